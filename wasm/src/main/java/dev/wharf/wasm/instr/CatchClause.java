package dev.wharf.wasm.instr;

/** A handler of {@code try_table}. Spec: syntax/instructions, control instructions. */
public sealed interface CatchClause {
  /** Label depth that is branched to. */
  int label();

  record Catch(int tag, int label) implements CatchClause {}

  record CatchRef(int tag, int label) implements CatchClause {}

  record CatchAll(int label) implements CatchClause {}

  record CatchAllRef(int label) implements CatchClause {}
}
