package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.CatchClause;
import java.lang.classfile.Label;
import java.util.List;
import java.util.Optional;

/**
 * The protected part of a {@code try_table} or legacy {@code try}, and what its handlers need: the
 * JVM empties the operand stack when it enters a handler, so operands below the block are kept in
 * local variables as well.
 *
 * @param start of the protected code
 * @param handler where the exception arrives, alone on the stack
 * @param clauses of a {@code try_table}
 * @param saved the variables with the operands below, the lowest first
 * @param exception the variable with the exception, while it is handled
 * @param mark what {@link Code#release} takes to free the variables
 */
record TryRegion(
    Label start,
    Label handler,
    List<CatchClause> clauses,
    int[] saved,
    int exception,
    int mark,
    State state) {
  /** What becomes known while the block is written. */
  static final class State {
    /** A {@code delegate} jumps to the handler. */
    boolean isDelegate;

    /** The protected code has ended. */
    boolean ended;

    /** Where the next legacy clause is tested, after one for a tag. */
    Optional<Label> next = Optional.empty();
  }
}
