package dev.wharf.http.netty;

import dev.wharf.http.ExchangeHandler;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.HttpServerTransport;
import dev.wharf.http.RunningServer;
import dev.wharf.http.ServerOptions;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Serves HTTP/1.1 and HTTP/2, with and without TLS. */
public final class NettyServer implements HttpServerTransport {
  private static final int BACKLOG = 1024;

  private final int eventLoops;
  private final long stackBytes;

  /** A server with an event loop per two processors: handlers need the others. */
  public NettyServer() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /** A server with so many threads for input and output. */
  public NettyServer(int eventLoops) {
    this(eventLoops, 0);
  }

  /**
   * A server whose threads for input and output run handlers too.
   *
   * @param stackBytes the size of their stacks; 0 for the usual one
   */
  public NettyServer(int eventLoops, long stackBytes) {
    this.eventLoops = eventLoops;
    this.stackBytes = stackBytes;
  }

  @Override
  public RunningServer start(ServerOptions options, ExchangeHandler handler, Executor executor)
      throws IOException {
    var state = new ServerState(options, handler, executor);
    var group =
        new MultiThreadIoEventLoopGroup(
            eventLoops, new Threads(stackBytes), NioIoHandler.newFactory());
    // Clients can connect however busy handlers keep the others.
    var acceptor =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("wharf-accept", true), NioIoHandler.newFactory());
    try {
      var states = states(group, options.limits().times());
      var bound =
          new ServerBootstrap()
              .group(acceptor, group)
              .channel(NioServerSocketChannel.class)
              .option(ChannelOption.SO_BACKLOG, BACKLOG)
              .option(ChannelOption.SO_REUSEADDR, true)
              // Netty's usual one gives memory back to the system in the middle of things, which
              // stops all threads.
              .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
              .childHandler(new Accepted(state, states))
              .bind(options.address())
              .awaitUninterruptibly();
      if (!bound.isSuccess()) {
        throw bound.cause() instanceof IOException e ? e : new IOException(bound.cause());
      }
      return new NettyRunningServer(state, List.of(acceptor, group), bound.channel());
    } catch (IOException | RuntimeException e) {
      acceptor.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw e;
    }
  }

  /** Makes the threads of event loops. */
  private static final class Threads extends DefaultThreadFactory {
    private final long stackBytes;

    Threads(long stackBytes) {
      super("wharf-http", true);
      this.stackBytes = stackBytes;
    }

    @Override
    protected Thread newThread(Runnable body, String name) {
      return new FastThreadLocalThread(threadGroup, body, name, stackBytes);
    }
  }

  /** One state per event loop; its ticks are a tenth of the shortest time. */
  static Map<EventLoop, LoopState> states(EventLoopGroup group, HttpLimits.Times times) {
    long shortest =
        Math.min(
            times.head().toNanos(), Math.min(times.idle().toNanos(), times.bodyGrace().toNanos()));
    long tick = Math.clamp(shortest / 10, 10_000_000L, 500_000_000L);
    var states = new IdentityHashMap<EventLoop, LoopState>();
    for (EventExecutor loop : group) {
      states.put((EventLoop) loop, new LoopState((EventLoop) loop, tick));
    }
    return states;
  }

  /** Prepares connections. */
  private static final class Accepted extends ChannelInitializer<Channel> {
    private final ServerState server;
    private final Map<EventLoop, LoopState> states;
    private final Optional<Tls> tls;

    Accepted(ServerState server, Map<EventLoop, LoopState> states) {
      this.server = server;
      this.states = states;
      tls = server.options().tls().map(context -> Tls.server(context, server.options().http2()));
    }

    @Override
    protected void initChannel(Channel channel) {
      var open = server.connections();
      if (open.size() >= server.limits().counts().connections()) {
        channel.close();
        return;
      }
      open.add(channel);
      channel.closeFuture().addListener(closed -> open.remove(channel));
      var state = states.get(channel.eventLoop());
      if (tls.isPresent()) {
        tls.get().accept(channel, server, state);
      } else {
        channel.pipeline().addLast(new Http1ServerConnection(server, state));
      }
    }
  }
}
