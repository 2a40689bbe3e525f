package dev.wharf.wasi.sockets;

import dev.wharf.wasi.io.ByteSource;
import dev.wharf.wasi.io.Readiness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** The incoming direction of a connection. Whether bytes are there is found out by taking some. */
final class ChannelSource implements ByteSource, Readiness.OnChannel {
  private static final int BUFFER = 16 * 1024;

  private final SocketChannel channel;
  private final Runnable onClose;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
  private boolean ended;
  private Optional<SocketFailure> failure = Optional.empty();

  ChannelSource(SocketChannel channel, Runnable onClose) {
    this.channel = channel;
    this.onClose = onClose;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!fill()) {
      return 0;
    }
    if (buffer.hasRemaining()) {
      int count = Math.min(length, buffer.remaining());
      buffer.get(into, offset, count);
      return count;
    }
    if (failure.isPresent()) {
      var thrown = failure.get();
      failure = Optional.empty();
      throw thrown;
    }
    return -1;
  }

  @Override
  public boolean ready() {
    return fill();
  }

  // True when read has something to give: bytes, the end, or a failure.
  private boolean fill() {
    if (buffer.hasRemaining() || ended) {
      return true;
    }
    try {
      buffer.clear();
      ended = channel.read(buffer) < 0;
    } catch (IOException e) {
      ended = true;
      failure = Optional.of(SocketFailure.of(e));
    }
    buffer.flip();
    return buffer.hasRemaining() || ended;
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
    return SelectionKey.OP_READ;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
