package dev.wharf.http.netty;

import dev.wharf.http.RunningServer;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server on event loops of its own. */
final class NettyRunningServer implements RunningServer {
  private final ServerState state;
  private final List<EventLoopGroup> groups;
  private final Channel listening;

  NettyRunningServer(ServerState state, List<EventLoopGroup> groups, Channel listening) {
    this.state = state;
    this.groups = groups;
    this.listening = listening;
  }

  @Override
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  @Override
  public int inFlight() {
    return state.inFlight();
  }

  @Override
  public int connections() {
    return state.connections().size();
  }

  @Override
  public boolean drain(Duration bound) throws InterruptedException {
    listening.close().await();
    state.drain();
    for (Channel connection : state.connections()) {
      connection.pipeline().fireUserEventTriggered(ServerDrain.EVENT);
    }
    try {
      return state.awaitIdle(bound.toNanos());
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    state.drain();
    listening.close().awaitUninterruptibly();
    for (Channel connection : state.connections()) {
      connection.close();
    }
    for (EventLoopGroup group : groups) {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
    for (EventLoopGroup group : groups) {
      // Not for longer: a handler may keep a thread busy that carries connections.
      group.terminationFuture().awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
  }
}
