package dev.wharf.runtime.async;

import dev.wharf.engine.Store;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Who runs the guests of a store: a thread that waits for them drives the store itself unless
 * another does. When it has what it wanted it leaves, and one of those that still wait takes over.
 * So guest code runs while somebody waits for it, and on the thread of one who does; or else on an
 * executor, if there is one. Thread-safe.
 */
final class Driving {
  /** How often one who waits looks for what nobody wakes it for. */
  private static final long POLL_NANOS = 20_000_000;

  /** How often one who wants to enter tries. */
  private static final long ENTRY_NANOS = 100_000;

  /** How many steps guests may take on an executor before others have their turn. */
  private static final int TURN = 256;

  private final Store store;
  private final Scheduler scheduler;
  private final Prospects prospects;
  private final Waiters waiters = new Waiters();
  private final AtomicReference<Thread> driver = new AtomicReference<>(); // null: nobody drives
  private final Watchers watchers;
  private volatile boolean closed;
  private volatile boolean exited;
  private volatile Executor executor; // null if guests run for waiting threads only

  Driving(Store store, Scheduler scheduler, Prospects prospects, Watchers watchers) {
    this.store = store;
    this.watchers = watchers;
    this.scheduler = scheduler;
    this.prospects = prospects;
  }

  /** Has guests run on an executor when nobody waits for them. */
  void setExecutor(Executor executor) {
    this.executor = executor;
  }

  /** Whether guests run when nobody waits for them. */
  boolean hasExecutor() {
    return executor != null;
  }

  /** Runs the action on the executor, outside of the store. */
  void execute(Runnable action) {
    executor.execute(action);
  }

  boolean isClosed() {
    return closed;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    if (exited) {
      throw new IllegalStateException("a guest of the store has ended the program");
    }
  }

  /** A guest ended its program: what others wait for in the store will not come. */
  void exit() {
    exited = true;
    waiters.wakeAll();
  }

  /** Something was handed in: whoever drives is to look at it. */
  void wake() {
    Thread thread = driver.get();
    if (thread != null) {
      if (thread != Thread.currentThread()) {
        LockSupport.unpark(thread);
      }
      return;
    }
    Executor runner = executor;
    if (runner != null && !closed && !exited) {
      runner.execute(this::driveReady);
    }
  }

  /** The calling thread is going to {@link #await} this work. */
  void enlist(HostWork work) {
    waiters.add(work);
  }

  /** It does not wait for it any more. */
  void delist(HostWork work) {
    waiters.remove(work);
    passOn();
  }

  /** Waits until the work is done, and drives unless another does. */
  void await(HostWork work, Patience patience) {
    while (!work.isDone()) {
      if (becomeDriver()) {
        try {
          drive(work, patience);
        } finally {
          driver.set(null);
        }
      } else {
        store
            .poison()
            .ifPresent(poison -> {
              throw Watchers.poisoned(poison);
            });
        checkOpen();
        LockSupport.parkNanos(this, POLL_NANOS);
        patience.look();
      }
    }
  }

  private boolean becomeDriver() {
    return driver.compareAndSet(null, Thread.currentThread());
  }

  /** Where nobody drives, one who still waits does from now on. */
  private void passOn() {
    if (driver.get() != null || waiters.wakeNext()) {
      return;
    }
    if (executor != null && prospects.isPosted()) {
      wake();
    }
  }

  /** Runs guests until the work is done. */
  private void drive(HostWork work, Patience patience) {
    while (!store.tryEnter()) {
      if (work.isDone()) {
        return;
      }
      // A synchronous call of another thread is inside.
      checkOpen();
      LockSupport.parkNanos(this, ENTRY_NANOS);
      patience.look();
    }
    int outer = store.depth() - 1;
    try {
      while (!work.isDone()) {
        if (!prospects.runNext() && !scheduler.tick()) {
          awaitHost(patience);
        }
        if (patience.isLimited() || Thread.currentThread().isInterrupted()) {
          patience.look();
        }
      }
    } catch (Throwable thrown) {
      throw scheduler.failure(thrown, outer);
    }
    store.exit();
  }

  private void awaitHost(Patience patience) {
    // One whose time is limited waits for that.
    if (!patience.isLimited() && executor == null && !prospects.isAnythingExpected()) {
      throw new TrapException(Trap.DEADLOCK);
    }
    checkInterruption();
    if (closed || exited) {
      throw new TrapException(
          Trap.INTERRUPTED,
          closed ? "the store is closed" : "a guest of the store has ended the program");
    }
    LockSupport.parkNanos(this, patience.nanos(POLL_NANOS));
    patience.look();
  }

  private void checkInterruption() {
    var interruption = store.interruption();
    if (interruption.isPresent()) {
      throw interruption.get();
    }
  }

  /** For the executor: runs what is ready, once synchronous calls have left the store. */
  private void driveReady() {
    if (store.isOwned() || !becomeDriver()) {
      return;
    }
    Turn turn;
    try {
      turn = runTurn();
    } catch (TrapException _) {
      return; // spent before
    } finally {
      driver.set(null);
      passOn();
    }
    switch (turn) {
      case Turn.Over _ -> {}
      // Not before it has stopped driving: it may be another thread that goes on.
      case Turn.Unfinished _ -> executor.execute(this::driveReady);
      // All others who call or wait find the store spent.
      case Turn.Failed(var failure) -> watchers.tell(failure);
    }
  }

  /** How a turn on the executor ended. */
  private sealed interface Turn {
    record Over() implements Turn {}

    record Unfinished() implements Turn {}

    record Failed(RuntimeException failure) implements Turn {}
  }

  /**
   * Enters and runs what is ready. One that yields without end leaves the executor to others in
   * between.
   */
  private Turn runTurn() {
    while (!store.tryEnter()) {
      LockSupport.parkNanos(this, ENTRY_NANOS);
    }
    int outer = store.depth() - 1;
    boolean more;
    try {
      more = scheduler.runReady(TURN);
    } catch (Throwable thrown) {
      return new Turn.Failed(scheduler.failure(thrown, outer));
    }
    store.exit();
    return more ? new Turn.Unfinished() : new Turn.Over();
  }

  /**
   * Inside an entry: waits for what the host does for guests.
   *
   * @return false if there is nothing to wait for
   */
  boolean awaitPosted() {
    Thread before = driver.getAndSet(Thread.currentThread());
    try {
      while (!prospects.isPosted()) {
        if (!prospects.isOperationExpected()) {
          return false;
        }
        checkInterruption();
        LockSupport.parkNanos(this, POLL_NANOS);
        if (Thread.currentThread().isInterrupted()) {
          throw new TrapException(Trap.INTERRUPTED);
        }
      }
      return true;
    } finally {
      driver.set(before);
    }
  }

  /** Lets nobody begin to wait, and wakes those who do. */
  void close() {
    closed = true;
    waiters.wakeAll();
  }

  /** Has one who is inside leave with a trap, and waits for that. */
  void expel() {
    if (driver.get() != null) {
      store.interrupt(Trap.INTERRUPTED);
      while (driver.get() != null) {
        LockSupport.parkNanos(this, ENTRY_NANOS);
      }
      store.clearInterrupt();
    }
  }
}
