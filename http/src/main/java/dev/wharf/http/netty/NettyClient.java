package dev.wharf.http.netty;

import dev.wharf.http.ClientExchange;
import dev.wharf.http.ConnectionFields;
import dev.wharf.http.HttpClientTransport;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.Request;
import dev.wharf.http.RequestOptions;
import dev.wharf.http.Resolver;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Sends requests with HTTP/1.1 and keeps connections for the next. Connects only to what its
 * resolver returns, at the very addresses, so a name that changes its meaning cannot lead
 * elsewhere. Follows no redirects, keeps no cookies, looks for no proxies.
 *
 * <p>All connections are of one event loop.
 */
public final class NettyClient implements HttpClientTransport {
  /** Idle connections to one origin. */
  private static final int MOST_IDLE = 64;

  private final Resolver resolver;
  private final HttpLimits limits;
  private final Tls tls;
  private final MultiThreadIoEventLoopGroup group;
  private final EventLoop loop;
  private final AtomicInteger outgoing = new AtomicInteger();
  private final HeadWriter writer = new HeadWriter();

  // Of the event loop.

  private final Set<NettyClientExchange> live = new HashSet<>();
  private final Map<Origin, ArrayDeque<Http1ClientConnection>> idle = new HashMap<>();

  /**
   * A client.
   *
   * @param resolver decides where connections may go
   * @param limits what servers may answer
   * @param trust decides which servers are believed, such as {@link SSLContext#getDefault}
   */
  public NettyClient(Resolver resolver, HttpLimits limits, SSLContext trust) {
    this.resolver = resolver;
    this.limits = limits;
    tls = Tls.client(trust);
    group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("wharf-http-client", true), NioIoHandler.newFactory());
    loop = group.next();
  }

  @Override
  public ClientExchange send(Request request, RequestOptions options) {
    int at = request.headers().indexOf("content-length", 0);
    long announced;
    try {
      announced = at < 0 ? Outbound.UNKNOWN : FieldParser.length(request.headers().value(at));
    } catch (Refusal e) {
      throw new IllegalArgumentException("invalid content-length");
    }
    return start(new NettyClientExchange(this, request, options, announced, null));
  }

  @Override
  public ClientExchange send(Request request, byte[] content, RequestOptions options) {
    int at = request.headers().indexOf("content-length", 0);
    if (at >= 0 && !request.headers().value(at).equals(Integer.toString(content.length))) {
      throw new IllegalArgumentException("content is not as long as announced");
    }
    return start(new NettyClientExchange(this, request, options, content.length, content));
  }

  private ClientExchange start(NettyClientExchange exchange) {
    ConnectionFields.refuseIn(exchange.request().headers());
    boolean admitted = outgoing.incrementAndGet() <= limits.counts().outgoing();
    try {
      loop.execute(() -> {
        live.add(exchange);
        exchange.begin();
        if (admitted) {
          connect(exchange);
        } else {
          exchange.fail(
              new HttpException(HttpError.CONNECTION_LIMIT_REACHED, "too many outgoing requests"));
        }
      });
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("closed");
    }
    return exchange;
  }

  // On the event loop.

  /** Gives an exchange a connection. */
  void connect(NettyClientExchange exchange) {
    Origin origin;
    try {
      check(exchange.request());
      origin = Origin.of(exchange.request());
    } catch (HttpException e) {
      exchange.fail(e);
      return;
    }
    var kept = idle.get(origin);
    while (kept != null && !kept.isEmpty()) {
      var connection = kept.removeLast();
      if (connection.usable()) {
        exchange.connected(connection);
        return;
      }
    }
    Thread.startVirtualThread(() -> resolve(exchange, origin));
  }

  private void check(Request request) {
    if (request.path().length() > limits.sizes().requestLine()) {
      throw new HttpException(HttpError.HTTP_REQUEST_URI_TOO_LONG, "path too long");
    }
    if (!Targets.isPath(request.path())) {
      throw new HttpException(HttpError.HTTP_REQUEST_URI_INVALID, "invalid path");
    }
    if (request.headers().byteSize() > limits.sizes().headers()) {
      throw new HttpException(
          HttpError.HTTP_REQUEST_HEADER_SECTION_SIZE,
          "headers too large",
          request.headers().byteSize());
    }
  }

  /** May block: on a thread of its own. */
  private void resolve(NettyClientExchange exchange, Origin origin) {
    Runnable then;
    try {
      List<InetAddress> addresses =
          new ArrayList<>(resolver.resolve(origin.scheme(), origin.host(), origin.port()));
      then = () -> connect(exchange, origin, addresses);
    } catch (UnknownHostException e) {
      then = () -> exchange.fail(new HttpException(HttpError.DNS_ERROR, "no such host"));
    } catch (HttpException e) {
      then = () -> exchange.fail(e);
    } catch (RuntimeException e) {
      then = () -> exchange.fail(new HttpException(HttpError.INTERNAL_ERROR, "" + e));
    }
    onLoop(then);
  }

  /** Runs it on the event loop; not once the client is closed, since then everything has failed. */
  void onLoop(Runnable action) {
    try {
      loop.execute(action);
    } catch (RejectedExecutionException e) {
      // Closed.
    }
  }

  /** Tries one address after the other. */
  private void connect(NettyClientExchange exchange, Origin origin, List<InetAddress> addresses) {
    if (exchange.over()) {
      return;
    }
    exchange.resolved();
    if (addresses.isEmpty()) {
      exchange.fail(new HttpException(HttpError.DESTINATION_NOT_FOUND, "no address"));
      return;
    }
    var connection = new Http1ClientConnection(this, origin);
    long timeout = Math.clamp(exchange.options().connect().toMillis(), 1, Integer.MAX_VALUE);
    new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout)
        .handler(new Connected(connection, origin, timeout))
        .connect(new InetSocketAddress(addresses.removeFirst(), origin.port()))
        .addListener(done -> {
          var channel = ((ChannelFuture) done).channel();
          if (!done.isSuccess() && !addresses.isEmpty() && !exchange.over()) {
            connect(exchange, origin, addresses);
          } else if (!done.isSuccess()) {
            exchange.fail(failure(done.cause()));
          } else if (exchange.over()) {
            channel.close();
          } else if (origin.tls()) {
            handshake(exchange, channel, connection);
          } else {
            exchange.connected(connection);
          }
        });
  }

  private static void handshake(
      NettyClientExchange exchange, Channel channel, Http1ClientConnection connection) {
    channel
        .pipeline()
        .get(SslHandler.class)
        .handshakeFuture()
        .addListener(done -> {
          if (!done.isSuccess()) {
            channel.close();
            exchange.fail(failure(done.cause()));
          } else if (exchange.over()) {
            channel.close();
          } else {
            exchange.connected(connection);
          }
        });
  }

  private static HttpException failure(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof CertificateException) {
        return new HttpException(HttpError.TLS_CERTIFICATE_ERROR, "the certificate is not valid");
      }
    }
    return switch (cause) {
      case ConnectTimeoutException _ ->
          new HttpException(HttpError.CONNECTION_TIMEOUT, "no connection in time");
      case ConnectException _ ->
          new HttpException(HttpError.CONNECTION_REFUSED, "connection refused");
      case NoRouteToHostException _ ->
          new HttpException(HttpError.DESTINATION_UNAVAILABLE, "no route to the host");
      case SSLException _ ->
          new HttpException(HttpError.TLS_PROTOCOL_ERROR, "the TLS handshake failed");
      default -> new HttpException(HttpError.DESTINATION_UNAVAILABLE, "cannot connect");
    };
  }

  private final class Connected extends ChannelInitializer<Channel> {
    private final Http1ClientConnection connection;
    private final Origin origin;
    private final long timeout;

    Connected(Http1ClientConnection connection, Origin origin, long timeout) {
      this.connection = connection;
      this.origin = origin;
      this.timeout = timeout;
    }

    @Override
    protected void initChannel(Channel channel) {
      if (origin.tls()) {
        channel.pipeline().addLast(tls.connect(channel, origin.host(), origin.port(), timeout));
      }
      channel.pipeline().addLast(connection);
    }
  }

  /** Keeps a connection for the next exchange, unless there are enough. */
  boolean keep(Http1ClientConnection connection) {
    var kept = idle.computeIfAbsent(connection.origin(), _ -> new ArrayDeque<>());
    if (kept.size() >= MOST_IDLE) {
      return false;
    }
    kept.addLast(connection);
    return true;
  }

  void forget(Http1ClientConnection connection) {
    var kept = idle.get(connection.origin());
    if (kept != null) {
      kept.remove(connection);
      if (kept.isEmpty()) {
        idle.remove(connection.origin());
      }
    }
  }

  void ended(NettyClientExchange exchange) {
    live.remove(exchange);
    outgoing.decrementAndGet();
  }

  private void failAll() {
    var closed = new HttpException(HttpError.CONNECTION_TERMINATED, "the client was closed");
    for (var exchange : List.copyOf(live)) {
      exchange.fail(closed);
    }
  }

  EventLoop loop() {
    return loop;
  }

  HttpLimits limits() {
    return limits;
  }

  HeadWriter writer() {
    return writer.clear();
  }

  @Override
  public void close() {
    if (!group.isShuttingDown()) {
      loop.submit(this::failAll).awaitUninterruptibly();
    }
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
