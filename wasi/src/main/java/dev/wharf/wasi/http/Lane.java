package dev.wharf.wasi.http;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs actions one after the other: at most one thread is in the guests of a lane at a time, but
 * not always the same one.
 *
 * <p><b>Where.</b> As long as its actions are short, a lane runs on the thread that carries its
 * connections: a request is then read, answered and written without being handed from thread to
 * thread, which costs more than a small guest does. Actions that take long would keep that thread
 * from its other connections, so that they have a thread of their own.
 */
final class Lane implements Executor, Runnable, AutoCloseable {
  /** After so many actions others have their turn on the thread. */
  private static final int TURN = 64;

  private final Consumer<Throwable> failures;
  private final ExecutorService own;
  private final ConcurrentLinkedQueue<Runnable> work = new ConcurrentLinkedQueue<>();

  /** How many actions were handed in and have not been counted off; the first one schedules. */
  private final AtomicInteger waiting = new AtomicInteger();

  private final Pace pace;
  private volatile Optional<Executor> home = Optional.empty();

  /** When the action that runs began, as {@link System#nanoTime}; 0 between turns. */
  private volatile long begun;

  Lane(String name, long stackBytes, Pace pace, Consumer<Throwable> failures) {
    this.pace = pace;
    this.failures = failures;
    var thread =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            action -> {
              var made = new Thread(null, action, name, stackBytes);
              made.setDaemon(true);
              return made;
            });
    thread.allowCoreThreadTimeOut(true);
    own = thread;
  }

  /** Where short actions are to run. */
  void settle(Executor carrier) {
    home = Optional.of(carrier);
  }

  /** Whether actions are short at present. */
  boolean isQuick() {
    return pace.isQuick();
  }

  /** For how long the action that runs has been running, in nanoseconds; 0 if none does. */
  long busy() {
    long since = begun;
    return since == 0 ? 0 : System.nanoTime() - since;
  }

  /** Whether an action runs, or some wait. */
  boolean hasWork() {
    return waiting.get() != 0;
  }

  /** Whether an action has been running for so long that what is handed in now would wait. */
  boolean isStuck() {
    return Pace.isLong(busy());
  }

  @Override
  public void execute(Runnable action) {
    work.add(action);
    if (waiting.getAndIncrement() == 0) {
      schedule();
    }
  }

  private void schedule() {
    var carrier = home;
    if (carrier.isPresent() && pace.isQuick()) {
      try {
        carrier.get().execute(this);
        return;
      } catch (RejectedExecutionException _) {
        // The server is closed; what is left ends without it.
      }
    }
    try {
      own.execute(this);
    } catch (RejectedExecutionException _) {
      // Closed.
    }
  }

  /** A turn on some thread. */
  @Override
  public void run() {
    int done = 0;
    long begin = System.nanoTime();
    for (Runnable action; done < TURN && (action = work.poll()) != null; done++) {
      begun = begin;
      perform(action);
      long end = System.nanoTime();
      pace.took(end - begin, end);
      begin = end;
    }
    begun = 0;
    if (waiting.addAndGet(-done) > 0) {
      schedule();
    }
  }

  private void perform(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | StackOverflowError e) {
      failures.accept(e);
    }
  }

  @Override
  public void close() {
    own.shutdown();
  }
}
