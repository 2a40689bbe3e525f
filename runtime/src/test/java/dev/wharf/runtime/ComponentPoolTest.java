package dev.wharf.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.value.WitException;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.TrapException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ComponentPoolTest {
  private static final Engine ENGINE = Engine.create();

  /** A counter of calls, from {@code start} on. */
  private static LinkedComponent counter(int start) {
    String text =
        """
        (component
          (core module $m
            (global $count (mut i32) (i32.const START))
            (func (export "next") (result i32)
              (global.set $count (i32.add (global.get $count) (i32.const 1)))
              (global.get $count))
            (func (export "trap") unreachable))
          (core instance $i (instantiate $m))
          (func (export "next") (result u32) (canon lift (core func $i "next")))
          (func (export "trap") (canon lift (core func $i "trap"))))
        """;
    return Linker.of(ENGINE)
        .link(Components.load(text.replace("START", String.valueOf(start)).getBytes(UTF_8)));
  }

  /** What the component exports. */
  public interface Counter {
    long next();

    void trap();
  }

  private final List<ComponentStore> stores = Collections.synchronizedList(new ArrayList<>());

  private ComponentPool.Builder<Counter> builder(int start) {
    return ComponentPool.builder(
        counter(start),
        instance -> {
          stores.add(instance.store());
          return instance.bindFunctions(Counter.class);
        });
  }

  private List<Boolean> closed() {
    return stores.stream().map(store -> store.core().isClosed()).toList();
  }

  @Test
  void callsOneAfterAnotherHaveTheSameInstance() {
    try (var pool = builder(0).open()) {
      assertThat(pool.call(Counter::next)).isEqualTo(1);
      assertThat(pool.call(Counter::next)).isEqualTo(2);
    }
    assertThat(closed()).containsExactly(true);
  }

  @Test
  void callsAtOnceHaveInstancesOfTheirOwn() {
    try (var pool = builder(0).maxIdle(1).open()) {
      long inner =
          pool.call(outer -> {
            outer.next();
            assertThat(pool.busy()).isEqualTo(1);
            return pool.call(Counter::next);
          });
      assertThat(inner).isEqualTo(1);
      assertThat(pool.busy()).isZero();
      assertThat(closed()).containsExactly(true, false);
    }
    assertThat(closed()).containsExactly(true, true);
  }

  @Test
  void aTrapCostsOneInstanceAndAnAnswerNone() {
    try (var pool = builder(0).open()) {
      assertThatThrownBy(() ->
              pool.call(counter -> {
                counter.trap();
                return 0;
              }))
          .isInstanceOf(TrapException.class);
      assertThat(closed()).containsExactly(true);
      assertThat(pool.call(Counter::next)).isEqualTo(1);
      assertThatThrownBy(() ->
              pool.call(_ -> {
                throw new RefusedException();
              }))
          .isInstanceOf(RefusedException.class);
      assertThat(pool.call(Counter::next)).isEqualTo(2);
      assertThatThrownBy(() ->
              pool.call(_ -> {
                throw new IOException("of the caller");
              }))
          .isInstanceOf(IOException.class);
      assertThat(pool.call(Counter::next)).isEqualTo(1);
      long swallowed =
          pool.call(counter -> {
            try {
              counter.trap();
            } catch (TrapException _) {
              return -1L;
            }
            return 0L;
          });
      assertThat(swallowed).isEqualTo(-1);
      assertThat(pool.call(Counter::next)).isEqualTo(1);
      assertThat(pool.busy()).isZero();
    }
  }

  /** An {@code err}. */
  private static final class RefusedException extends WitException {
    private static final long serialVersionUID = 1L;

    RefusedException() {
      super("no");
    }

    @Override
    public Object error() {
      return "no";
    }
  }

  @Test
  void anInstanceIsUsedAsOftenAsWasSaid() {
    try (var pool = builder(0).maxCalls(2).open()) {
      assertThat(pool.call(Counter::next)).isEqualTo(1);
      assertThat(pool.call(Counter::next)).isEqualTo(2);
      assertThat(pool.call(Counter::next)).isEqualTo(1);
      assertThat(closed()).containsExactly(true, false);
    }
  }

  @Test
  void replacingLeavesCallsUnderWayAlone() throws Exception {
    try (var pool = builder(0).open()) {
      var inside = new CountDownLatch(1);
      var replaced = new CountDownLatch(1);
      var old =
          CompletableFuture.supplyAsync(() ->
              pool.call(counter -> {
                inside.countDown();
                await(replaced);
                return counter.next();
              }));
      await(inside);
      pool.replace(counter(100));
      assertThat(pool.call(Counter::next)).isEqualTo(101);
      assertThat(closed()).containsExactly(false, false);
      replaced.countDown();
      assertThat(old.get(60, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(closed()).containsExactly(true, false);
      assertThat(pool.call(Counter::next)).isEqualTo(102);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void callsOfSeveralThreadsFindTheNewestAndNothingIsLeftOpen() throws Exception {
    var versions = Stream.iterate(0, n -> n + 1).limit(20).map(n -> counter(n << 20)).toList();
    var seen = Collections.synchronizedSet(new TreeSet<Long>());
    var pool = builder(0).maxIdle(2).open();
    var newest = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var done = new AtomicBoolean();
      var callers =
          Stream.generate(() ->
                  threads.submit(() -> {
                    while (!done.get()) {
                      int least = newest.get();
                      long version = pool.call(Counter::next) >> 20;
                      assertThat(version).isGreaterThanOrEqualTo(least);
                      seen.add(version);
                    }
                    return 0;
                  }))
              .limit(4)
              .toList();
      for (int version = 1; version < versions.size(); version++) {
        pool.replace(versions.get(version));
        newest.set(version);
        while (!seen.contains((long) version)) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
      }
      done.set(true);
      for (var caller : callers) {
        caller.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(pool.busy()).isZero();
    assertThat(closed().stream().filter(closed -> !closed).count()).isLessThanOrEqualTo(2);
    pool.close();
    assertThat(closed()).doesNotContain(false);
  }

  @Test
  void whatDoesNotFitReplacesNothing() {
    var other = Linker.of(ENGINE).link(Components.load("(component)".getBytes(UTF_8)));
    try (var pool = builder(0).open()) {
      assertThatThrownBy(() -> pool.replace(other)).isInstanceOf(LinkException.class);
      assertThat(pool.call(Counter::next)).isEqualTo(1);
    }
    assertThat(closed()).containsExactly(true, true);
  }

  @Test
  void aClosedPoolRefuses() {
    var pool = builder(0).open();
    pool.call(counter -> {
      pool.close();
      return counter.next();
    });
    assertThat(closed()).containsExactly(true);
    assertThatThrownBy(() -> pool.call(Counter::next))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the pool is closed");
    assertThatThrownBy(() -> pool.replace(counter(1))).hasMessage("the pool is closed");
    assertThat(closed()).containsExactly(true, true);
  }

  @Test
  void limitsHoldForEachInstance() {
    var limits = ComponentLimits.defaults().withCoreInstances(0);
    assertThatThrownBy(() -> builder(0).stores(store -> store.limits(limits)).open())
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("instance limit exceeded");
  }
}
