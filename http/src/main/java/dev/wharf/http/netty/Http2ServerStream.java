package dev.wharf.http.netty;

import dev.wharf.http.Body;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.Response;
import dev.wharf.http.Status;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.net.SocketAddress;
import java.util.OptionalLong;

/** A stream of a connection that speaks HTTP/2: one exchange. Of its event loop. */
final class Http2ServerStream extends ChannelInboundHandlerAdapter
    implements ServerExchange.Carrier, Inbound.Source, LoopState.Timed {
  private final ServerState server;
  private final LoopState state;
  private final Http2Guard guard;
  private final Deadlines deadlines;
  private int position = -1;

  /** Null until it is added. */
  private ChannelHandlerContext ctx;

  /** Null until there is a request. */
  private ServerExchange exchange;

  /** Null where there is no content. */
  private Inbound inbound;

  private long received;
  private boolean requestEnded;
  private boolean headSent;
  private boolean endSent;
  private boolean reset;
  private boolean refused;
  private boolean waitsForContinue;

  Http2ServerStream(ServerState server, LoopState state, Http2Guard guard) {
    this.server = server;
    this.state = state;
    this.guard = guard;
    deadlines = new Deadlines(server.limits().times());
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    this.ctx = ctx;
    guard.streamOpened();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    state.remove(this);
    guard.streamClosed();
    if (exchange != null) {
      if (endSent && !reset) {
        exchange.answered();
      }
      exchange.cancel(ServerExchange.gone());
    }
    if (inbound != null) {
      inbound.fail(ServerExchange.gone());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    reset(Http2Error.INTERNAL_ERROR);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Http2ResetFrame) {
      reset = true;
      if (exchange != null) {
        exchange.cancel(ServerExchange.gone());
      }
    }
    ReferenceCountUtil.release(event);
  }

  // Requests.

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object frame) {
    try {
      if (refused) {
        return;
      }
      if (frame instanceof Http2HeadersFrame headers) {
        if (exchange == null) {
          begin(headers);
        } else {
          requestEnded = true;
          state.remove(this);
          inbound.end(Http2Heads.trailers(headers.headers(), server.limits().sizes()));
        }
      } else if (frame instanceof Http2DataFrame data) {
        content(data);
      }
    } catch (Refusal e) {
      refuse(e);
    } finally {
      ReferenceCountUtil.release(frame);
    }
  }

  private void begin(Http2HeadersFrame frame) {
    requestEnded = frame.isEndStream();
    var sizes = server.limits().sizes();
    var request = Http2Heads.request(frame.headers(), sizes);
    int expect = request.headers().indexOf("expect", 0);
    if (expect >= 0) {
      if (!request.headers().value(expect).equalsIgnoreCase("100-continue")) {
        throw new Refusal(
            Status.EXPECTATION_FAILED, HttpError.HTTP_PROTOCOL_ERROR, "unknown expectation");
      }
      waitsForContinue = true;
      request = request.with(request.headers().toBuilder().remove("expect").build());
    }
    Body body = NoContent.BODY;
    if (!requestEnded) {
      int at = request.headers().indexOf("content-length", 0);
      long length = at < 0 ? -1 : FieldParser.length(request.headers().value(at));
      checkSize(length);
      inbound =
          new Inbound(
              ctx.channel().eventLoop(),
              this,
              length < 0 ? OptionalLong.empty() : OptionalLong.of(length));
      body = inbound;
      deadlines.contentWanted();
      state.add(this);
    }
    if (!server.admit()) {
      throw overloaded();
    }
    exchange = new ServerExchange(this, server, request, body);
    if (!server.run(exchange)) {
      exchange.neverHandled();
      throw overloaded();
    }
  }

  private static Refusal overloaded() {
    return new Refusal(
        Status.SERVICE_UNAVAILABLE, HttpError.CONNECTION_LIMIT_REACHED, "too many exchanges");
  }

  private void content(Http2DataFrame frame) {
    ByteBuf data = frame.content();
    received += data.readableBytes();
    checkSize(received);
    waitsForContinue = false;
    deadlines.contentArrived(data.readableBytes());
    if (data.isReadable()) {
      inbound.offer(data, data.readableBytes());
    }
    if (frame.isEndStream()) {
      requestEnded = true;
      state.remove(this);
      inbound.end(Headers.EMPTY);
    } else {
      ctx.channel().config().setAutoRead(inbound.wanted());
    }
  }

  private void checkSize(long bytes) {
    if (bytes > server.limits().sizes().body()) {
      throw new Refusal(
          Status.CONTENT_TOO_LARGE, HttpError.HTTP_REQUEST_BODY_SIZE, "content too large");
    }
  }

  private void refuse(Refusal refusal) {
    refused = true;
    if (exchange != null) {
      exchange.cancel(refusal.asException());
    }
    if (headSent) {
      reset(Http2Error.CANCEL);
      return;
    }
    headSent = true;
    endSent = true;
    byte[] text = ServerExchange.text(refusal.status());
    var head =
        Http2Heads.response(ServerExchange.plain(refusal.status()), text.length, state.date());
    ctx.write(new DefaultHttp2HeadersFrame(head, false));
    var sent = ctx.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(text), true));
    if (!requestEnded) {
      sent.addListener(_ -> reset(Http2Error.NO_ERROR));
    }
  }

  private void reset(Http2Error error) {
    if (!reset) {
      reset = true;
      ctx.writeAndFlush(new DefaultHttp2ResetFrame(error));
    }
  }

  // Answers.

  @Override
  public void send(Outbound from, ByteBuf data, boolean end) {
    if (refused || endSent || reset) {
      data.release();
      from.fail(ServerExchange.gone());
      return;
    }
    int count = data.readableBytes();
    if (!headSent && waitsForContinue && !end && exchange.response().status().code() < 300) {
      pulled(inbound);
    }
    boolean trailers = end && from.trailers().size() > 0 && !from.bodiless();
    ChannelFuture last = null;
    if (!headSent) {
      headSent = true;
      var head = Http2Heads.response(exchange.response(), from.announced(), state.date());
      last = ctx.write(new DefaultHttp2HeadersFrame(head, end && count == 0 && !trailers));
    }
    if (count > 0 || last == null && end && !trailers) {
      last = ctx.write(new DefaultHttp2DataFrame(data, end && !trailers));
    } else {
      data.release();
    }
    if (trailers) {
      last = ctx.write(new DefaultHttp2HeadersFrame(Http2Heads.fields(from.trailers()), true));
    }
    endSent = end;
    if (last == null) {
      last = ctx.newSucceededFuture();
    }
    last.addListener(new Http1Framing.Sent(from, count, end));
    if (end) {
      last.addListener(exchange);
      if (!requestEnded && inbound.isClosed()) {
        last.addListener(_ -> reset(Http2Error.NO_ERROR));
      }
    }
    ctx.flush();
  }

  @Override
  public void abort(Outbound from, String reason) {
    exchange.cancel(ServerExchange.gone());
    reset(Http2Error.INTERNAL_ERROR);
  }

  @Override
  public void inform(Response interim) {
    loop().execute(() -> sendInterim(interim));
  }

  private void sendInterim(Response interim) {
    if (!headSent && !reset) {
      var head = Http2Heads.response(interim, Outbound.UNKNOWN, "");
      ctx.writeAndFlush(new DefaultHttp2HeadersFrame(head, false));
    }
  }

  // The reader of the content.

  @Override
  public void pulled(Inbound by) {
    if (waitsForContinue) {
      waitsForContinue = false;
      deadlines.contentWanted();
      sendInterim(new Response(Status.CONTINUE, Headers.EMPTY));
    }
  }

  @Override
  public void wanted(Inbound by) {
    deadlines.contentWanted();
    ctx.channel().config().setAutoRead(true);
  }

  @Override
  public void abandoned(Inbound by) {
    if (endSent && !requestEnded) {
      reset(Http2Error.NO_ERROR);
    } else {
      ctx.channel().config().setAutoRead(true);
    }
  }

  @Override
  public void tick(long now) {
    if (!requestEnded
        && !waitsForContinue
        && !refused
        && ctx.channel().config().isAutoRead()
        && deadlines.over(now)) {
      refuse(
          new Refusal(
              Status.REQUEST_TIMEOUT, HttpError.CONNECTION_READ_TIMEOUT, "the client is too slow"));
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

  // For exchanges.

  @Override
  public EventLoop loop() {
    return ctx.channel().eventLoop();
  }

  @Override
  public SocketAddress remote() {
    return ctx.channel().parent().remoteAddress();
  }

  @Override
  public SocketAddress local() {
    return ctx.channel().parent().localAddress();
  }

  @Override
  public String protocol() {
    return "HTTP/2";
  }
}
