package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Opcode;
import java.lang.classfile.Label;

/**
 * An open block while code is written, and where a branch to it goes. Spec: exec/runtime, labels.
 */
final class BlockScope {
  final Opcode kind;
  final JvmType[] params;
  final JvmType[] results;

  /** Operands below the block's parameters. */
  final int height;

  /** Target of branches: the beginning of a loop, else the end. */
  final Label target;

  /** Where an {@code if} goes on when the condition is false; unused otherwise. */
  final Label otherwise;

  boolean targeted;
  boolean elseSeen;

  BlockScope(
      Opcode kind, JvmType[] params, JvmType[] results, int height, Label target, Label otherwise) {
    this.kind = kind;
    this.params = params;
    this.results = results;
    this.height = height;
    this.target = target;
    this.otherwise = otherwise;
  }

  /** Types of the values that a branch carries. */
  JvmType[] labelTypes() {
    return kind == Opcode.LOOP ? params : results;
  }
}
