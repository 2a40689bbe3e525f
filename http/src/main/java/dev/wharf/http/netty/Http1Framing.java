package dev.wharf.http.netty;

import dev.wharf.http.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;

/** Writes what a sink was given behind a head, in as few pieces as is cheap. RFC 9112, 7.1. */
final class Http1Framing {
  /** Content up to here is copied behind its head. */
  private static final int SMALL = 4096;

  private Http1Framing() {}

  /** Writes and flushes; the writer may hold a head. Releases the data. */
  static ChannelFuture write(
      ChannelHandlerContext ctx,
      HeadWriter writer,
      ByteBuf data,
      boolean chunked,
      boolean end,
      Headers trailers) {
    int count = data.readableBytes();
    if (chunked && count > 0) {
      writer.hex(count).put("\r\n");
    }
    if (count > SMALL) {
      if (writer.length() > 0) {
        ctx.write(copy(ctx, writer), ctx.voidPromise());
      }
      writer.clear();
      if (!chunked) {
        return ctx.writeAndFlush(data);
      }
      ctx.write(data, ctx.voidPromise());
    } else {
      writer.put(data);
      data.release();
    }
    if (chunked) {
      if (count > 0) {
        writer.put("\r\n");
      }
      if (end) {
        writer.put("0\r\n").fields(trailers).put("\r\n");
      }
    }
    return ctx.writeAndFlush(copy(ctx, writer));
  }

  static ByteBuf copy(ChannelHandlerContext ctx, HeadWriter writer) {
    ByteBuf out = ctx.alloc().directBuffer(writer.length());
    writer.copyTo(out);
    return out;
  }

  /** Tells a writer what became of a piece. */
  record Sent(Outbound from, int count, boolean end) implements ChannelFutureListener {
    @Override
    public void operationComplete(ChannelFuture future) {
      if (future.isSuccess()) {
        from.sent(count, end);
      } else {
        from.fail(ServerExchange.gone());
      }
    }
  }
}
