package dev.wharf.wasi.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One thread that looks at the clock for all requests, now and then as long as there are any: they
 * come and go far more often than one of them is late.
 */
final class Deadlines implements AutoCloseable {
  /** What has to be done by a time. */
  interface Timed {
    /** As {@link System#nanoTime}. */
    long deadline();

    /** It is not done. Called once, and must be short. */
    void late();
  }

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, task -> Thread.ofPlatform().daemon().name("wharf-deadlines").unstarted(task));
  private final Set<Timed> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean ticking = new AtomicBoolean();
  private final long tickNanos;

  /** For times of about {@code usual}: what is late is noticed at most a hundredth later. */
  Deadlines(Duration usual) {
    tickNanos = Math.clamp(usual.toNanos() / 100, 1_000_000L, 250_000_000L);
  }

  void add(Timed timed) {
    waiting.add(timed);
    if (!ticking.get() && ticking.compareAndSet(false, true)) {
      tickLater();
    }
  }

  void remove(Timed timed) {
    waiting.remove(timed);
  }

  private void tickLater() {
    try {
      timer.schedule(this::tick, tickNanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      // Closed.
    }
  }

  private void tick() {
    long now = System.nanoTime();
    for (Timed timed : waiting) {
      if (now - timed.deadline() >= 0 && waiting.remove(timed)) {
        timed.late();
      }
    }
    if (waiting.isEmpty()) {
      ticking.set(false);
      // One that came meanwhile relied on this tick.
      if (waiting.isEmpty() || !ticking.compareAndSet(false, true)) {
        return;
      }
    }
    tickLater();
  }

  /** Runs the action, which must be short, after a time. */
  void after(Duration time, Runnable action) {
    timer.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
