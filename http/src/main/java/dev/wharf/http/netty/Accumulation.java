package dev.wharf.http.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Bytes that arrived and were not used yet, in one piece. */
final class Accumulation {
  private Accumulation() {}

  /**
   * Puts what arrived behind the rest, which is usually empty. Slices of the rest may be in use, so
   * it is not moved and grown in place only behind them.
   */
  static ByteBuf append(ByteBufAllocator allocator, ByteBuf rest, ByteBuf arrived) {
    if (!rest.isReadable()) {
      rest.release();
      return arrived;
    }
    int count = arrived.readableBytes();
    if (rest.writableBytes() >= count && !rest.isReadOnly()) {
      rest.writeBytes(arrived);
      arrived.release();
      return rest;
    }
    ByteBuf both = allocator.buffer(2 * (rest.readableBytes() + count));
    both.writeBytes(rest).writeBytes(arrived);
    rest.release();
    arrived.release();
    return both;
  }
}
