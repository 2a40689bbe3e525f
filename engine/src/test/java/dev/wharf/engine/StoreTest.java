package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.MemoryType;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoreTest {
  private static final FuncType NONE = new FuncType(List.of(), List.of());
  private final Engine engine = Engine.create();

  @Test
  void anotherThreadIsRefusedWhileOneIsInside() throws Exception {
    var store = new Store(engine);
    store.enter();
    var refused = new AtomicInteger();
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                store.enter();
              } catch (IllegalStateException _) {
                refused.incrementAndGet();
              }
            });
    thread.join();
    assertThat(refused).hasValue(1);
    store.exit();
    store.enter();
    store.exit();
  }

  @Test
  void threadsThatTakeTurnsNeverMeet() throws Exception {
    var store = new Store(engine);
    var inside = new AtomicInteger();
    var entered = new AtomicInteger();
    var met = new AtomicInteger();
    var threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.ofPlatform()
              .start(() -> {
                for (int k = 0; k < 20_000; k++) {
                  try {
                    store.enter();
                  } catch (IllegalStateException _) {
                    continue;
                  }
                  met.addAndGet(inside.incrementAndGet() - 1);
                  inside.decrementAndGet();
                  entered.incrementAndGet();
                  store.exit();
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(met).hasValue(0);
    assertThat(entered.get()).isPositive();
    assertThat(store.depth()).isZero();
  }

  @Test
  void givingUpForLackOfMemoryIsExplained() {
    var text =
        """
        (module (memory 1)
          (func (export "grow")
            (if (i32.eq (memory.grow (i32.const 1)) (i32.const -1)) (then unreachable))))
        """;
    var store = new Store(engine, StoreLimits.NONE.withMemoryBytes(2 * 65536));
    var instance = engine.compile(Wat.module(text)).instantiate(store, Imports.none());
    call((Func) instance.export("grow").orElseThrow());
    assertThatThrownBy(() -> call((Func) instance.export("grow").orElseThrow()))
        .hasMessage("unreachable: after more memory than the limit of 131072 bytes was refused");
  }

  @Test
  void aTrapPoisonsOnlyWhereTheLimitsSaySo() {
    var open = new Store(engine);
    var closed = new Store(engine, StoreLimits.NONE.withPoisonOnTrap(true));
    for (Store store : List.of(open, closed)) {
      var trapping =
          HostFunc.of(
              store,
              NONE,
              (_, _, _, _) -> {
                throw new TrapException(Trap.UNREACHABLE);
              });
      assertThatThrownBy(() -> call(trapping)).hasMessage("unreachable");
    }
    assertThat(open.poison()).isEmpty();
    call(HostFunc.of(open, NONE, (_, _, _, _) -> {}));
    assertThat(closed.poison()).isPresent();
    var harmless = HostFunc.of(closed, NONE, (_, _, _, _) -> {});
    assertThatThrownBy(() -> call(harmless))
        .isInstanceOf(TrapException.class)
        .hasMessage("the store was poisoned by an earlier trap: unreachable");
    assertThat(closed.depth()).isZero();
  }

  @Test
  void anEntryLostToTheEndOfTheStackIsForgottenByTheOuterOne() {
    var store = new Store(engine);
    int outer = store.depth();
    store.enter();
    store.enter();
    var failure = store.failure(new StackOverflowError(), outer);
    assertThat(failure).hasMessage("call stack exhausted");
    assertThat(store.depth()).isZero();
  }

  @Test
  void aBugOfOursIsAnInternalTrapWithItsCause() {
    var store = new Store(engine);
    store.enter();
    var bug = new ArithmeticException("/ by zero");
    var failure = store.failure(bug);
    store.exit();
    assertThat(failure)
        .isInstanceOf(TrapException.class)
        .hasMessage("internal error: java.lang.ArithmeticException: / by zero")
        .hasCause(bug);
  }

  private static void call(Func func) {
    func.call(new long[0], new Object[0], new long[0], new Object[0]);
  }

  @Test
  void theStoresOfAProgramsThreadsShareItsLimits() {
    var first = new Store(engine, StoreLimits.NONE.withMemoryBytes(3 * 65536));
    var type = new MemoryType(new Bounds(1, OptionalLong.empty()));
    Memory.create(first, type);
    var second = first.forThread();
    Memory.create(second, type);
    assertThat(Memory.create(first.forThread(), type).grow(1)).isEqualTo(-1);
    assertThatThrownBy(() -> Memory.create(first, type)).isInstanceOf(LinkException.class);
    second.end();
    assertThat(Memory.create(first, type).pages()).isEqualTo(1);
  }
}
