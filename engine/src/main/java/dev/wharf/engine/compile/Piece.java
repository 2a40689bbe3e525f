package dev.wharf.engine.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a body, from byte {@code start} to {@code end}, that becomes a method of its own.
 *
 * <p>It returns a branch code: 0 when control falls out of its end, {@code k} for a branch to {@link #exits}{@code
 * [k-1]}, and {@code exits.size() + 1} for a return from the function. Values travel in the {@link FrameShape}.
 */
final class Piece {
  /** 0 is the function itself, called the driver. */
  final int id;

  final int start;
  final int end;

  /** Labels outside of the piece that it branches to, as the number of blocks around the label's block. */
  final List<Integer> exits = new ArrayList<>(2);

  boolean returns;
  boolean fallsThrough;
  final List<Piece> children = new ArrayList<>();

  Piece(int id, int start, int end) {
    this.id = id;
    this.start = start;
    this.end = end;
  }

  boolean isDriver() {
    return id == 0;
  }

  int returnCode() {
    return exits.size() + 1;
  }

  /** Whether the caller has to look at a branch code. */
  boolean hasCodes() {
    return returns || !exits.isEmpty();
  }
}
