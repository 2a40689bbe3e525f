package dev.wharf.wasi.sockets;

import dev.wharf.wasi.io.ByteSink;
import dev.wharf.wasi.io.Readiness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * The outgoing direction of a connection. What the kernel does not take at once waits here, and
 * nothing more may come.
 */
final class ChannelSink implements ByteSink, Readiness.OnChannel {
  private final SocketChannel channel;
  private final Runnable onClose;
  private ByteBuffer pending = ByteBuffer.allocate(0);
  private Optional<SocketFailure> failure = Optional.empty();

  ChannelSink(SocketChannel channel, Runnable onClose) {
    this.channel = channel;
    this.onClose = onClose;
  }

  @Override
  public int permit() throws IOException {
    return flush() ? LARGEST_PERMIT : 0;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    var bytes = ByteBuffer.allocate(pending.remaining() + length);
    pending = bytes.put(pending).put(from, offset, length).flip();
    flush();
  }

  @Override
  public boolean flush() throws IOException {
    boolean done = push();
    if (failure.isPresent()) {
      throw failure.get();
    }
    return done;
  }

  @Override
  public boolean ready() {
    return push();
  }

  // True when nothing waits any more, also because of a failure.
  private boolean push() {
    try {
      while (pending.hasRemaining() && channel.write(pending) > 0) {}
    } catch (IOException e) {
      failure = Optional.of(SocketFailure.of(e));
    }
    return !pending.hasRemaining() || failure.isPresent();
  }

  @Override
  public Readiness readiness() {
    return this;
  }

  @Override
  public SelectableChannel channel() {
    return channel;
  }

  @Override
  public int operations() {
    return SelectionKey.OP_WRITE;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
