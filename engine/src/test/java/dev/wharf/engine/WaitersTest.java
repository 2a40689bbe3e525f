package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.abi.Atomics;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WaitersTest {
  private final Engine engine = Engine.create();
  private final Store store = new Store(engine);
  private final NativeMemory memory =
      (NativeMemory)
          Memory.create(
              store, new MemoryType(AddressType.I32, new Bounds(1, OptionalLong.of(1)), true, 16));

  private int await(long address, int value, long timeout, Store by) {
    return memory
        .waiters()
        .await(address, () -> Atomics.load32(address, memory, 0) == value, timeout, by);
  }

  private CompletableFuture<Integer> waiting(long address, Store by) throws Exception {
    var thread = new CompletableFuture<Thread>();
    var answer = new CompletableFuture<Integer>();
    Thread.ofPlatform()
        .start(() -> {
          by.enter();
          thread.complete(Thread.currentThread());
          try {
            answer.complete(await(address, 0, -1, by));
          } catch (Throwable t) {
            answer.completeExceptionally(t);
          } finally {
            by.exit();
          }
        });
    while (!List.of(Thread.State.WAITING, Thread.State.TERMINATED)
        .contains(thread.get().getState())) {
      Thread.sleep(1);
    }
    return answer;
  }

  @Test
  void aChangedValueIsNotWaitedFor() {
    assertThat(await(8, 1, -1, store)).isEqualTo(Waiters.NOT_EQUAL);
    assertThat(await(8, 0, 0, store)).isEqualTo(Waiters.TIMED_OUT);
    assertThat(await(8, 0, 2_000_000, store)).isEqualTo(Waiters.TIMED_OUT);
    assertThat(memory.waiters().wake(8, -1)).isZero();
  }

  @Test
  void thoseWhoCameFirstAreWokenFirst() throws Exception {
    var order = new CopyOnWriteArrayList<Integer>();
    var waiting = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < 4; i++) {
      int number = i;
      waiting.add(waiting(8, new Store(engine)).thenAccept(_ -> order.add(number)));
    }
    var elsewhere = waiting(16, new Store(engine));
    assertThat(memory.waiters().wake(8, 1)).isEqualTo(1);
    waiting.get(0).get(60, TimeUnit.SECONDS);
    assertThat(memory.waiters().wake(8, 1)).isEqualTo(1);
    waiting.get(1).get(60, TimeUnit.SECONDS);
    assertThat(order).containsExactly(0, 1);
    assertThat(memory.waiters().wake(8, -1)).isEqualTo(2);
    waiting.get(3).get(60, TimeUnit.SECONDS);
    assertThat(elsewhere).isNotDone();
    assertThat(memory.waiters().wake(16, 5)).isEqualTo(1);
    assertThat(elsewhere.get(60, TimeUnit.SECONDS)).isEqualTo(Waiters.OK);
  }

  @Test
  void anInterruptedStoreStopsWaiting() throws Exception {
    var other = new Store(engine);
    var answer = waiting(8, other);
    other.interrupt(Trap.DEADLINE);
    assertThat(answer)
        .failsWithin(60, TimeUnit.SECONDS)
        .withThrowableThat()
        .havingRootCause()
        .satisfies(e -> assertThat(((TrapException) e).trap()).isEqualTo(Trap.DEADLINE));
    assertThat(memory.waiters().wake(8, -1)).isZero();
  }

  @Test
  void noNotificationIsLost() throws Exception {
    int rounds = 3000;
    var pong =
        Thread.ofPlatform()
            .start(() -> {
              var own = new Store(engine);
              for (int i = 0; i < rounds; i++) {
                while (Atomics.load32(0, memory, 0) == i) {
                  await(0, i, -1, own);
                }
                Atomics.store32(4, i + 1, memory, 0);
                memory.waiters().wake(4, 1);
              }
            });
    for (int i = 0; i < rounds; i++) {
      Atomics.store32(0, i + 1, memory, 0);
      memory.waiters().wake(0, 1);
      while (Atomics.load32(4, memory, 0) == i) {
        await(4, i, -1, store);
      }
    }
    pong.join();
    assertThat(Atomics.load32(4, memory, 0)).isEqualTo(rounds);
  }

  @Test
  void everyWakingIsOneThreadsAnswerWhateverTimesOutMeanwhile() throws Exception {
    int threads = 6;
    int rounds = 400;
    var woken = new AtomicInteger();
    var answered = new AtomicInteger();
    var running = new AtomicInteger(threads);
    var ends = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < threads; i++) {
      var own = new Store(engine);
      long address = 8L * (i % 2);
      ends.add(
          CompletableFuture.runAsync(
              () -> {
                own.enter();
                for (int round = 0; round < rounds; round++) {
                  // From none to a moment: waking and timing out meet.
                  if (await(address, 0, round % 50 * 1_000L, own) == Waiters.OK) {
                    answered.incrementAndGet();
                  }
                }
                own.exit();
                running.decrementAndGet();
              },
              task -> Thread.ofPlatform().start(task)));
    }
    while (running.get() > 0) {
      woken.addAndGet(memory.waiters().wake(0, 1) + memory.waiters().wake(8, -1));
      Thread.onSpinWait();
    }
    for (var end : ends) {
      end.get(60, TimeUnit.SECONDS);
    }
    assertThat(answered).hasValue(woken.get());
    assertThat(memory.waiters().wake(0, -1) + memory.waiters().wake(8, -1)).isZero();
  }
}
