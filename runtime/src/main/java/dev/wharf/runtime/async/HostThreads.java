package dev.wharf.runtime.async;

import dev.wharf.engine.Store;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * How threads of the host share one store: one of them drives it, the others hand in what they want
 * and wait. Thread-safe.
 *
 * @see Driving whose thread guests run on
 * @see Prospects what they can wait for
 */
public final class HostThreads {
  private final Store store;
  private final Scheduler scheduler;
  private final Prospects prospects = new Prospects();
  private final Watchers watchers;
  private final Driving driving;
  private final HostWorkers workers = new HostWorkers();
  private volatile Duration cancelGrace = Duration.ofSeconds(10);

  HostThreads(Store store, Scheduler scheduler) {
    this.store = store;
    this.scheduler = scheduler;
    this.watchers = new Watchers(store);
    this.driving = new Driving(store, scheduler, prospects, watchers);
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
    driving.setExecutor(executor);
  }

  /** Whether guests run when nobody waits for them. */
  public boolean hasExecutor() {
    return driving.hasExecutor();
  }

  /** Runs the action on the executor, outside of the store. */
  public void execute(Runnable action) {
    driving.execute(action);
  }

  /** Has {@code watcher} told when a guest fails and so ends all of the store. */
  public void watch(Consumer<RuntimeException> watcher) {
    watchers.add(watcher);
  }

  public void unwatch(Consumer<RuntimeException> watcher) {
    watchers.remove(watcher);
  }

  /** Counts an operation of the host that will {@link #post} its end. */
  public void begin() {
    prospects.begin(1);
  }

  void begin(int delta) {
    prospects.begin(delta);
  }

  /** Hands in the end of an operation counted by {@link #begin}; from any thread. */
  public void post(Runnable end) {
    prospects.end(end);
    driving.wake();
  }

  /** Has something done inside the store that nobody waits for; from any thread. */
  public void send(Runnable action) {
    prospects.add(action);
    driving.wake();
  }

  /** Has something done inside the store, at once if nobody is inside, else soon. */
  public void act(Runnable action) {
    if (store.isOwned()) {
      action.run();
    } else if (driving.isClosed() || store.poison().isPresent()) {
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

  /** Runs an operation of the host for a guest on a virtual thread of its own. */
  public Thread run(String name, Operation operation) {
    prospects.begin(1);
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
    prospects.addOpenEnds(delta);
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
    driving.checkOpen();
    boolean started = actAlone(work::start);
    if (!work.isDone()) {
      performOutside(work, started, nanos);
    }
  }

  private void performOutside(HostWork work, boolean started, long nanos) {
    work.await();
    driving.enlist(work);
    if (workers.contains(Thread.currentThread())) {
      work.uncount(this);
    }
    if (!started) {
      send(work::start);
    }
    var patience = new Patience(work, nanos, cancelGrace, this::send);
    try {
      driving.await(work, patience);
    } finally {
      synchronized (work) {
        work.recount();
      }
      driving.delist(work);
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

  /** A guest ended its program: what others wait for in the store will not come. */
  void exit() {
    driving.exit();
  }

  /** Does the next thing that was handed in; false if there is none. */
  boolean runPosted() {
    return prospects.runNext();
  }

  /**
   * Inside an entry: waits for what the host does for guests.
   *
   * @return false if there is nothing to wait for
   */
  boolean awaitPosted() {
    return driving.awaitPosted();
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
    driving.close();
    workers.interrupt();
    driving.expel();
    workers.dropSupplies();
  }
}
