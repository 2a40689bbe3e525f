package dev.wharf.runtime.async;

import dev.wharf.engine.Store;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * How threads of the host share one store: one of them drives it, the others hand in what they want
 * and wait. Thread-safe.
 *
 * <p><b>Driving.</b> A thread that waits for guests drives the store itself unless another does.
 * When it has what it wanted it leaves, and one of those that still wait takes over. So guest code
 * runs while somebody waits for it, and on the thread of one who does.
 *
 * <p><b>Deadlock.</b> When no guest thread is ready, something may still come from outside: from an
 * operation that the host runs for a guest, unless that itself waits for the store, or from whoever
 * holds an end of a stream that it may read. Without either nothing can happen any more.
 */
public final class HostThreads {
  /** How often one who waits looks for what nobody wakes it for. */
  private static final long POLL_NANOS = 20_000_000;

  /** How often one who wants to enter tries. */
  private static final long ENTRY_NANOS = 100_000;

  /** How many steps guests may take on an executor before others have their turn. */
  private static final int TURN = 256;

  private final Store store;
  private final Scheduler scheduler;
  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger outstanding = new AtomicInteger();
  private final AtomicInteger openEnds = new AtomicInteger();
  private final AtomicReference<Thread> driver = new AtomicReference<>(); // null: nobody drives
  private volatile int waitingCount;
  private volatile boolean closed;
  private volatile boolean exited;
  private volatile Duration cancelGrace = Duration.ofSeconds(10);
  private volatile Executor executor; // null if guests run for waiting threads only
  private final Set<Consumer<RuntimeException>> watchers = ConcurrentHashMap.newKeySet();

  private final HostWorkers workers = new HostWorkers();

  /** Guarded by the monitor: who waits, in the order in which they came. */
  private final Set<HostWork> waiting = new LinkedHashSet<>();

  HostThreads(Store store, Scheduler scheduler) {
    this.store = store;
    this.scheduler = scheduler;
  }

  /** How long a guest may take to end what was cancelled. */
  public void setCancelGrace(Duration grace) {
    cancelGrace = grace;
  }

  /** How long a guest may take to end what was cancelled. */
  public Duration cancelGrace() {
    return cancelGrace;
  }

  /** Has guests run on an executor when nobody waits for them. */
  public void setExecutor(Executor executor) {
    this.executor = executor;
  }

  /** Whether guests run when nobody waits for them. */
  public boolean hasExecutor() {
    return executor != null;
  }

  /** Runs the action on the executor, outside of the store. */
  public void execute(Runnable action) {
    executor.execute(action);
  }

  /** Has {@code watcher} told when a guest fails and so ends all of the store. */
  public void watch(Consumer<RuntimeException> watcher) {
    watchers.add(watcher);
    store.poison().ifPresent(poison -> watcher.accept(poisoned(poison)));
  }

  public void unwatch(Consumer<RuntimeException> watcher) {
    watchers.remove(watcher);
  }

  private static TrapException poisoned(Throwable poison) {
    return new TrapException(Trap.POISONED, poison.getMessage());
  }

  private void tellWatchers(RuntimeException failure) {
    if (store.poison().isPresent()) {
      watchers.forEach(watcher -> watcher.accept(failure));
    }
  }

  /** Counts an operation of the host that will {@link #post} its end. */
  public void begin() {
    outstanding.incrementAndGet();
  }

  void begin(int delta) {
    outstanding.addAndGet(delta);
  }

  /** Hands in the end of an operation counted by {@link #begin}; from any thread. */
  public void post(Runnable end) {
    posted.add(end);
    outstanding.decrementAndGet();
    wakeDriver();
  }

  /** Has something done inside the store that nobody waits for; from any thread. */
  public void send(Runnable action) {
    posted.add(action);
    wakeDriver();
  }

  /** Has something done inside the store, at once if nobody is inside, else soon. */
  public void act(Runnable action) {
    if (store.isOwned()) {
      action.run();
    } else if (closed || store.poison().isPresent()) {
      return; // nobody is left to notice
    } else if (!actAlone(action)) {
      send(action);
    }
  }

  /**
   * Acts where nobody is inside, without becoming the driver: a call that does not wait needs none,
   * and one who would drive meanwhile tries again soon.
   */
  private boolean actAlone(Runnable action) {
    if (!store.tryEnter()) {
      return false;
    }
    int outer = store.depth() - 1;
    try {
      action.run();
    } catch (Throwable thrown) {
      throw scheduler.failure(thrown, outer);
    }
    store.exit();
    return true;
  }

