package dev.wharf.engine.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A part of a body, from byte {@code start} to {@code end}, that becomes a method of its own.
 *
 * <p>It returns a branch code: 0 when control falls out of its end, or {@link #code} of the label
 * that it branches to. Codes mean the same in every piece of a function, so that a caller passes on
 * those it does not know. Values travel in the {@link FrameShape}.
 */
final class Piece {
  /** 0 is the function itself, called the driver. */
  final int id;

  final int start;
  final int end;

  /**
   * Labels outside of the piece that it branches to, as the number of blocks around the label's
   * block.
   */
  final BitSet exits = new BitSet();

  boolean fallsThrough;

  /** Operands that lie on the stack where the piece starts, the lowest first; it takes them. */
  JvmType[] taken = {};

  /** Operands that it leaves when control falls out of its end. */
  JvmType[] left = {};

  final List<Piece> children = new ArrayList<>();

  Piece(int id, int start, int end) {
    this.id = id;
    this.start = start;
    this.end = end;
  }

  boolean isDriver() {
    return id == 0;
  }

  /** Whether the caller has to look at a branch code. */
  boolean hasCodes() {
    return !exits.isEmpty();
  }

  /**
   * The branch code for a label with {@code target} blocks around it; the function's own label, 0,
   * is a return.
   */
  static int code(int target) {
    return target + 1;
  }
}
