package dev.wharf.runtime;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.value.CheckedWitException;
import dev.wharf.runtime.value.WitException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Instances of a component for calls that come one after another or at once, each in a store of its
 * own, so that a trap costs one instance. The component may be replaced while calls are under way.
 * Thread-safe.
 *
 * {@snippet :
 * var rules =
 *     ComponentPool.builder(linked, PricingRuleWorld::of).stores(it -> it.limits(limits)).open();
 * var discounts = rules.call(world -> world.rule().apply(order));
 * rules.replace(linkedAnew);
 * }
 *
 * @param <T> what callers see of an instance, such as a generated world
 */
public final class ComponentPool<T> implements AutoCloseable {
  private final Engine engine;
  private final Function<ComponentInstance, T> view;
  private final Consumer<ComponentStore.Builder> stores;
  private final int maxIdle;
  private final int maxCalls;

  /** Guarded by the monitor, as are the others. The one used last is taken first. */
  private final Deque<Member<T>> idle = new ArrayDeque<>();

  private LinkedComponent component;
  private int busy;
  private boolean closed;

  /** An instance of {@code component}; belongs to the call that took it, or to the pool. */
  private static final class Member<T> {
    final LinkedComponent component;
    final ComponentStore store;
    final T view;
    int calls;

    Member(LinkedComponent component, ComponentStore store, T view) {
      this.component = component;
      this.store = store;
      this.view = view;
    }
  }

  /**
   * What to do with an instance.
   *
   * @param <T> what is seen of the instance
   * @param <R> the result
   * @param <X> what it may throw
   */
  @FunctionalInterface
  public interface Call<T, R, X extends Exception> {
    R on(T instance) throws X;
  }

  private ComponentPool(Builder<T> from) {
    engine = from.component.engine();
    view = from.view;
    stores = from.stores;
    maxIdle = from.maxIdle;
    maxCalls = from.maxCalls;
    component = from.component;
  }

  /**
   * @param view from an instance to what callers see of it, such as {@code PricingRuleWorld::of}
   */
  public static <T> Builder<T> builder(
      LinkedComponent component, Function<ComponentInstance, T> view) {
    return new Builder<>(component, view);
  }

  /** Collects how a pool keeps instances. */
  public static final class Builder<T> {
    private final LinkedComponent component;
    private final Function<ComponentInstance, T> view;
    private Consumer<ComponentStore.Builder> stores = _ -> {};
    private int maxIdle = Runtime.getRuntime().availableProcessors();
    private int maxCalls = Integer.MAX_VALUE;

    private Builder(LinkedComponent component, Function<ComponentInstance, T> view) {
      this.component = component;
      this.view = view;
    }

    /** Sets limits and values of each store. */
    public Builder<T> stores(Consumer<ComponentStore.Builder> setting) {
      stores = setting;
      return this;
    }

    /** How many instances stay while nobody calls; as many as there are processors unless set. */
    public Builder<T> maxIdle(int count) {
      maxIdle = count;
      return this;
    }

    /**
     * After how many calls an instance is closed, as what it remembers of them is not to reach
     * later ones: 1 gives each call a new instance. Without a bound unless set.
     */
    public Builder<T> maxCalls(int count) {
      maxCalls = count;
      return this;
    }

    /**
     * Makes the first instance.
     *
     * @throws RuntimeException as {@link LinkedComponent#instantiate} does, or what the view throws
     */
    public ComponentPool<T> open() {
      var pool = new ComponentPool<>(this);
      pool.keep(pool.make(component));
      return pool;
    }
  }

  /**
   * Has {@code call} done with an instance that no other call has meanwhile: an idle one or else a
   * new one. Streams and resources that it gives are to be used within {@code call}.
   *
   * <p>An instance whose call throws anything but a {@link WitException} or {@link
   * CheckedWitException}, which is an answer, is closed and not used again.
   *
   * @throws IllegalStateException if the pool is closed
   * @throws X what {@code call} throws
   */
  public <R, X extends Exception> R call(Call<? super T, R, X> call) throws X {
    Member<T> member = take();
    R result;
    try {
      result = call.on(member.view);
    } catch (Throwable e) {
      if (e instanceof WitException || e instanceof CheckedWitException) {
        give(member);
      } else {
        discard(member, e);
      }
      throw e;
    }
    give(member);
    return result;
  }

  /**
   * Has later calls done by instances of {@code next}. Calls under way end on the instances that
   * they have, which are then closed.
   *
   * @throws RuntimeException if an instance cannot be made or seen as the others are; all stays as
   *     it was then
   * @throws IllegalStateException if the pool is closed
   */
  public void replace(LinkedComponent next) {
    Member<T> first = make(next);
    List<Member<T>> old;
    synchronized (this) {
      old = new ArrayList<>(idle);
      idle.clear();
      component = next;
    }
    keep(first);
    close(old);
    checkOpen();
  }

  /**
   * How many calls are under way, those on instances of earlier components included, until their
   * instances are idle or closed.
   */
  public synchronized int busy() {
    return busy;
  }

  /** Refuses further calls and closes all instances: those of calls under way as these end. */
  @Override
  public void close() {
    List<Member<T>> old;
    synchronized (this) {
      closed = true;
      old = new ArrayList<>(idle);
      idle.clear();
    }
    close(old);
  }

  /** All of them, even if an object of the host fails to close. */
  private static void close(List<? extends Member<?>> members) {
    Optional<RuntimeException> failure = Optional.empty();
    for (Member<?> member : members) {
      try {
        member.store.close();
      } catch (RuntimeException e) {
        failure = Optional.of(failure.orElse(e));
      }
    }
    failure.ifPresent(e -> {
      throw e;
    });
  }

  private Member<T> take() {
    LinkedComponent wanted;
    synchronized (this) {
      checkOpen();
      busy++;
      if (!idle.isEmpty()) {
        return idle.removeLast();
      }
      wanted = component;
    }
    try {
      return make(wanted);
    } catch (RuntimeException | Error e) {
      leave();
      throw e;
    }
  }

  private synchronized void leave() {
    busy--;
  }

  private Member<T> make(LinkedComponent wanted) {
    var setting = ComponentStore.builder(engine);
    stores.accept(setting);
    var store = setting.open();
    try {
      return new Member<>(wanted, store, view.apply(wanted.instantiate(store)));
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  private void give(Member<T> member) {
    member.calls++;
    try {
      // A trap may have been swallowed.
      if (member.calls < maxCalls && member.store.core().poison().isEmpty()) {
        keep(member);
      } else {
        member.store.close();
      }
    } finally {
      leave();
    }
  }

  private void discard(Member<T> member, Throwable thrown) {
    try {
      member.store.close();
    } catch (RuntimeException e) {
      thrown.addSuppressed(e);
    } finally {
      leave();
    }
  }

  /** Keeps an instance for later calls, or closes it if there will be none. */
  private void keep(Member<T> member) {
    synchronized (this) {
      if (!closed && member.component == component && idle.size() < maxIdle) {
        idle.addLast(member);
        return;
      }
    }
    member.store.close();
  }

  private synchronized void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the pool is closed");
    }
  }
}
