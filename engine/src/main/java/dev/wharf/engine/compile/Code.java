package dev.wharf.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** The one way in which emitters write bytecode: a thin layer over the class-file library. */
final class Code {
  private static final MethodTypeDesc INT_TO_FLOAT =
      MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int);
  private static final MethodTypeDesc LONG_TO_DOUBLE =
      MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long);

  private final CodeBuilder builder;
  private int firstFreeSlot;
  private int nextSlot;
  private int lastLine = -1;

  Code(CodeBuilder builder, int firstFreeSlot) {
    this.builder = builder;
    this.firstFreeSlot = firstFreeSlot;
    this.nextSlot = firstFreeSlot;
  }

  CodeBuilder builder() {
    return builder;
  }

  /** A slot for a short-lived value; {@link #freeScratch} takes all of them back. */
  int scratch(JvmType type) {
    int slot = nextSlot;
    nextSlot += type.slots();
    return slot;
  }

  void freeScratch() {
    nextSlot = firstFreeSlot;
  }

  /** Where the next slot will be: given to {@link #freeScratch(int)}, keeps those before it. */
  int scratchMark() {
    return nextSlot;
  }

  void freeScratch(int mark) {
    nextSlot = mark;
  }

  /** A slot that lives until {@link #release}; none is in use for a short-lived value. */
  int reserve(JvmType type) {
    int slot = firstFreeSlot;
    release(slot + type.slots());
    return slot;
  }

  /** Given to {@link #release}, frees what is reserved from now on. */
  int reserved() {
    return firstFreeSlot;
  }

  void release(int mark) {
    firstFreeSlot = mark;
    nextSlot = mark;
  }

  void line(int line) {
    if (line != lastLine) {
      builder.lineNumber(line);
      lastLine = line;
    }
  }

  Label newLabel() {
    return builder.newLabel();
  }

  void bind(Label label) {
    builder.labelBinding(label);
  }

  void jump(Label target) {
    builder.goto_(target);
  }

  void branch(Jump jump, Label target) {
    builder.branch(jump.opcode, target);
  }

  void load(JvmType type, int slot) {
    builder.loadLocal(type.kind, slot);
    if (type == JvmType.V128) {
      builder.lload(slot + 2);
    }
  }

  void store(JvmType type, int slot) {
    if (type == JvmType.V128) {
      builder.lstore(slot + 2);
    }
    builder.storeLocal(type.kind, slot);
  }

  void aload(int slot) {
    builder.aload(slot);
  }

  void constant(int value) {
    builder.loadConstant(value);
  }

  void constant(long value) {
    builder.loadConstant(value);
  }

  /** Goes through the bits for a NaN, whose payload a float constant need not keep. */
  void floatConstant(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (Float.isNaN(value)) {
      builder.loadConstant(bits);
      invoke(ConstantDescs.CD_Float, "intBitsToFloat", INT_TO_FLOAT);
    } else {
      builder.loadConstant(value);
    }
  }

  void doubleConstant(long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isNaN(value)) {
      builder.loadConstant(bits);
      invoke(ConstantDescs.CD_Double, "longBitsToDouble", LONG_TO_DOUBLE);
    } else {
      builder.loadConstant(value);
    }
  }

  void zero(JvmType type) {
    switch (type) {
      case INT -> builder.iconst_0();
      case LONG -> builder.lconst_0();
      case FLOAT -> builder.fconst_0();
      case DOUBLE -> builder.dconst_0();
      case V128 -> builder.lconst_0().lconst_0();
      case FUNC, REF -> builder.aconst_null();
    }
  }

  void invoke(ClassDesc owner, String name, MethodTypeDesc type) {
    builder.invokestatic(owner, name, type);
  }

  void getField(ClassDesc owner, String name, ClassDesc type) {
    builder.getfield(owner, name, type);
  }

  void putField(ClassDesc owner, String name, ClassDesc type) {
    builder.putfield(owner, name, type);
  }

  void drop(JvmType type) {
    switch (type.slots()) {
      case 1 -> builder.pop();
      case 2 -> builder.pop2();
      default -> builder.pop2().pop2();
    }
  }

  /** Not of a vector, for which no JVM instruction is enough. */
  void dup(JvmType type) {
    if (type.slots() == 2) {
      builder.dup2();
    } else {
      builder.dup();
    }
  }

  /** Stack: value, reference → reference, value. Of a vector the high half. */
  void referenceUnder(JvmType type) {
    if (type.kind.slotSize() == 2) {
      builder.dup_x2();
      builder.pop();
    } else {
      builder.swap();
    }
  }

  /** Of a vector the low half; the high one is in {@code Results}. */
  void returnValue(JvmType type) {
    builder.return_(type.kind);
  }
}
