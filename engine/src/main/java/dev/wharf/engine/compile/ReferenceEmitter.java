package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.wharf.engine.load.RuntimeClasses;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.RefType;
import java.lang.constant.MethodTypeDesc;

/**
 * References. Conversions between the host's and the guest's references change nothing, as both are
 * Java objects. Spec: exec/instructions, reference instructions.
 */
final class ReferenceEmitter {
  private static final MethodTypeDesc FUNC = MethodTypeDesc.of(Symbols.FUNC, CD_int);
  private static final MethodTypeDesc EQ = MethodTypeDesc.of(CD_int, CD_Object, CD_Object);
  private static final MethodTypeDesc I31 = MethodTypeDesc.of(CD_Object, CD_int);
  private static final MethodTypeDesc I31_GET = MethodTypeDesc.of(CD_int, CD_Object);
  private static final MethodTypeDesc CAST_FAILURE = MethodTypeDesc.of(Symbols.TRAP_EXCEPTION);

  private final Emission emission;
  private final Code code;

  ReferenceEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void emit(Instr instr) {
    var top = emission.height() == 0 ? JvmType.REF : emission.peek(0);
    var effect = ReferenceEffect.of(emission.shape, instr, top);
    emission.pop(effect.operands());
    effect.result().ifPresent(emission::push);
    switch (instr) {
      case Instr.OfHeapType typed -> typed(typed.op(), typed.type());
      case Instr.Index function -> {
        emission.loadInstance();
        code.constant(function.index());
        code.builder().invokevirtual(Symbols.INSTANCE, "func", FUNC);
      }
      default -> plain(instr.op(), top);
    }
  }

  private void plain(Opcode op, JvmType top) {
    switch (op) {
      case REF_IS_NULL -> emission.compare(Jump.IFNULL);
      case REF_AS_NON_NULL ->
          code.invoke(Symbols.REF_ACCESS, "nonNull", MethodTypeDesc.of(top.desc, top.desc));
      case REF_EQ -> code.invoke(Symbols.REF_ACCESS, "eq", EQ);
      case REF_I31 -> {
        RuntimeClasses.initialiseReferences();
        code.invoke(Symbols.REF_ACCESS, "i31", I31);
      }
      case I31_GET_S -> code.invoke(Symbols.REF_ACCESS, "i31Signed", I31_GET);
      case I31_GET_U -> code.invoke(Symbols.REF_ACCESS, "i31Unsigned", I31_GET);
      default -> {} // any.convert_extern, extern.convert_any
    }
  }

  private void typed(Opcode op, HeapType type) {
    boolean nullable = op == Opcode.REF_TEST_NULL || op == Opcode.REF_CAST_NULL;
    var test =
        new TypeTest(
            emission.shape, code, new RefType(nullable, emission.shape.types().close(type)));
    switch (op) {
      case REF_NULL -> code.builder().aconst_null();
      case REF_TEST, REF_TEST_NULL -> test.test();
      default -> cast(test);
    }
  }

  private void cast(TypeTest test) {
    if (!test.alwaysPasses()) {
      var passes = code.newLabel();
      test.branchIfPasses(passes);
      code.invoke(Symbols.REF_ACCESS, "castFailure", CAST_FAILURE);
      code.builder().athrow();
      code.bind(passes);
    }
  }
}
