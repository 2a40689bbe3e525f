package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Opcode;
import java.lang.classfile.Label;
import java.util.Optional;

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

  /** The protected code of a {@code try} or {@code try_table}, also while it is handled. */
  final Optional<TryRegion> region;

  boolean targeted;
  boolean elseSeen;

  BlockScope(
      Opcode kind, JvmType[] params, JvmType[] results, int height, Label target, Label otherwise) {
    this(kind, params, results, height, target, otherwise, Optional.empty());
  }

  BlockScope(
      Opcode kind,
      JvmType[] params,
      JvmType[] results,
      int height,
      Label target,
      Label otherwise,
      Optional<TryRegion> region) {
    this.region = region;
    this.kind = kind;
    this.params = params;
    this.results = results;
    this.height = height;
    this.target = target;
    this.otherwise = otherwise;
  }

  /** The same block from a legacy handler on. */
  BlockScope asHandler(Opcode handler) {
    var scope = new BlockScope(handler, params, results, height, target, otherwise, region);
    scope.targeted = targeted;
    return scope;
  }

  /** Whether its handlers take exceptions of the code that is being written inside. */
  boolean isProtected() {
    return kind == Opcode.TRY || kind == Opcode.TRY_TABLE;
  }

  /** Types of the values that a branch carries. */
  JvmType[] labelTypes() {
    return kind == Opcode.LOOP ? params : results;
  }
}
