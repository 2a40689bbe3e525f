package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import java.util.Optional;

/**
 * Recognises the end of a counting loop as C compilers write it: {@code x += S; if (x != K)
 * continue}. C2 treats a loop that ends on "not equal" as counted only when it steps by one, and
 * moves range checks only out of counted loops. So the branch is written as two: first "less" (for
 * a step up), which C2 takes for the loop's condition, then "not equal", which never holds in
 * practice. Together they say the same.
 *
 * <p>Only for strides that are powers of two, as in loops over numbers that the C compiler
 * unrolled. Other strides are mostly sizes of structures, in loops over a few of them, which C2
 * makes slower when it unrolls them: an n-body program took three times as long.
 */
final class LoopStep {
  private static final int WINDOW = 5;

  private final Instr[] last = new Instr[WINDOW];

  /**
   * A recognised step.
   *
   * @param jump the condition that C2 understands
   * @param local the counter
   * @param bound pushes what the counter is compared with; empty for zero
   */
  record Found(Jump jump, int local, Optional<Instr> bound) {}

  LoopStep() {
    java.util.Arrays.fill(last, Opcode.NOP.plain());
  }

  void note(Instr instr) {
    System.arraycopy(last, 1, last, 0, WINDOW - 1);
    last[WINDOW - 1] = instr;
  }

  /** Looks at what came before a {@code br_if}. */
  Optional<Found> recognise() {
    if (last[4].op() == Opcode.I32_NE) {
      return isBound(last[3])
          ? step(last[2], last[1], last[0])
              .map(stride ->
                  new Found(
                      stride > 0 ? Jump.IF_ICMPLT : Jump.IF_ICMPGT,
                      ((Instr.Index) last[2]).index(),
                      Optional.of(last[3])))
          : Optional.empty();
    }
    return step(last[4], last[3], last[2])
        .map(stride ->
            new Found(
                stride > 0 ? Jump.IFLT : Jump.IFGT,
                ((Instr.Index) last[4]).index(),
                Optional.empty()));
  }

  private static boolean isBound(Instr instr) {
    return instr instanceof Instr.I32Const || instr.op() == Opcode.LOCAL_GET;
  }

  /** The stride, where it is not one: those loops C2 recognises by itself. */
  private static Optional<Integer> step(Instr tee, Instr add, Instr stride) {
    return tee.op() == Opcode.LOCAL_TEE
            && add.op() == Opcode.I32_ADD
            && stride instanceof Instr.I32Const(Opcode _, int by)
            && Integer.bitCount(Math.abs(by)) == 1
            && Math.abs(by) > 1
        ? Optional.of(by)
        : Optional.empty();
  }
}
