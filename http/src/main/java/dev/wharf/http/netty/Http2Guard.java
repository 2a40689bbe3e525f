package dev.wharf.http.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;

/**
 * Looks after a connection that speaks HTTP/2: its times, its end, and how much of what arrives is
 * of use. Of its event loop.
 *
 * <p>Every frame that is neither a header nor content is paid for out of a budget, which frames of
 * use fill up again: a peer that keeps the server busy with nothing is sent away.
 */
final class Http2Guard extends ChannelInboundHandlerAdapter implements LoopState.Timed {
  /** Bytes that may be under way to all streams together; what they begin with is less. */
  private static final int WINDOW = 1 << 20;

  /** RFC 9113, 6.9.2. */
  private static final int FIRST_WINDOW = 65_535;

  private final ServerState server;
  private final LoopState state;
  private final Deadlines deadlines;
  private int position = -1;
  private int budget;
  private int streams;
  private boolean ending;

  /** Null until it is added. */
  private ChannelHandlerContext ctx;

  Http2Guard(ServerState server, LoopState state) {
    this.server = server;
    this.state = state;
    deadlines = new Deadlines(server.limits().times());
    budget = server.limits().counts().controlFrames();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    this.ctx = ctx;
    state.add(this);
    deadlines.firstHead();
    ctx.writeAndFlush(new DefaultHttp2WindowUpdateFrame(WINDOW - FIRST_WINDOW));
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    state.remove(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object frame) {
    if (frame instanceof Http2HeadersFrame
        || frame instanceof Http2DataFrame data && data.content().isReadable()) {
      budget = Math.min(budget + 1, server.limits().counts().controlFrames());
    } else if (--budget < 0) {
      goAway(Http2Error.ENHANCE_YOUR_CALM);
      ctx.close();
      ReferenceCountUtil.release(frame);
      return;
    }
    ctx.fireChannelRead(frame);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == ServerDrain.EVENT) {
      goAway(Http2Error.NO_ERROR);
      ending = true;
      closeIfDone();
    } else {
      ctx.fireUserEventTriggered(event);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }

  void streamOpened() {
    streams++;
  }

  void streamClosed() {
    if (--streams == 0) {
      deadlines.idle();
      closeIfDone();
    }
  }

  private void closeIfDone() {
    if (ending && streams == 0) {
      ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private void goAway(Http2Error error) {
    if (!ending) {
      ctx.writeAndFlush(new DefaultHttp2GoAwayFrame(error));
    }
  }

  @Override
  public void tick(long now) {
    if (deadlines.stalled(ctx.channel(), now)) {
      ctx.close();
    } else if (streams == 0 && deadlines.over(now)) {
      goAway(Http2Error.NO_ERROR);
      ctx.close();
    }
  }

  @Override
  public int position() {
    return position;
  }

  @Override
  public void position(int position) {
    this.position = position;
  }
}
