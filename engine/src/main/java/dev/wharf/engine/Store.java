package dev.wharf.engine;

import dev.wharf.engine.abi.Traps;
import dev.wharf.engine.load.Backtrace;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.WasmFrame;
import dev.wharf.wasm.type.FuncType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Everything that instances share: one thread at a time, one set of limits, one way to be
 * interrupted. Spec: exec/runtime, store.
 *
 * <p><b>Owner.</b> The first entry makes the calling thread the owner until its outermost entry is
 * left; entering from another thread meanwhile is an {@link IllegalStateException}, never a race.
 * Guests run on the caller's thread.
 */
public final class Store {
  private static final VarHandle OWNER;

  /** How long one who closes waits for who is inside, before looking again. */
  private static final long CLOSE_NANOS = 200_000;

  /** How many times that is, before what the host does inside is interrupted. */
  private static final int CLOSE_WAITS = 100;

  static {
    try {
      OWNER = MethodHandles.lookup().findVarHandle(Store.class, "owner", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Engine engine;
  private final StoreLimits limits;
  private final StoreUsage usage;
  private final EntryTimer timer; // null: no time limit
  private volatile Thread owner;
  private int depth;
  private TrapException poison;
  private volatile boolean closed;
  private volatile boolean memoryRefused;
  private final MemoryPool memoryPool;

  /** Of those whose arrays the pool gets. */
  private final List<HeapMemory> memories = new ArrayList<>();

  private long[] tailArgs = new long[4];
  private Object[] tailRefs = new Object[4];

  /** What a tail call asks for next, null when none is under way; for generated code. */
  public Func tailCallee;

  private long[] results = new long[4];
  private Object[] refResults = new Object[4];

  private final Interruption interruption = new Interruption();

  public Store(Engine engine) {
    this(engine, StoreLimits.NONE);
  }

  public Store(Engine engine, StoreLimits limits) {
    this(engine, limits, MemoryPool.NONE);
  }

  /**
   * @param memoryPool gets the arrays of memories when the store is closed, and gives such
   */
  public Store(Engine engine, StoreLimits limits, MemoryPool memoryPool) {
    this(engine, limits, memoryPool, new StoreUsage(limits, Optional.empty()));
  }

  private Store(Engine engine, StoreLimits limits, MemoryPool memoryPool, StoreUsage usage) {
    this.engine = engine;
    this.limits = limits;
    this.memoryPool = memoryPool;
    this.usage = usage;
    this.timer = EntryTimer.of(this);
  }

  /**
   * A further store whose guests use of the limits of this one, for another thread of the same
   * program; {@link #end} gives back.
   */
  public Store forThread() {
    return new Store(engine, limits, MemoryPool.NONE, new StoreUsage(limits, Optional.of(usage)));
  }

  public Engine engine() {
    return engine;
  }

  public StoreLimits limits() {
    return limits;
  }

  /**
   * The trap that closed this store, if {@link StoreLimits#poisonOnTrap} is set and one happened.
   */
  public Optional<TrapException> poison() {
    return Optional.ofNullable(poison);
  }

  /**
   * Begins an entry from the host; every entry is left by {@link #exit}.
   *
   * @throws IllegalStateException if another thread is inside, or the store is closed
   * @throws TrapException if the store is poisoned
   */
  public void enter() {
    if (owner != Thread.currentThread() || poison != null) {
      acquire();
    }
    depth++;
  }

  private void acquire() {
    if (poison != null && !closed) {
      throw poisoned();
    }
    if (!OWNER.compareAndSet(this, (Thread) null, Thread.currentThread())) {
      throw new IllegalStateException("another thread is inside this store");
    }
    if (closed) {
      OWNER.setRelease(this, (Thread) null);
      throw new IllegalStateException("the store is closed");
    }
    begin();
  }

  /** Starts the outermost entry, unless the last one spent the store. */
  private void begin() {
    if (poison != null) {
      OWNER.setRelease(this, (Thread) null);
      throw poisoned();
    }
    if (timer != null) {
      timer.begin();
    }
  }

  /**
   * Begins an entry from the host unless another thread is inside.
   *
   * @throws TrapException if the store is poisoned or closed
   */
  public boolean tryEnter() {
    if (poison != null) {
      throw poisoned();
    }
    if (!isOwned()) {
      if (!OWNER.compareAndSet(this, (Thread) null, Thread.currentThread())) {
        return false;
      }
      if (closed) {
        OWNER.setRelease(this, (Thread) null);
        throw Traps.trap(Trap.POISONED, "the store is closed");
      }
      begin();
    }
    depth++;
    return true;
  }

  /** Whether the calling thread is inside. */
  public boolean isOwned() {
    return owner == Thread.currentThread();
  }

  boolean isOwnedByNobody() {
    return owner == null;
  }

  /** Interrupts the thread that is inside, and gives it; null if there is none. */
  Thread interruptOwner() {
    Thread inside = owner;
    if (inside != null) {
      inside.interrupt();
    }
    return inside;
  }

  private TrapException poisoned() {
    return Traps.trap(Trap.POISONED, poison.getMessage());
  }

  /** Ends an entry. */
  public void exit() {
    if (--depth == 0) {
      if (timer != null) {
        timer.end();
      }
      OWNER.setRelease(this, (Thread) null);
    }
  }

  /**
   * Takes the entries above {@code outer} off, as the stack that made them is left for a while;
   * gives their number for {@link #attach}.
   */
  public int detach(int outer) {
    int entries = depth - outer;
    depth = outer;
    return entries;
  }

  /** Puts entries back, as the stack that made them is entered again. */
  public void attach(int entries) {
    depth += entries;
  }

  /**
   * Makes another thread the owner, inside an entry: the present one lets it act for itself and
   * waits.
   */
  public void handOver(Thread to) {
    owner = to;
  }

  /** How many entries are open. */
  public int depth() {
    return depth;
  }

  /**
   * What to throw for something that guest code threw; called inside the entry, before {@link
   * #exit}. Poisons the store where its limits say so.
   */
  public RuntimeException failure(Throwable thrown) {
    return Failures.of(this, thrown);
  }

  /**
   * As {@link #failure(Throwable)}, and leaves the entry: all entries above {@code outer}, the
   * depth before it, are gone, even those whose {@link #exit} found no stack left to run on.
   */
  public RuntimeException failure(Throwable thrown, int outer) {
    depth = outer + 1;
    try {
      return Failures.of(this, thrown);
    } finally {
      exit();
    }
  }

  void poison(TrapException trap) {
    if (limits.poisonOnTrap() && poison == null) {
      poison = trap;
    }
  }

  /**
   * Makes running guest code trap with {@code reason} at its next loop or call; from any thread.
   * Holds until it was delivered to the outermost entry, or until {@link #clearInterrupt}.
   */
  public void interrupt(Trap reason) {
    interruption.request(reason);
    // It may wait for another thread of the guest.
    LockSupport.unpark(owner);
  }

  /**
   * Lets nobody in any more. Another thread that is inside leaves with {@link Trap#INTERRUPTED}
   * first, and is interrupted where it waits for something of the host.
   *
   * @throws IllegalStateException if the calling thread is inside
   */
  public void close() {
    if (isOwned()) {
      throw new IllegalStateException("guest code is running");
    }
    for (int waits = 1;
        !OWNER.compareAndSet(this, (Thread) null, Thread.currentThread());
        waits++) {
      interrupt(Trap.INTERRUPTED);
      LockSupport.parkNanos(this, CLOSE_NANOS);
      if (waits % CLOSE_WAITS == 0) {
        interruptOwner();
      }
    }
    closed = true;
    memories.forEach(memory -> memory.release(memoryPool));
    memories.clear();
    clearInterrupt();
    OWNER.setRelease(this, (Thread) null);
  }

  /** Whether {@link #close} was called. */
  public boolean isClosed() {
    return closed;
  }

  /** Withdraws an interruption for this reason that was not delivered. */
  void withdraw(Trap reason) {
    interruption.withdraw(reason);
  }

  /** Withdraws an interruption that was not delivered. */
  public void clearInterrupt() {
    interruption.withdraw();
  }

  /** The trap to throw at a poll, or empty if the request was withdrawn meanwhile. */
  public Optional<TrapException> interruption() {
    return interruption.reason().map(reason -> Traps.trap(reason, detail(reason)));
  }

  /** As {@link #interruption()}, where a host function failed with {@code cause} meanwhile. */
  Optional<TrapException> interruption(List<WasmFrame> frames, Throwable cause) {
    return interruption
        .reason()
        .map(reason -> new TrapException(reason, detail(reason), frames, cause));
  }

  private String detail(Trap reason) {
    return timer == null ? "" : timer.detail(reason);
  }

  /** Counts a new instance; false if the limits are reached. */
  boolean register(Instance instance) {
    if (!usage.instances(1)) {
      return false;
    }
    interruption.add(instance);
    return true;
  }

  /** The module whose loader has this name, if an instance of this store is one of it. */
  Optional<Backtrace.Module> module(String loaderName) {
    return interruption.module(loaderName);
  }

  /**
   * Charges bytes of memory, or gives back a negative number; false and no charge beyond the limit.
   * From any thread, as a shared memory may grow from another store.
   */
  boolean reserveMemory(long bytes) {
    if (usage.memory(bytes)) {
      return true;
    }
    memoryRefused = true;
    return false;
  }

  /** Whether the limit has kept a memory from growing. */
  boolean isMemoryRefused() {
    return memoryRefused;
  }

  MemoryPool memoryPool() {
    return memoryPool;
  }

  /** Has a memory give its array to the pool in the end. */
  void closesWith(HeapMemory memory) {
    if (memoryPool != MemoryPool.NONE) {
      memories.add(memory);
    }
  }

  /**
   * Charges elements of tables, or gives back a negative number; false and no charge beyond the
   * limit.
   */
  boolean reserveElements(long elements) {
    return usage.elements(elements);
  }

  /**
   * Gives back what the guests of this store use of limits that they share with those of others:
   * they are not called any more.
   */
  public void end() {
    usage.end();
  }

  /**
   * Where results after the first travel, and the parameters of functions with too many of them.
   */
  public long[] results() {
    return results;
  }

  /** Where the arguments of a tail call travel. */
  public long[] tailArgs() {
    return tailArgs;
  }

  /** As {@link #tailArgs}, for references. */
  public Object[] tailRefs() {
    return tailRefs;
  }

  /** As {@link #results}, for references. */
  public Object[] refResults() {
    return refResults;
  }

  /**
   * Makes room for the values of calls; done when a function type becomes known, so that calls need
   * no check.
   */
  void reserveResults(FuncType type) {
    int count = Math.max(Func.elements(type.params()), Func.elements(type.results()));
    if (count > results.length) {
      results = Arrays.copyOf(results, count);
      tailArgs = Arrays.copyOf(tailArgs, count);
      tailRefs = Arrays.copyOf(tailRefs, count);
      refResults = Arrays.copyOf(refResults, count);
    }
  }
}
