package dev.wharf.wasm;

import java.util.List;

/**
 * A guest stopped for good. Carries the Wasm frames and no Java stack trace. Spec: exec/runtime,
 * administrative instructions.
 */
public final class TrapException extends WasmException {
  private final Trap trap;
  private final List<WasmFrame> frames;

  public TrapException(Trap trap) {
    this(trap, "", List.of());
  }

  /**
   * With a detail that follows the suite's words: {@code out of bounds memory access: address 65533
   * + 4 > 65536}.
   */
  public TrapException(Trap trap, String detail) {
    this(trap, detail, List.of());
  }

  /** With the frames of the guest, innermost first. */
  public TrapException(Trap trap, String detail, List<WasmFrame> frames) {
    super(trap.message(detail), false);
    this.trap = trap;
    this.frames = List.copyOf(frames);
  }

  /** Caused by something in the host or in the runtime, such as an exception of a host function. */
  public TrapException(Trap trap, String detail, List<WasmFrame> frames, Throwable cause) {
    super(trap.message(detail), cause);
    this.trap = trap;
    this.frames = List.copyOf(frames);
  }

  public Trap trap() {
    return trap;
  }

  public List<WasmFrame> frames() {
    return frames;
  }
}
