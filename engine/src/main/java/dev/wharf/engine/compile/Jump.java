package dev.wharf.engine.compile;

import java.lang.classfile.Opcode;

/**
 * A conditional jump of the JVM. Named here because two enums called Opcode meet in the emitters.
 */
enum Jump {
  IFEQ(Opcode.IFEQ),
  IFNE(Opcode.IFNE),
  IFLT(Opcode.IFLT),
  IFGE(Opcode.IFGE),
  IFGT(Opcode.IFGT),
  IFLE(Opcode.IFLE),
  IF_ICMPEQ(Opcode.IF_ICMPEQ),
  IF_ICMPNE(Opcode.IF_ICMPNE),
  IF_ICMPLT(Opcode.IF_ICMPLT),
  IF_ICMPGE(Opcode.IF_ICMPGE),
  IF_ICMPGT(Opcode.IF_ICMPGT),
  IF_ICMPLE(Opcode.IF_ICMPLE),
  IF_ACMPEQ(Opcode.IF_ACMPEQ),
  IF_ACMPNE(Opcode.IF_ACMPNE),
  IFNULL(Opcode.IFNULL),
  IFNONNULL(Opcode.IFNONNULL);

  final Opcode opcode;

  Jump(Opcode opcode) {
    this.opcode = opcode;
  }

  /** The jump that is taken exactly when this one is not. */
  Jump inverse() {
    return switch (this) {
      case IFEQ -> IFNE;
      case IFNE -> IFEQ;
      case IFLT -> IFGE;
      case IFGE -> IFLT;
      case IFGT -> IFLE;
      case IFLE -> IFGT;
      case IF_ICMPEQ -> IF_ICMPNE;
      case IF_ICMPNE -> IF_ICMPEQ;
      case IF_ICMPLT -> IF_ICMPGE;
      case IF_ICMPGE -> IF_ICMPLT;
      case IF_ICMPGT -> IF_ICMPLE;
      case IF_ICMPLE -> IF_ICMPGT;
      case IF_ACMPEQ -> IF_ACMPNE;
      case IF_ACMPNE -> IF_ACMPEQ;
      case IFNULL -> IFNONNULL;
      case IFNONNULL -> IFNULL;
    };
  }
}
