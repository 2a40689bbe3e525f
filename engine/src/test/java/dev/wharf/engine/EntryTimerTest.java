package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.FuncType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EntryTimerTest {
  private static final FuncType NONE = new FuncType(List.of(), List.of());
  private final Engine engine = Engine.create();

  private Store store(int millis) {
    return new Store(engine, StoreLimits.NONE.withEntryTime(Duration.ofMillis(millis)));
  }

  private Instance instance(Store store, Func wait) {
    return engine
        .compile(
            Wat.module(
                """
                (module
                  (import "host" "wait" (func $wait))
                  (func (export "spin") (loop (br 0)))
                  (func (export "wait") (call $wait))
                  (func (export "spin after waiting") (call $wait) (loop (br 0)))
                  (func (export "turn") (local i32)
                    (loop (br_if 0 (i32.eqz (local.tee 0 (i32.add (local.get 0) (i32.const 1)))))))
                  (func (export "nothing")))
                """))
        .instantiate(store, Imports.builder().define("host", "wait", wait).build());
  }

  private static Func nothing(Store store) {
    return HostFunc.of(store, NONE, (_, _, _, _) -> {});
  }

  private static void call(Instance instance, String name) {
    var func = (Func) instance.export(name).orElseThrow();
    func.call(new long[0], new Object[0], new long[0], new Object[0]);
  }

  @Test
  void aLoopIsStoppedAfterItsTimeAndTheNextCallHasAllOfIt() {
    var store = store(100);
    var instance = instance(store, nothing(store));
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> call(instance, "spin"))
          .isInstanceOf(TrapException.class)
          .hasMessage("deadline exceeded: the call took longer than 100 ms");
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(100_000_000);
      callInTime(instance, "nothing", 100);
    }
  }

  @Test
  void aHostFunctionThatWaitsIsInterruptedAndTheThreadIsNotAfterwards() {
    var store = store(50);
    var wait =
        HostFunc.of(
            store,
            NONE,
            (_, _, _, _) -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                throw new TrapException(Trap.INTERRUPTED);
              }
            });
    var instance = instance(store, wait);
    assertThatThrownBy(() -> call(instance, "wait"))
        .isInstanceOf(TrapException.class)
        .hasMessage("deadline exceeded: the call took longer than 50 ms");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aHostFunctionThatNoticesNothingIsWaitedForAndTheGuestThenStopped() {
    var store = store(20);
    var interrupted = new AtomicBoolean();
    var busy =
        HostFunc.of(
            store,
            NONE,
            (_, _, _, _) -> {
              long end = System.nanoTime() + 150_000_000;
              while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
              }
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    var instance = instance(store, busy);
    assertThatThrownBy(() -> call(instance, "spin after waiting"))
        .hasMessageStartingWith("deadline exceeded");
    assertThat(interrupted).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    // What ends by itself is late, not stopped, and leaves nothing to the next call.
    call(instance, "wait");
    callInTime(instance, "nothing", 20);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void manyShortCallsAreNotOneLongCall() {
    var store = store(30);
    var instance = instance(store, nothing(store));
    long end = System.nanoTime() + 300_000_000;
    while (System.nanoTime() - end < 0) {
      callInTime(instance, "nothing", 30);
    }
  }

  @Test
  void withoutALimitNothingIsStopped() throws InterruptedException {
    var store = new Store(engine);
    var instance = instance(store, nothing(store));
    var thread = Thread.ofPlatform().daemon().unstarted(() -> call(instance, "spin"));
    thread.setUncaughtExceptionHandler((_, _) -> {});
    thread.start();
    thread.join(200);
    assertThat(thread.isAlive()).isTrue();
    store.interrupt(Trap.INTERRUPTED);
    assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
  }

  @Test
  void endingAndStoppingRaceButOnlyLateCallsAreStopped() {
    var store = store(5);
    var end = new AtomicLong();
    var wait =
        HostFunc.of(
            store,
            NONE,
            (_, _, _, _) -> {
              while (System.nanoTime() - end.get() < 0) {
                Thread.onSpinWait();
              }
            });
    var instance = instance(store, wait);
    for (int trial = 0; trial < 100; trial++) {
      end.set(System.nanoTime() + 5_000_000 + trial * 15_000);
      callInTime(instance, "wait", 5);
      callInTime(instance, "turn", 5);
    }
  }

  /** A machine that has other things to do may make any call a late one. */
  private static void callInTime(Instance instance, String name, int millis) {
    long start = System.nanoTime();
    try {
      call(instance, name);
    } catch (TrapException e) {
      assertThat(e.trap()).isEqualTo(Trap.DEADLINE);
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(millis * 1_000_000L);
    }
  }
}
