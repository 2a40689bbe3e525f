package dev.wharf.http.netty;

import dev.wharf.http.Body;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.Method;
import dev.wharf.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A connection of a client that speaks HTTP/1.1: one exchange at a time. Of its event loop. */
final class Http1ClientConnection extends ChannelInboundHandlerAdapter implements Inbound.Source {
  private final NettyClient client;
  private final Origin origin;
  private final HttpLimits.Sizes sizes;
  private final HeadScanner scanner;

  /** Null until it is added. */
  private ChannelHandlerContext ctx;

  private ByteBuf in = Unpooled.EMPTY_BUFFER;
  private int served;

  /** Null while the connection is idle. */
  private NettyClientExchange exchange;

  /** Null before there is a response; so are the next two, which stay so without content. */
  private ResponseHead head;

  private BodyDecoder decoder;
  private Inbound inbound;
  private boolean headSent;
  private boolean chunked;
  private boolean requestSent;

  /** Null while there is an exchange. */
  private ScheduledFuture<?> idle;

  Http1ClientConnection(NettyClient client, Origin origin) {
    this.client = client;
    this.origin = origin;
    sizes = client.limits().sizes();
    scanner = new HeadScanner(sizes, true);
  }

  Origin origin() {
    return origin;
  }

  boolean usable() {
    return exchange == null && ctx.channel().isActive();
  }

  /** Whether nothing arrives because nobody reads what has arrived. */
  boolean waitsForReader() {
    return !ctx.channel().config().isAutoRead();
  }

  void begin(NettyClientExchange next) {
    if (idle != null) {
      idle.cancel(false);
      idle = null;
    }
    exchange = next;
    byte[] whole = next.whole();
    if (whole == null) {
      next.outbound().run();
    } else {
      send(
          next.outbound(),
          whole.length == 0 ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(whole),
          true);
    }
  }

  // The request.

  void send(Outbound from, ByteBuf data, boolean end) {
    HeadWriter writer = client.writer();
    if (!headSent) {
      headSent = true;
      chunked = from.announced() < 0;
      Http1Heads.request(writer, exchange.request(), from.announced());
    }
    int count = data.readableBytes();
    requestSent |= end;
    var sender = exchange;
    var written = Http1Framing.write(ctx, writer, data, chunked, end, from.trailers());
    written.addListener(done -> sent(sender, from, count, end, done.isSuccess()));
    if (end) {
      completeIfDone();
    }
  }

  private void sent(
      NettyClientExchange sender, Outbound from, int count, boolean end, boolean success) {
    // Without success the connection ends, which is told to the exchange elsewhere.
    if (success) {
      from.sent(sender.whole() == null ? count : 0, end);
      if (sender == exchange && head == null) {
        sender.moved();
      }
    }
  }

  // The response.

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    this.ctx = ctx;
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    in.release();
    in = Unpooled.EMPTY_BUFFER;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (exchange == null) {
      // Nobody asked.
      ((ByteBuf) message).release();
      ctx.close();
      return;
    }
    exchange.moved();
    in = Accumulation.append(ctx.alloc(), in, (ByteBuf) message);
    process();
  }

  private void process() {
    try {
      while (exchange != null && in.isReadable() && step()) {}
    } catch (Refusal e) {
      exchange.fail(ofResponse(e.asException()));
    }
    if (!in.isReadable()) {
      in.release();
      in = Unpooled.EMPTY_BUFFER;
    }
    if (ctx.channel().isActive()) {
      ctx.channel().config().setAutoRead(decoder == null || inbound.wanted());
    }
  }

  private boolean step() {
    if (head == null) {
      return nextHead();
    }
    if (decoder == null || !decoder.decode(in, inbound)) {
      return false;
    }
    decoder = null;
    completeIfDone();
    return true;
  }

  private boolean nextHead() {
    int length = scanner.scan(in);
    if (length < 0) {
      return false;
    }
    byte[] bytes = new byte[length];
    in.readBytes(bytes);
    var parsed = ResponseHead.parse(bytes, exchange.request().method().equals(Method.HEAD));
    Response response = parsed.response();
    if (response.status().code() == 101) {
      exchange.fail(new HttpException(HttpError.HTTP_UPGRADE_FAILED, "nobody asked to upgrade"));
      return false;
    }
    if (response.status().interim()) {
      exchange.interim(response);
      return true;
    }
    head = parsed;
    Body body = NoContent.BODY;
    if (head.length() != 0) {
      decoder = new BodyDecoder(head.length(), sizes);
      inbound =
          new Inbound(
              ctx.channel().eventLoop(),
              this,
              head.length() > 0 ? OptionalLong.of(head.length()) : OptionalLong.empty());
      body = inbound;
    }
    exchange.responded(response, body);
    if (decoder == null) {
      completeIfDone();
    }
    return true;
  }

  /** The names of errors are those of requests, as a server meets them. */
  private static HttpException ofResponse(HttpException e) {
    HttpError error =
        switch (e.error()) {
          case HTTP_REQUEST_HEADER_SECTION_SIZE -> HttpError.HTTP_RESPONSE_HEADER_SECTION_SIZE;
          case HTTP_REQUEST_TRAILER_SECTION_SIZE -> HttpError.HTTP_RESPONSE_TRAILER_SECTION_SIZE;
          case HTTP_REQUEST_BODY_SIZE -> HttpError.HTTP_RESPONSE_BODY_SIZE;
          default -> HttpError.HTTP_PROTOCOL_ERROR;
        };
    return new HttpException(error, e.getMessage());
  }

  /** Makes room for the next exchange once both directions of this one are through. */
  private void completeIfDone() {
    if (head == null || decoder != null || !requestSent) {
      return;
    }
    boolean reusable = head.persists() && !in.isReadable();
    var done = exchange;
    exchange = null;
    head = null;
    inbound = null;
    headSent = false;
    chunked = false;
    requestSent = false;
    served++;
    done.completed();
    if (reusable && ctx.channel().isActive() && client.keep(this)) {
      idle =
          ctx.channel()
              .eventLoop()
              .schedule(
                  this::close, client.limits().times().idle().toNanos(), TimeUnit.NANOSECONDS);
    } else {
      ctx.close();
    }
  }

  private ChannelFuture close() {
    return ctx.close();
  }

  /** The exchange failed. */
  void breakOff() {
    exchange = null;
    decoder = null;
    ctx.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    client.forget(this);
    if (idle != null) {
      idle.cancel(false);
    }
    var open = exchange;
    if (open == null) {
      return;
    }
    if (decoder != null && decoder.endedByClose(inbound)) {
      decoder = null;
      requestSent = true;
      open.outbound().fail(new HttpException(HttpError.CONNECTION_TERMINATED, "the server ended"));
      completeIfDone();
    } else if (head == null && served > 0 && !scanner.begun() && open.retry()) {
      exchange = null;
      client.connect(open);
    } else {
      open.fail(
          new HttpException(
              head == null ? HttpError.CONNECTION_TERMINATED : HttpError.HTTP_RESPONSE_INCOMPLETE,
              "the server ended the connection"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }

  // The reader of the content.

  @Override
  public void pulled(Inbound by) {}

  @Override
  public void wanted(Inbound by) {
    if (by == inbound && exchange != null) {
      exchange.moved();
      process();
    }
  }

  @Override
  public void abandoned(Inbound by) {
    if (by == inbound && exchange != null && decoder != null) {
      exchange.fail(new HttpException(HttpError.CONNECTION_TERMINATED, "given up"));
    }
  }
}
