package dev.wharf.runtime;

import dev.wharf.component.SpecRevision;
import dev.wharf.engine.Engine;
import dev.wharf.engine.MemoryPool;
import dev.wharf.engine.Store;
import dev.wharf.runtime.async.FiberKind;
import dev.wharf.runtime.async.Scheduler;
import dev.wharf.runtime.link.InstanceScope;
import dev.wharf.runtime.resource.LeakReports;
import dev.wharf.runtime.resource.ResourceHandle;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.Trap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The world of some component instances: their memories, handles and limits, and values of the
 * embedder that host functions can ask for. One thread at a time may be inside; a second one gets
 * an {@link IllegalStateException}. A trap ends all instances of the store: later calls trap with
 * {@link Trap#POISONED}.
 */
public final class ComponentStore implements AutoCloseable {
  private final Store core;
  private final Scheduler scheduler;
  private final ComponentLimits limits;
  private final Map<Class<?>, Object> context;
  private final List<InstanceScope> instances = new ArrayList<>();
  private final Optional<LeakReports> leaks;
  private boolean closed;

  private ComponentStore(
      Engine engine,
      ComponentLimits limits,
      SpecRevision revision,
      FiberKind fibers,
      Optional<Executor> executor,
      Optional<LeakReports> leaks,
      MemoryPool memoryPool,
      Map<Class<?>, Object> context) {
    this.core = new Store(engine, limits.storeLimits(), memoryPool);
    this.scheduler = new Scheduler(core, revision, fibers);
    this.limits = limits;
    this.context = Map.copyOf(context);
    this.leaks = leaks;
    scheduler.hostThreads().setCancelGrace(limits.cancelGrace());
    executor.ifPresent(scheduler.hostThreads()::setExecutor);
  }

  /** A store with {@linkplain ComponentLimits#defaults default limits} and no values. */
  public static ComponentStore open(Engine engine) {
    return builder(engine).open();
  }

  /** A store with these limits and no values. */
  public static ComponentStore open(Engine engine, ComponentLimits limits) {
    return builder(engine).limits(limits).open();
  }

  public static Builder builder(Engine engine) {
    return new Builder(engine);
  }

  /** Collects what a store starts with. */
  public static final class Builder {
    private final Engine engine;
    private final Map<Class<?>, Object> context = new HashMap<>();
    private ComponentLimits limits = ComponentLimits.defaults();
    private SpecRevision revision = SpecRevision.PINNED;
    private FiberKind fibers = FiberKind.available();
    private Optional<Executor> executor = Optional.empty();
    private Optional<Consumer<? super Class<?>>> leaks = Optional.empty();
    private MemoryPool memoryPool = MemoryPool.NONE;

    private Builder(Engine engine) {
      this.engine = engine;
    }

    /** Which text of the specification holds; {@link SpecRevision#PINNED} unless set. */
    public Builder revision(SpecRevision revision) {
      this.revision = revision;
      return this;
    }

    /**
     * Has suspended guests wait on virtual threads even where the JDK's continuations, which are
     * quicker, are open to the runtime.
     */
    public Builder onVirtualThreads() {
      fibers = FiberKind.VIRTUAL_THREAD;
      return this;
    }

    /**
     * Has guests go on when no thread waits for them, but something of the host has ended that they
     * wait for. Without one they run only while a thread is inside a call or a read of a stream.
     * With one, a call that nothing will end is no deadlock, as another may come.
     *
     * @param executor runs what it is given on other threads than the one that gives it
     */
    public Builder executor(Executor executor) {
      this.executor = Optional.of(executor);
      return this;
    }

    /**
     * Has objects for resources of guests watched: of each that is collected without having been
     * closed or given away the interface is told. For tests and for finding out: to watch an object
     * costs more than to make it. Nothing is closed by this; that happens with the store.
     *
     * @param told called on a thread of the collector's
     */
    public Builder leaks(Consumer<? super Class<?>> told) {
      leaks = Optional.of(told);
      return this;
    }

    public Builder limits(ComponentLimits limits) {
      this.limits = limits;
      return this;
    }

    /** Has guests' memories come from a pool and go there when the store is closed. */
    public Builder memoryPool(MemoryPool pool) {
      memoryPool = pool;
      return this;
    }

    /**
     * Keeps {@code value} in the store for host functions; a later value of the same key replaces
     * it.
     */
    public <T> Builder put(Class<T> key, T value) {
      context.put(key, value);
      return this;
    }

    public ComponentStore open() {
      return new ComponentStore(
          engine,
          limits,
          revision,
          fibers,
          executor,
          leaks.map(LeakReports::new),
          memoryPool,
          context);
    }
  }

  public Engine engine() {
    return core.engine();
  }

  public ComponentLimits limits() {
    return limits;
  }

  /** The store of the core instances inside. */
  public Store core() {
    return core;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  /** The value that was put into the store under {@code key}. */
  public <T> Optional<T> find(Class<T> key) {
    return Optional.ofNullable(key.cast(context.get(key)));
  }

  /**
   * The value that was put into the store under {@code key}.
   *
   * @throws IllegalStateException if there is none
   */
  public <T> T get(Class<T> key) {
    return find(key)
        .orElseThrow(() -> new IllegalStateException("the store has no " + key.getName()));
  }

  /** Makes running guest code trap with {@code reason} soon; from any thread. */
  public void interrupt(Trap reason) {
    core.interrupt(reason);
  }

  /**
   * Runs guests until none of them has anything left to do or to wait for: tasks may go on after
   * they have returned, to feed a stream for instance. Those that wait for something that will not
   * come stay as they are.
   *
   * @throws dev.wharf.wasm.TrapException if a guest traps
   */
  public void finish() {
    checkOpen();
    scheduler.hostThreads().runAll();
  }

  void adopt(InstanceScope instance) {
    if (instances.size() >= limits.coreInstances()) {
      throw new LinkException(
          "instance limit exceeded: the store holds "
              + instances.size()
              + " instances of components already");
    }
    leaks.ifPresent(instance.handles()::setLeaks);
    instances.add(instance);
  }

  /** Throws {@link IllegalStateException} after {@link #close}. */
  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
  }

  /**
   * Closes every object of the host that guests still own, the latest first, and interrupts what
   * the host still does for guests. A call that another thread is in ends before, with {@link
   * Trap#INTERRUPTED}. Guest code does not run any more: calls are an {@link
   * IllegalStateException}, and guest resources end without their destructors. Once closed, closing
   * does nothing.
   *
   * @throws IllegalStateException if guest code runs on the calling thread
   * @throws RuntimeException what the first failing object threw, after all were closed
   */
  @Override
  public void close() {
    if (core.isOwned()) {
      throw new IllegalStateException("guest code is running");
    }
    closed = true;
    leaks.ifPresent(LeakReports::end);
    scheduler.hostThreads().close();
    core.close();
    Optional<RuntimeException> failure = Optional.empty();
    for (InstanceScope instance : instances.reversed()) {
      for (ResourceHandle handle : instance.handles().drain()) {
        try {
          if (handle.type().isHost()) {
            handle.type().destroy(handle);
          }
        } catch (RuntimeException e) {
          failure = Optional.of(failure.orElse(e));
        }
      }
    }
    instances.clear();
    failure.ifPresent(e -> {
      throw e;
    });
  }
}
