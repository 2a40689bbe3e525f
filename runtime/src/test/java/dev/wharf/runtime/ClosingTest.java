package dev.wharf.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.value.Wit;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing runs in a store that is closed. */
@Timeout(120)
class ClosingTest {
  private static final Engine ENGINE = Engine.create();

  /** What the guest exports, and imports as {@code wait}. */
  public interface Functions {
    long answer();

    void spin();

    void hold();
  }

  /** What it imports. */
  public interface Host {
    void await() throws InterruptedException;
  }

  private final CountDownLatch inside = new CountDownLatch(1);

  private ComponentInstance instantiate(ComponentStore store) {
    String text =
        """
        (component
          (import "await" (func $await))
          (core func $await (canon lower (func $await)))
          (core module $m
            (import "host" "await" (func $await))
            (func (export "answer") (result i32) (i32.const 42))
            (func (export "hold") (call $await))
            (func (export "spin") (loop (br 0))))
          (core instance $i (instantiate $m
            (with "host" (instance (export "await" (func $await))))))
          (func (export "answer") (result u32) (canon lift (core func $i "answer")))
          (func (export "hold") (canon lift (core func $i "hold")))
          (func (export "spin") (canon lift (core func $i "spin"))))
        """;
    Host host =
        () -> {
          inside.countDown();
          new CountDownLatch(1).await();
        };
    return Linker.of(ENGINE)
        .bindFunctions(Host.class, host)
        .link(Components.load(text.getBytes(UTF_8)))
        .instantiate(store);
  }

  @Test
  void everyWayToCallIsRefused() throws Throwable {
    var store = ComponentStore.open(ENGINE);
    var instance = instantiate(store);
    var function = instance.func("answer").orElseThrow();
    MethodHandle typed = function.typed(MethodType.methodType(long.class));
    var bound = instance.bindFunctions(Functions.class);
    assertThat(bound.answer()).isEqualTo(42).isEqualTo((long) typed.invokeExact());
    store.close();
    store.close();
    assertThatThrownBy(bound::answer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the store is closed");
    assertThatThrownBy(() -> typed.invoke()).hasMessage("the store is closed");
    assertThatThrownBy(() -> function.call()).hasMessage("the store is closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"spin", "hold"})
  void aCallOfAnotherThreadIsEndedFirst(String name) throws Exception {
    var store = ComponentStore.open(ENGINE);
    var bound = instantiate(store).bindFunctions(Functions.class);
    var outcome = new CompletableFuture<Throwable>();
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                if (name.equals("spin")) {
                  inside.countDown();
                  bound.spin();
                } else {
                  bound.hold();
                }
              } catch (Throwable e) {
                outcome.complete(e);
              }
            });
    assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
    TimeUnit.MILLISECONDS.sleep(50);
    store.close();
    assertThat(store.core().depth()).isZero();
    assertThat(outcome.get(60, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            TrapException.class, e -> assertThat(e.trap()).isEqualTo(Trap.INTERRUPTED));
    thread.join();
  }

  /** An interface with a resource whose destructor traps. */
  @Wit("test:closing/things")
  public interface Things {
    Thing make();

    /** One of them. */
    @Wit("thing")
    interface Thing extends AutoCloseable {
      @Override
      void close();
    }
  }

  @Test
  void aResourceOfTheGuestEndsWithItsStoreAndMayBeClosedLater() {
    String text =
        """
        (component
          (core module $d (func (export "dtor") (param i32) unreachable))
          (core instance $d (instantiate $d))
          (type $thing (resource (rep i32) (dtor (func $d "dtor"))))
          (core func $new (canon resource.new $thing))
          (core module $m
            (import "" "new" (func $new (param i32) (result i32)))
            (func (export "make") (result i32) (call $new (i32.const 7))))
          (core instance $i (instantiate $m (with "" (instance (export "new" (func $new))))))
          (func $make (result (own $thing)) (canon lift (core func $i "make")))
          (component $shim
            (import "thing" (type $t (sub resource)))
            (import "make" (func $make (result (own $t))))
            (export $x "thing" (type $t))
            (export "make" (func $make) (func (result (own $x)))))
          (instance $s (instantiate $shim
            (with "thing" (type $thing)) (with "make" (func $make))))
          (export "test:closing/things" (instance $s)))
        """;
    var linked = Linker.of(ENGINE).link(Components.load(text.getBytes(UTF_8)));
    Things.Thing kept;
    try (var store = ComponentStore.open(ENGINE)) {
      kept = linked.instantiate(store).bind(Things.class).make();
    }
    kept.close();
    try (var store = ComponentStore.open(ENGINE)) {
      var closed = linked.instantiate(store).bind(Things.class).make();
      assertThatThrownBy(closed::close).hasMessage("unreachable");
    }
  }
}
