package dev.wharf.runtime.async;

import dev.wharf.component.SpecRevision;
import dev.wharf.engine.GuestExit;
import dev.wharf.engine.Store;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;

/**
 * Decides which guest thread of a store runs next. It alone owns the list of waiting threads, in
 * the order in which they began to wait; of several that are ready the first goes on. Those that
 * cannot be ready are not looked at: whoever changes what a thread waits for wakes it. Belongs to
 * the thread that owns the store.
 *
 * <p>Spec: Canonical ABI, {@code Store}, of which this is the {@code waiting} list and {@code
 * tick}.
 */
public final class Scheduler {
  private final Store store;
  private final SpecRevision revision;
  private final Fiber.Factory fibers;

  /** Those that wait and may be ready; the others are put in when that changes. */
  private final SortedSet<GuestThread> candidates = GuestThread.newLine();

  private GuestThread first; // of those that wait, null when there is none
  private GuestThread last;
  private long turns;
  private GuestThread current; // null while no guest thread runs

  private final HostThreads hostThreads;
  private final HeldMonitors monitors = new HeldMonitors();

  public Scheduler(Store store, SpecRevision revision, FiberKind kind) {
    this.store = store;
    this.revision = revision;
    this.hostThreads = new HostThreads(store, this);
    this.fibers =
        switch (kind) {
          case CONTINUATION -> body -> ContinuationFiber.make(body, monitors);
          case VIRTUAL_THREAD -> body -> new VirtualThreadFiber(body, store::handOver);
        };
  }

  /** Code of the host that a guest has called is about to run guests. */
  void callBack() {
    monitors.callBack();
  }

  Fiber fiber(Runnable body) {
    return fibers.make(body);
  }

  SpecRevision revision() {
    return revision;
  }

  public Store store() {
    return store;
  }

  /**
   * The guest thread that runs. Only to be asked by functions that a guest calls: where no guest
   * runs there is none.
   */
  public GuestThread current() {
    return current;
  }

  /** Makes another thread the current one and gives the one before. */
  public GuestThread exchange(GuestThread thread) {
    GuestThread before = current;
    current = thread;
    return before;
  }

  void enlist(GuestThread thread) {
    thread.linkAfter(last, ++turns);
    last = thread;
    if (first == null) {
      first = thread;
    }
  }

  void delist(GuestThread thread) {
    GuestThread before = thread.unlinkPrevious();
    GuestThread after = thread.unlinkNext();
    if (first == thread) {
      first = after;
    }
    if (last == thread) {
      last = before;
    }
  }

  /** The threads to look at, each in its turn. */
  SortedSet<GuestThread> candidates() {
    return candidates;
  }

  /** Resumes the first ready thread; false if there is none. Spec: {@code Store.tick}. */
  boolean tick() {
    while (!candidates.isEmpty()) {
      var thread = candidates.getFirst();
      thread.leaveLine();
      if (thread.isReady()) {
        thread.resumeFromHost();
        return true;
      }
      passOver(thread);
    }
    return false;
  }

  private static void passOver(GuestThread thread) {
    if (thread.isHeldBack()) {
      thread.task().instance().holdBack(thread);
    } else if (thread.gate() != Gate.NONE) {
      // It was woken at its gate, and what it waited for has gone to another.
      thread.task().instance().openGates();
    }
  }

  /**
   * Resumes the first ready thread of {@code instance} that may run while a synchronous task of it
   * blocks; traps if there is none. Spec: {@code canon_lift}, the loop at its end.
   */
  void resumeSibling(InstanceTasks instance) {
    for (GuestThread thread = first; thread != null; thread = thread.next()) {
      if (thread.task().instance() == instance
          && thread.isRegistered()
          && !thread.task().needsInstance(thread)
          && thread.isReady()) {
        thread.resume(false);
        return;
      }
    }
    throw new TrapException(Trap.CANNOT_BLOCK);
  }

  /**
   * Runs guest threads until {@code done}. To be called inside an entry of the store, with no guest
   * thread running.
   *
   * @throws TrapException deadlock, when nothing is left that could make it so
   */
  public void runUntil(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      if (!hostThreads.runPosted() && !tick() && !hostThreads.awaitPosted()) {
        throw new TrapException(Trap.DEADLOCK);
      }
    }
  }

  /** Runs what is ready now, and nothing that is not. */
  public void runReady() {
    while (hostThreads.runPosted() || tick()) {}
  }

  /** As {@link #runReady()}, but at most so many steps; whether there may be more. */
  boolean runReady(int steps) {
    for (int i = 0; i < steps; i++) {
      if (!hostThreads.runPosted() && !tick()) {
        return false;
      }
    }
    return true;
  }

  /** Runs guest threads as long as there are any that are ready or wait for the host. */
  public void runAll() {
    do {
      runReady();
    } while (first != null && hostThreads.awaitPosted());
  }

  /** The threads of the host that share the store. */
  public HostThreads hostThreads() {
    return hostThreads;
  }

  /** What to throw where guest code ended with {@code thrown}; leaves the entry. */
  RuntimeException failure(Throwable thrown, int outer) {
    current = null;
    if (thrown instanceof GuestExit) {
      hostThreads.exit();
    }
    return store.failure(thrown, outer);
  }
}
