package dev.wharf.http.netty;

import dev.wharf.http.HttpLimits;
import io.netty.channel.Channel;

/** When a connection has waited for long enough. Of its event loop; times are nanoseconds. */
final class Deadlines {
  private static final long NEVER = Long.MAX_VALUE;

  private final HttpLimits.Times times;
  private final long base = System.nanoTime();

  /** Since {@link #base}, so that they can be compared. */
  private long deadline = NEVER;

  private boolean ofHead;
  private long pendingBytes;
  private long pendingSince;

  Deadlines(HttpLimits.Times times) {
    this.times = times;
  }

  void firstHead() {
    deadline = now() + times.head().toNanos();
    ofHead = true;
  }

  void headBegun() {
    if (!ofHead) {
      firstHead();
    }
  }

  void headEnded(boolean contentFollows) {
    ofHead = false;
    deadline = NEVER;
    if (contentFollows) {
      contentWanted();
    }
  }

  void idle() {
    ofHead = false;
    deadline = now() + times.idle().toNanos();
  }

  /** The client may send content, from now on at the least rate. */
  void contentWanted() {
    deadline = now() + times.bodyGrace().toNanos();
  }

  /** Each byte buys its time; no more is saved than was granted at the begin. */
  void contentArrived(int bytes) {
    long bought = bytes * 1_000_000_000L / Math.max(1, times.bodyRate());
    deadline = Math.min(now() + times.bodyGrace().toNanos(), deadline + bought);
  }

  void at(long nanoTime) {
    deadline = nanoTime - base;
  }

  boolean ofHead() {
    return ofHead;
  }

  boolean over(long nanoTime) {
    return nanoTime - base >= deadline;
  }

  /** Whether the peer has taken nothing of what waits for it for as long as it may be idle. */
  boolean stalled(Channel channel, long nanoTime) {
    var buffer = channel.unsafe().outboundBuffer();
    long pending = buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
    if (pending <= 0 || pending != pendingBytes) {
      pendingBytes = pending;
      pendingSince = nanoTime;
      return false;
    }
    return nanoTime - pendingSince > times.idle().toNanos();
  }

  private long now() {
    return System.nanoTime() - base;
  }
}
