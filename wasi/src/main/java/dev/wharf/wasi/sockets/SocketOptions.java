package dev.wharf.wasi.sockets;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.util.OptionalLong;
import jdk.net.ExtendedSocketOptions;

/**
 * The options of a socket, kept until there is a channel to set them on. What the system does not
 * support is kept and given back, since all of them are hints. The hop limit is only kept: NIO has
 * no option for it.
 */
final class SocketOptions {
  private static final long SECOND = 1_000_000_000L;
  private static final long DEFAULT_BUFFER = 128 * 1024;

  private boolean keepAlive;
  private long idleNanos = 7200 * SECOND;
  private long intervalNanos = 75 * SECOND;
  private long probes = 9;
  private int hopLimit = 64;
  private OptionalLong receiveBuffer = OptionalLong.empty();
  private OptionalLong sendBuffer = OptionalLong.empty();

  SocketOptions copy() {
    var copy = new SocketOptions();
    copy.keepAlive = keepAlive;
    copy.idleNanos = idleNanos;
    copy.intervalNanos = intervalNanos;
    copy.probes = probes;
    copy.hopLimit = hopLimit;
    copy.receiveBuffer = receiveBuffer;
    copy.sendBuffer = sendBuffer;
    return copy;
  }

  void apply(NetworkChannel channel) throws IOException {
    set(channel, StandardSocketOptions.SO_KEEPALIVE, keepAlive);
    // A size that nobody asked for would only switch off the kernel's own tuning.
    if (receiveBuffer.isPresent()) {
      set(channel, StandardSocketOptions.SO_RCVBUF, (int) receiveBuffer.getAsLong());
    }
    if (sendBuffer.isPresent()) {
      set(channel, StandardSocketOptions.SO_SNDBUF, (int) sendBuffer.getAsLong());
    }
    if (keepAlive) {
      set(channel, ExtendedSocketOptions.TCP_KEEPIDLE, seconds(idleNanos));
      set(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds(intervalNanos));
      set(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, (int) Math.min(probes, 127));
    }
  }

  private static <T> void set(NetworkChannel channel, SocketOption<T> option, T value)
      throws IOException {
    if (channel.supportedOptions().contains(option)) {
      channel.setOption(option, value);
    }
  }

  private static int seconds(long nanos) {
    return Math.clamp(Long.divideUnsigned(nanos, SECOND), 1, 32_767);
  }

  boolean keepAlive() {
    return keepAlive;
  }

  void keepAlive(boolean value) {
    keepAlive = value;
  }

  long idleNanos() {
    return idleNanos;
  }

  void idleNanos(long value) {
    idleNanos = seconds(value) * SECOND;
  }

  long intervalNanos() {
    return intervalNanos;
  }

  void intervalNanos(long value) {
    intervalNanos = seconds(value) * SECOND;
  }

  long probes() {
    return probes;
  }

  void probes(long value) {
    probes = Math.min(value, 127);
  }

  int hopLimit() {
    return hopLimit;
  }

  void hopLimit(int value) {
    hopLimit = value;
  }

  long receiveBuffer() {
    return receiveBuffer.orElse(DEFAULT_BUFFER);
  }

  void receiveBuffer(long value) {
    receiveBuffer = OptionalLong.of(bounded(value));
  }

  long sendBuffer() {
    return sendBuffer.orElse(DEFAULT_BUFFER);
  }

  void sendBuffer(long value) {
    sendBuffer = OptionalLong.of(bounded(value));
  }

  private static long bounded(long value) {
    return value < 0 ? 1 << 20 : Math.clamp(value, 4096, 1 << 20);
  }
}
