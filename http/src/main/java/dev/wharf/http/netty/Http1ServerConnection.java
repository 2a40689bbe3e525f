package dev.wharf.http.netty;

import dev.wharf.http.Body;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.Method;
import dev.wharf.http.Response;
import dev.wharf.http.Status;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.OptionalLong;

/**
 * A connection of a server that speaks HTTP/1.1. Of its event loop.
 *
 * <p><b>One exchange at a time.</b> What a client sends beyond one request waits in the buffer, up
 * to a bound, until the answer was sent and the request's content is through.
 *
 * <p><b>Reading.</b> Content is decoded as far as its reader has room; without room nothing is read
 * from the network. Behind a whole request reading goes on, so that it is noticed if the client
 * leaves.
 *
 * <p><b>Ends.</b> A refused request is answered once; then this end of the connection is closed and
 * what still arrives is thrown away for a while, since otherwise the client's system would throw
 * away the answer.
 */
final class Http1ServerConnection extends ChannelInboundHandlerAdapter
    implements ServerExchange.Carrier, Inbound.Source, LoopState.Timed {
  /** Bytes that may arrive beyond a request before its answer is through. */
  private static final int AHEAD = 16 * 1024;

  /** Content that nobody reads, up to which a connection is worth keeping. */
  private static final long DISCARDED = 256 * 1024;

  private static final long LINGER_NANOS = 1_000_000_000L;

  private final ServerState server;
  private final LoopState state;
  private final HeadScanner scanner;
  private final Deadlines deadlines;
  private int position = -1;
  private boolean first = true;

  private ChannelHandlerContext ctx;
  private ByteBuf in = Unpooled.EMPTY_BUFFER;

  /** The request under way, or null; with the next three. */
  private RequestHead head;

  private ServerExchange exchange;

  /** Null where no content is missing. */
  private BodyDecoder decoder;

  private Inbound inbound;
  private boolean waitsForContinue;
  private boolean abandoned;
  private long discarded;
  private boolean headSent;
  private boolean chunked;
  private boolean persists;
  private boolean answered;
  private boolean lingering;

  Http1ServerConnection(ServerState server, LoopState state) {
    this.server = server;
    this.state = state;
    scanner = new HeadScanner(server.limits().sizes(), true);
    deadlines = new Deadlines(server.limits().times());
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    this.ctx = ctx;
    state.add(this);
    deadlines.firstHead();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    state.remove(this);
    in.release();
    in = Unpooled.EMPTY_BUFFER;
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.cancel(ServerExchange.gone());
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException) && !(cause.getCause() instanceof IOException)) {
      server.report(cause);
    }
    ctx.close();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == ServerDrain.EVENT) {
      persists = false;
      if (exchange == null && !lingering && !scanner.begun()) {
        ctx.close();
      }
    }
  }

  // Requests.

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    var arrived = (ByteBuf) message;
    if (decoder != null) {
      deadlines.contentArrived(arrived.readableBytes());
      waitsForContinue = false;
    }
    in = Accumulation.append(ctx.alloc(), in, arrived);
    process();
  }

  private void process() {
    try {
      while (step()) {}
    } catch (Refusal e) {
      refuse(e);
    }
    if (!in.isReadable()) {
      in.release();
      in = Unpooled.EMPTY_BUFFER;
    }
    if (ctx.channel().isActive()) {
      ctx.channel().config().setAutoRead(mayRead());
    }
  }

  /** Does what can be done with what has arrived; false if there is nothing to do. */
  private boolean step() {
    if (lingering) {
      discarded += in.readableBytes();
      in.skipBytes(in.readableBytes());
      if (discarded > DISCARDED) {
        ctx.close();
      }
      return false;
    }
    if (exchange == null) {
      return in.isReadable() && nextRequest();
    }
    if (decoder == null) {
      return false;
    }
    int before = in.readableBytes();
    boolean done = decoder.decode(in, inbound);
    if (abandoned) {
      discarded += before - in.readableBytes();
    }
    if (!done) {
      return false;
    }
    decoder = null;
    return answered && next();
  }

  private boolean mayRead() {
    if (lingering || exchange == null) {
      return true;
    }
    if (decoder != null) {
      return abandoned ? discarded < DISCARDED : inbound.wanted();
    }
    return in.readableBytes() < AHEAD;
  }

  private boolean nextRequest() {
    // RFC 9112, 2.2: an empty line before a request is the rest of an old client's last one.
    if (!scanner.begun() && in.getByte(in.readerIndex()) == '\r') {
      if (in.readableBytes() < 2) {
        return false;
      }
      if (in.getByte(in.readerIndex() + 1) == '\n') {
        in.skipBytes(2);
      }
    }
    int length = scanner.scan(in);
    if (length < 0) {
      deadlines.headBegun();
      return false;
    }
    byte[] bytes = new byte[length];
    in.readBytes(bytes);
    if (first && bytes[0] == 'P' && Http2Start.wanted(server, bytes)) {
      in.readerIndex(in.readerIndex() - length);
      ByteBuf rest = in;
      in = Unpooled.EMPTY_BUFFER;
      Http2Start.replace(ctx, this, server, state, rest);
      return false;
    }
    first = false;
    head = RequestHead.parse(bytes, server.scheme());
    persists = head.persists() && !server.draining();
    waitsForContinue = head.expectContinue();
    Body body = NoContent.BODY;
    if (head.length() != 0) {
      decoder = new BodyDecoder(head.length(), server.limits().sizes());
      inbound =
          new Inbound(
              ctx.channel().eventLoop(),
              this,
              head.length() > 0 ? OptionalLong.of(head.length()) : OptionalLong.empty());
      body = inbound;
    }
    if (!server.admit()) {
      throw overloaded();
    }
    deadlines.headEnded(decoder != null);
    exchange = new ServerExchange(this, server, head.request(), body);
    if (!server.run(exchange)) {
      exchange.neverHandled();
      throw overloaded();
    }
    return true;
  }

  private static Refusal overloaded() {
    return new Refusal(
        Status.SERVICE_UNAVAILABLE, HttpError.CONNECTION_LIMIT_REACHED, "too many exchanges");
  }

  /** The exchange is over on this side. */
  private boolean next() {
    head = null;
    exchange = null;
    inbound = null;
    abandoned = false;
    discarded = 0;
    headSent = false;
    chunked = false;
    answered = false;
    waitsForContinue = false;
    deadlines.idle();
    return true;
  }

  private void refuse(Refusal refusal) {
    decoder = null;
    boolean answerable = !headSent;
    if (exchange != null) {
      exchange.cancel(refusal.asException());
    }
    if (!answerable) {
      ctx.close();
      return;
    }
    headSent = true;
    byte[] text = ServerExchange.text(refusal.status());
    var writer = state.writer();
    Http1Heads.response(
        writer,
        ServerExchange.plain(refusal.status()),
        new Http1Heads.Circumstances(text.length, false, "close", state.date()));
    if (head == null || !head.request().method().equals(Method.HEAD)) {
      writer.put(Unpooled.wrappedBuffer(text));
    }
    linger(ctx.writeAndFlush(Http1Framing.copy(ctx, writer)));
  }

  // Answers.

  @Override
  public void send(Outbound from, ByteBuf data, boolean end) {
    if (lingering || answered || exchange == null) {
      data.release();
      from.fail(ServerExchange.gone());
      return;
    }
    if (!headSent && waitsForContinue && !end && exchange.response().status().code() < 300) {
      // A client that sees the answer first may never send what the answer is about to be made of.
      pulled(inbound);
    }
    HeadWriter writer = state.writer();
    if (!headSent) {
      headSent = true;
      writeHead(writer, from);
    }
    int count = data.readableBytes();
    var written = Http1Framing.write(ctx, writer, data, chunked, end, from.trailers());
    written.addListener(new Http1Framing.Sent(from, count, end));
    if (end) {
      answered = true;
      written.addListener(exchange);
      afterAnswer(written);
    }
  }

  private void writeHead(HeadWriter writer, Outbound from) {
    Response response = exchange.response();
    boolean unknown = from.announced() < 0 && !from.bodiless();
    chunked = unknown && head.http11();
    // A client that was not told to go on may or may not send content.
    persists &= !(unknown && !head.http11()) && !waitsForContinue && !server.draining();
    String connection = !persists ? "close" : head.http11() ? "" : "keep-alive";
    Http1Heads.response(
        writer,
        response,
        new Http1Heads.Circumstances(from.announced(), chunked, connection, state.date()));
  }

  private void afterAnswer(ChannelFuture written) {
    if (!persists || abandoned && isMuch()) {
      if (decoder == null && !in.isReadable()) {
        written.addListener(ChannelFutureListener.CLOSE);
      } else {
        linger(written);
      }
    } else if (decoder == null) {
      next();
      process();
    }
  }

  private boolean isMuch() {
    return decoder != null && (decoder.missing() > DISCARDED || discarded >= DISCARDED);
  }

  private void linger(ChannelFuture written) {
    lingering = true;
    decoder = null;
    discarded = 0;
    written.addListener(this::lingerAfter);
    process();
  }

  private void lingerAfter(Future<? super Void> written) {
    if (ctx.channel() instanceof DuplexChannel duplex
        && ctx.pipeline().get(SslHandler.class) == null
        && written.isSuccess()) {
      duplex.shutdownOutput();
      deadlines.at(System.nanoTime() + LINGER_NANOS);
    } else {
      ctx.close();
    }
  }

  @Override
  public void abort(Outbound from, String reason) {
    if (exchange != null) {
      exchange.cancel(ServerExchange.gone());
    }
    ctx.close();
  }

  @Override
  public void inform(Response interim) {
    loop().execute(() -> sendInterim(interim));
  }

  private void sendInterim(Response interim) {
    if (exchange != null && head.http11() && !headSent && !lingering) {
      var writer = state.writer();
      Http1Heads.interim(writer, interim);
      ctx.writeAndFlush(Http1Framing.copy(ctx, writer), ctx.voidPromise());
    }
  }

  // The reader of the content.

  @Override
  public void pulled(Inbound by) {
    if (by == inbound && waitsForContinue && !headSent) {
      waitsForContinue = false;
      deadlines.contentWanted();
      sendInterim(new Response(Status.CONTINUE, Headers.EMPTY));
    }
  }

  @Override
  public void wanted(Inbound by) {
    if (by == inbound) {
      deadlines.contentWanted();
      process();
    }
  }

  @Override
  public void abandoned(Inbound by) {
    if (by == inbound && decoder != null && !lingering) {
      abandoned = true;
      if (answered && isMuch()) {
        linger(ctx.newSucceededFuture());
      } else {
        process();
      }
    }
  }

  // Times.

  @Override
  public void tick(long now) {
    if (deadlines.stalled(ctx.channel(), now)) {
      ctx.close();
      return;
    }
    if (lingering) {
      if (deadlines.over(now)) {
        ctx.close();
      }
    } else if (exchange == null) {
      if (deadlines.over(now)) {
        if (deadlines.ofHead()) {
          refuse(timeout());
        } else {
          ctx.close();
        }
      }
    } else if (decoder != null
        && !waitsForContinue
        && ctx.channel().config().isAutoRead()
        && deadlines.over(now)) {
      refuse(timeout());
    }
  }

  private static Refusal timeout() {
    return new Refusal(
        Status.REQUEST_TIMEOUT, HttpError.CONNECTION_READ_TIMEOUT, "the client is too slow");
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
    return ctx.channel().remoteAddress();
  }

  @Override
  public SocketAddress local() {
    return ctx.channel().localAddress();
  }

  @Override
  public String protocol() {
    return head == null || head.http11() ? "HTTP/1.1" : "HTTP/1.0";
  }
}
