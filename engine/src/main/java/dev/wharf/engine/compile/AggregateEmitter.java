package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.wharf.engine.load.RuntimeClasses;
import dev.wharf.engine.load.StructShape;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.PackedType;
import java.lang.constant.MethodTypeDesc;

/**
 * Structures: a field is a Java field of the type's class. A null reference is found by the JVM,
 * whose exception becomes the trap. Arrays are left to {@link ArrayEmitter}. Spec:
 * exec/instructions, aggregate instructions.
 */
final class AggregateEmitter {
  private static final MethodTypeDesc MAKE = MethodTypeDesc.of(CD_Object);
  private static final MethodTypeDesc LENGTH = MethodTypeDesc.of(CD_int, CD_Object);

  private final Emission emission;
  private final Code code;
  private final ArrayEmitter arrays;

  AggregateEmitter(Emission emission) {
    RuntimeClasses.initialiseReferences();
    this.emission = emission;
    this.code = emission.code;
    this.arrays = new ArrayEmitter(emission);
  }

  void emit(Instr instr) {
    var effect = ReferenceEffect.of(emission.shape, instr, JvmType.REF);
    emission.pop(effect.operands());
    effect.result().ifPresent(emission::push);
    switch (instr) {
      case Instr.Index index -> {
        switch (index.op()) {
          case STRUCT_NEW -> make(index.index());
          case STRUCT_NEW_DEFAULT -> makeDefault(index.index());
          default -> arrays.emit(index);
        }
      }
      case Instr.IndexPair pair -> {
        switch (pair.op()) {
          case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U ->
              get(pair.first(), pair.second(), pair.op() == Opcode.STRUCT_GET_U);
          case STRUCT_SET -> set(pair.first(), pair.second());
          default -> arrays.emit(pair);
        }
      }
      default -> code.invoke(Symbols.ARRAY_ACCESS, "length", LENGTH);
    }
  }

  private void make(int type) {
    var shape = emission.shape.struct(type);
    var owner = emission.shape.classOf(type);
    var parts = shape.parts();
    if (parts.size() == 1) {
      code.invoke(owner, "of", shape.ofType());
      return;
    }
    int object = code.scratch(JvmType.REF);
    makeDefault(type);
    code.store(JvmType.REF, object);
    for (int part = parts.size() - 1; part >= 0; part--) {
      int from = part == 0 ? 0 : parts.get(part - 1);
      code.load(JvmType.REF, object);
      code.invoke(owner, "put" + part, shape.putType(from, parts.get(part)));
    }
    code.load(JvmType.REF, object);
    code.freeScratch();
  }

  private void makeDefault(int type) {
    code.invoke(emission.shape.classOf(type), "make", MAKE);
  }

  private void get(int type, int field, boolean unsigned) {
    var shape = emission.shape.struct(type);
    var owner = emission.shape.classOf(type);
    var storage = shape.fields().get(field);
    var out = code.builder();
    out.checkcast(owner);
    if (ReferenceEffect.value(storage) == JvmType.V128) {
      int object = code.scratch(JvmType.REF);
      code.store(JvmType.REF, object);
      code.load(JvmType.REF, object);
      out.checkcast(owner);
      code.getField(owner, StructShape.name(field), shape.storage(field));
      code.load(JvmType.REF, object);
      out.checkcast(owner);
      code.getField(owner, StructShape.highName(field), shape.storage(field));
      code.freeScratch();
      return;
    }
    code.getField(owner, StructShape.name(field), shape.storage(field));
    if (unsigned) {
      if (storage == PackedType.I8) {
        code.constant(0xff);
        out.iand();
      } else {
        out.i2c();
      }
    }
  }

  private void set(int type, int field) {
    var shape = emission.shape.struct(type);
    var owner = emission.shape.classOf(type);
    var storage = shape.fields().get(field);
    var value = ReferenceEffect.value(storage);
    var out = code.builder();
    if (value.slots() > 1) {
      int kept = code.scratch(value);
      code.store(value, kept);
      out.checkcast(owner);
      if (value == JvmType.V128) {
        out.dup();
        out.lload(kept + JvmType.LONG.slots());
        code.putField(owner, StructShape.highName(field), shape.storage(field));
        out.lload(kept);
      } else {
        code.load(value, kept);
      }
      code.freeScratch();
    } else {
      out.swap().checkcast(owner).swap();
      if (storage == PackedType.I8) {
        out.i2b();
      } else if (storage == PackedType.I16) {
        out.i2s();
      }
    }
    code.putField(owner, StructShape.name(field), shape.storage(field));
  }
}
