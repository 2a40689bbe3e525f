package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.type.AbstractHeapType;
import java.lang.constant.MethodTypeDesc;

/** References. Spec: exec/instructions, reference instructions. */
final class ReferenceEmitter {
  private static final MethodTypeDesc FUNC = MethodTypeDesc.of(Symbols.FUNC, CD_int);

  private final Emission emission;
  private final Code code;

  ReferenceEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void emit(Instr instr) {
    switch (instr) {
      case Instr.OfHeapType nothing -> {
        code.builder().aconst_null();
        emission.push(nothing.type() == AbstractHeapType.FUNC ? JvmType.FUNC : JvmType.REF);
      }
      case Instr.Index function -> {
        emission.loadInstance();
        code.constant(function.index());
        code.builder().invokevirtual(Symbols.INSTANCE, "func", FUNC);
        emission.push(JvmType.FUNC);
      }
      default -> {
        emission.pop();
        emission.push(JvmType.INT);
        emission.compare(Jump.IFNULL);
      }
    }
  }
}