  private void wakeDriver() {
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

  /** Runs an operation of the host for a guest on a virtual thread of its own. */
  public Thread run(String name, Operation operation) {
    outstanding.incrementAndGet();
    return workers.start(name, () -> post(end(operation)));
  }

  /** What a virtual thread does for a guest. */
  @FunctionalInterface
  public interface Operation {
    /** Runs there, and gives what is then to be done inside the store. */
    Runnable run();
  }

  private static Runnable end(Operation operation) {
    try {
      return operation.run();
    } catch (Throwable thrown) {
      return () -> {
        throw sneaky(thrown);
      };
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** Counts ends of streams that the host holds and may use later. */
  public void addOpenEnds(int delta) {
    openEnds.addAndGet(delta);
  }

  /**
   * Has {@code work} done and waits for it. An interrupt cancels it, and stays set.
   *
   * @param nanos how long to wait before it is cancelled; negative without a limit
   * @throws IllegalStateException if guest code of the store waits for the calling thread
   */
  public void perform(HostWork work, long nanos) {
    if (store.isOwned()) {
      performInside(work);
      return;
    }
    checkOpen();
    boolean started = actAlone(work::start);
    if (!work.isDone()) {
      performOutside(work, started, nanos);
    }
  }

  private void performOutside(HostWork work, boolean started, long nanos) {
    synchronized (this) {
      waiting.add(work);
      waitingCount = waiting.size();
    }
    if (workers.contains(Thread.currentThread())) {
      work.uncount(this);
    }
    if (!started) {
      send(work::start);
    }
    var patience = new Patience(work, nanos, cancelGrace, this::send);
    try {
      await(work, patience);
    } finally {
      synchronized (work) {
        work.recount();
      }
      synchronized (this) {
        waiting.remove(work);
        waitingCount = waiting.size();
      }
      passOn();
      patience.restoreInterrupt();
    }
  }

  /** On a stack that guest code is on: what is not done at once never will be. */
  private void performInside(HostWork work) {
    scheduler.callBack();
    work.start();
    if (!work.isDone()) {
      work.cancelOnce();
      throw new IllegalStateException(
          "guest code of this store waits for the calling thread, which cannot wait for it");
    }
  }

  private void checkOpen() {
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
    synchronized (this) {
      waiting.forEach(work -> LockSupport.unpark(work.waiter()));
    }
  }

  private boolean becomeDriver() {
    return driver.compareAndSet(null, Thread.currentThread());
  }

  private void stopDriving() {
    driver.set(null);
    passOn();
  }

  /** Where nobody drives, one who still waits does from now on. */
  private void passOn() {
    if (driver.get() != null) {
      return;
    }
    if (waitingCount > 0) {
      synchronized (this) {
        for (HostWork next : waiting) {
          if (!next.isDone() && next.waiter() != Thread.currentThread()) {
            LockSupport.unpark(next.waiter());
            return;
          }
        }
      }
    }
    if (executor != null && !posted.isEmpty()) {
      wakeDriver();
    }
  }

  private void await(HostWork work, Patience patience) {
    while (!work.isDone()) {
      if (becomeDriver()) {
        try {
          drive(work, patience);
        } finally {
          driver.set(null);
        }
      } else {
        checkPoison();
        checkOpen();
        LockSupport.parkNanos(this, POLL_NANOS);
        patience.look();
      }
    }
  }

  private void checkPoison() {
    var poison = store.poison();
    if (poison.isPresent()) {
      throw new TrapException(Trap.POISONED, poison.get().getMessage());
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
        if (!runPosted() && !scheduler.tick()) {
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
    checkDeadlock(patience);
    checkInterruption();
    if (closed || exited) {
      throw new TrapException(
          Trap.INTERRUPTED,
          closed ? "the store is closed" : "a guest of the store has ended the program");
    }
    LockSupport.parkNanos(this, patience.nanos(POLL_NANOS));
    patience.look();
  }

  /** One whose time is limited waits for that. */
  private void checkDeadlock(Patience patience) {
    if (!patience.isLimited()
        && outstanding.get() == 0
        && openEnds.get() == 0
        && executor == null
        && posted.isEmpty()) {
      throw new TrapException(Trap.DEADLOCK);
    }
  }

  private void checkInterruption() {
    var interruption = store.interruption();
    if (interruption.isPresent()) {
      throw interruption.get();
    }
  }

  boolean runPosted() {
    Runnable next = posted.poll();
    if (next == null) {
      return false;
    }
    next.run();
    return true;
  }

  /** For the executor: runs what is ready, once synchronous calls have left the store. */
  private void driveReady() {
    if (store.isOwned() || !becomeDriver()) {
      return;
    }
    Optional<RuntimeException> failure;
    try {
      failure = runTurn();
    } catch (TrapException _) {
      return; // spent before
    } finally {
      stopDriving();
    }
    // All others who call or wait find the store spent.
    failure.ifPresent(this::tellWatchers);
  }

  /**
   * Enters and runs what is ready; what a guest failed with. One that yields without end leaves the
   * executor to others in between.
   */
  private Optional<RuntimeException> runTurn() {
    while (!store.tryEnter()) {
      LockSupport.parkNanos(this, ENTRY_NANOS);
    }
    int outer = store.depth() - 1;
    try {
      if (scheduler.runReady(TURN)) {
        executor.execute(this::driveReady);
      }
    } catch (Throwable thrown) {
      return Optional.of(scheduler.failure(thrown, outer));
    }
    store.exit();
    return Optional.empty();
  }

  /**
   * Inside an entry: waits for what the host does for guests.
   *
   * @return false if there is nothing to wait for
   */
  boolean awaitPosted() {
    Thread before = driver.getAndSet(Thread.currentThread());
    try {
      while (posted.isEmpty()) {
        if (outstanding.get() == 0 && posted.isEmpty()) {
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

  /** Runs guests until nothing is ready and nothing is awaited of the host. */
  public void runAll() {
    perform(
        new HostWork() {
          @Override
          protected void start() {
            scheduler.runAll();
            finish();
          }

          @Override
          protected void cancel() {}
        },
        -1);
  }

  /** Has {@code supply} told that nobody reads when the store is closed before. */
  public void opened(HostSupply supply) {
    workers.opened(supply);
  }

  /** Ends what {@link #opened} began. */
  public void closed(HostSupply supply) {
    workers.closed(supply);
  }

  /**
   * Ends all waiting, and interrupts what the host still does for guests. Another thread that is
   * inside leaves with a trap before this returns.
   */
  public void close() {
    synchronized (this) {
      closed = true;
      waiting.forEach(work -> LockSupport.unpark(work.waiter()));
    }
    workers.interrupt();
    if (driver.get() != null) {
      store.interrupt(Trap.INTERRUPTED);
      while (driver.get() != null) {
        LockSupport.parkNanos(this, ENTRY_NANOS);
      }
      store.clearInterrupt();
    }
    workers.dropSupplies();
  }
}
