package dev.wharf.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.Engine;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a guest spends its time, the call ends. */
@Timeout(120)
class CallTimeTest {
  private static final Engine ENGINE = Engine.create();
  private static final ComponentLimits LIMITS =
      ComponentLimits.defaults().withCallTime(Duration.ofMillis(100));

  /** What the guest imports. */
  public interface Host {
    void sleep() throws InterruptedException;

    void later() throws InterruptedException;
  }

  private final CountDownLatch ended = new CountDownLatch(1);

  private final Host host =
      new Host() {
        @Override
        public void sleep() throws InterruptedException {
          new CountDownLatch(1).await();
        }

        @Override
        public void later() throws InterruptedException {
          try {
            new CountDownLatch(1).await();
          } finally {
            ended.countDown();
          }
        }
      };

  private ComponentInstance instantiate(ComponentStore store) {
    String text =
        """
        (component
          (import "sleep" (func $sleep))
          (import "later" (func $later async))
          (core func $sleep (canon lower (func $sleep)))
          (core func $later (canon lower (func $later)))
          (core module $m
            (import "host" "sleep" (func $sleep))
            (import "host" "later" (func $later))
            (func (export "spin") (loop (br 0)))
            (func (export "sleep") (call $sleep))
            (func (export "later") (call $later)))
          (core instance $i (instantiate $m
            (with "host" (instance (export "sleep" (func $sleep)) (export "later" (func $later))))))
          (func (export "spin") (canon lift (core func $i "spin")))
          (func (export "sleep") (canon lift (core func $i "sleep")))
          (func (export "later") async (canon lift (core func $i "later"))))
        """;
    return Linker.of(ENGINE)
        .bindFunctions(Host.class, host)
        .link(Components.load(text.getBytes(UTF_8)))
        .instantiate(store);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spin", "sleep", "later"})
  void aCallIsStoppedAfterItsTime(String name) {
    try (var store = ComponentStore.open(ENGINE, LIMITS)) {
      var function = instantiate(store).func(name).orElseThrow();
      assertThatThrownBy(() -> function.call())
          .isInstanceOfSatisfying(
              TrapException.class, e -> assertThat(e.trap()).isEqualTo(Trap.DEADLINE))
          .hasMessage("deadline exceeded: the call took longer than 100 ms");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThatThrownBy(() -> function.call()).hasMessageContaining("poisoned");
    }
  }

  @Test
  void whatTheHostStillDoesForTheGuestIsInterruptedByClosing() throws InterruptedException {
    try (var store = ComponentStore.open(ENGINE, LIMITS)) {
      var function = instantiate(store).func("later").orElseThrow();
      assertThatThrownBy(() -> function.call()).isInstanceOf(TrapException.class);
    }
    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
  }
}
