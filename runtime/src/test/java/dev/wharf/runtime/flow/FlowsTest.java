package dev.wharf.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.Engine;
import dev.wharf.engine.GuestExit;
import dev.wharf.runtime.ComponentInstance;
import dev.wharf.runtime.ComponentLimits;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Fixture;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.ByteStreamPipe;
import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FuturePipe;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.StreamPipe;
import dev.wharf.runtime.value.StreamReader;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Async functions, streams and futures between Java and a guest, on both kinds of stacks. */
@Timeout(120)
class FlowsTest {
  private static final Engine ENGINE = Engine.create();

  /** How many calls of {@code twice} are to be under way before any of them ends. */
  private volatile CountDownLatch together = new CountDownLatch(0);

  private final CountDownLatch hanging = new CountDownLatch(1);
  private final AtomicReference<String> ended = new AtomicReference<>("running");
  private final AtomicReference<ByteStreamReader> taken = new AtomicReference<>();
  private ComponentStore store;

  private final Host host =
      new Host() {
        @Override
        public long twice(long x) {
          uninterrupted(() -> {
            Thread.sleep(20);
            together.countDown();
            together.await();
          });
          return 2 * x;
        }

        @Override
        public CompletionStage<String> name(long x) {
          return CompletableFuture.supplyAsync(
              () -> "näme " + x, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
        }

        @Override
        public void hang() {
          hanging.countDown();
          try {
            Thread.sleep(20_000);
            ended.set("slept");
          } catch (InterruptedException _) {
            ended.set("interrupted");
            throw new CancellationException();
          }
        }

        @Override
        public long quick(long x) {
          return x + 1;
        }

        @Override
        public void take(ByteStreamReader bytes) {
          taken.set(bytes);
        }

        @Override
        public long fail(long x) {
          if (x == 100) {
            throw new Exit();
          }
          if (x == 0) {
            throw new IllegalStateException("not declared");
          }
          if (x % 2 == 1) {
            throw new Host.FailException("odd: " + x);
          }
          return x;
        }
      };

  private interface Pause {
    void take() throws InterruptedException;
  }

  private static void uninterrupted(Pause pause) {
    try {
      pause.take();
    } catch (InterruptedException e) {
      throw new CancellationException();
    }
  }

  /** What a function of the host throws that ends the program. */
  private static final class Exit extends GuestExit {
    private static final long serialVersionUID = 1L;

    Exit() {
      super("exit");
    }
  }

  private Flows open(boolean virtualThreads) {
    return instance(virtualThreads).bind(Flows.class);
  }

  private ComponentInstance instance(boolean virtualThreads) {
    var builder = ComponentStore.builder(ENGINE);
    store = (virtualThreads ? builder.onVirtualThreads() : builder).open();
    return another();
  }

  /** In the same store. */
  private ComponentInstance another() {
    return Linker.of(ENGINE).bind(Host.class, host).link(Fixture.text("flows")).instantiate(store);
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  /** The JVM's stacks would take the monitor along, and leave it with whoever resumes them. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMonitorThatTheCallerHoldsStaysItsOwn(boolean virtualThreads) {
    var flows = open(virtualThreads);
    var monitor = new Object();
    try (var bytes = flows.copy(ByteStreamReader.of(new byte[50_000]))) {
      for (int i = 0; i < 5; i++) {
        synchronized (monitor) {
          assertThat(bytes.read(5_000)).isNotEmpty();
          assertThat(Thread.holdsLock(monitor)).as("while the guest waits").isTrue();
        }
        assertThat(Thread.holdsLock(monitor)).as("after it went on").isFalse();
      }
    }
  }

  /** More than the JVM notes on the thread, and fewer. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 20})
  void aCallerMayHoldAnyNumberOfMonitors(int count) {
    var flows = open(false);
    for (int i = 0; i < 50; i++) {
      assertThat(callHolding(flows, count, i)).isEqualTo(2L * i);
    }
  }

  private static long callHolding(Flows flows, int monitors, int number) {
    if (monitors == 0) {
      return flows.call(number);
    }
    var monitor = new Object();
    synchronized (monitor) {
      long result = callHolding(flows, monitors - 1, number);
      assertThat(Thread.holdsLock(monitor)).isTrue();
      return result;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aGuestWaitsForAFunctionOfTheHost(boolean virtualThreads) {
    var flows = open(virtualThreads);
    assertThat(flows.call(21)).isEqualTo(42);
    assertThat(flows.name(5)).isEqualTo("näme 5");
    assertThat(flows.add(3, 4)).isEqualTo(7);
    assertThat(flows.plain(3)).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void functionsOfTheHostRunWhileTheGuestGoesOn(boolean virtualThreads) {
    assertThat(open(virtualThreads).both(1)).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anInlineFunctionHasReturnedWhenItsCallDoes(boolean virtualThreads) {
    assertThat(open(virtualThreads).quick(5)).isEqualTo(2006);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aGuestThatCancelsInterruptsTheHost(boolean virtualThreads) throws Exception {
    // The host may be interrupted before it begins.
    assertThat(open(virtualThreads).cancel()).isEqualTo(4);
    assertThat(ended.get()).isIn("interrupted", "running");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void declaredErrorsAreValuesAndOthersAreTraps(boolean virtualThreads) {
    var flows = open(virtualThreads);
    assertThat(flows.fail(4)).isEqualTo(4);
    assertThat(flows.fail(3)).isEqualTo(1006);
    assertThatThrownBy(() -> flows.fail(0))
        .isInstanceOf(TrapException.class)
        .hasMessageContaining("not declared")
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> flows.add(1, 2)).isInstanceOf(TrapException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bytesGoThroughAGuest(boolean virtualThreads) {
    byte[] bytes = new byte[200_000];
    new Random(1).nextBytes(bytes);
    var flows = open(virtualThreads);
    try (var copy = flows.copy(ByteStreamReader.of(bytes))) {
      assertThat(copy.readAllBytes()).isEqualTo(bytes);
    }
    try (var copy = flows.copy(ByteStreamReader.of(new ByteArrayInputStream(bytes)))) {
      assertThat(copy.readAllBytes()).isEqualTo(bytes);
    }
    var pipe = ByteStreamPipe.open();
    Thread.startVirtualThread(() -> {
      try (var writer = pipe.writer()) {
        writer.write(bytes);
      }
    });
    try (var copy = flows.copy(pipe.reader())) {
      assertThat(copy.readAllBytes()).isEqualTo(bytes);
    }
    // From guest to guest.
    var other = another().bind(Flows.class);
    try (var copy = other.copy(flows.copy(ByteStreamReader.of(bytes)))) {
      assertThat(copy.readAllBytes()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEndThatNobodyReadComesBackAsItWas(boolean virtualThreads) {
    var flows = open(virtualThreads);
    var given = ByteStreamReader.of(new byte[] {1, 2, 3});
    try (var back = flows.pass(given)) {
      assertThatThrownBy(() -> given.read(1)).isInstanceOf(IllegalStateException.class);
      assertThat(back.readAllBytes()).containsExactly(1, 2, 3);
    }
    try (var back = flows.pass(flows.copy(ByteStreamReader.of(new byte[] {4, 5})))) {
      assertThat(back.readAllBytes()).containsExactly(4, 5);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void elementsAreLoweredAndLifted(boolean virtualThreads) {
    var flows = open(virtualThreads);
    var numbers = LongStream.rangeClosed(1, 1000).boxed().toList();
    assertThat(flows.sum(StreamReader.of(numbers))).isEqualTo(500_500);
    assertThat(flows.sum(StreamReader.of(numbers.iterator()))).isEqualTo(500_500);
    var words = List.of("one", "zwei", "trois ✓", "", "cinque");
    try (var back = flows.strings(StreamReader.of(words))) {
      assertThat(back).containsExactlyElementsOf(words);
    }
    var pipe = StreamPipe.<String>open();
    Thread.startVirtualThread(() -> {
      try (var writer = pipe.writer()) {
        writer.write(words);
      }
    });
    var other = another().bind(Flows.class);
    try (var back = other.strings(flows.strings(pipe.reader()))) {
      var read = new ArrayList<String>();
      back.forEach(read::add);
      assertThat(read).isEqualTo(words);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void futuresGoThroughAGuest(boolean virtualThreads) throws Exception {
    var flows = open(virtualThreads);
    try (var text = flows.text(FutureReader.of("soon"))) {
      assertThat(text.join()).isEqualTo("soon");
      assertThat(text.join()).isEqualTo("soon");
    }
    var pipe = FuturePipe.<String>open();
    try (var text = flows.text(pipe.reader())) {
      assertThat(text.poll(Duration.ofMillis(10))).isEmpty();
      var later = text.toCompletableFuture();
      pipe.writer().complete("later");
      assertThat(later.get()).isEqualTo("later");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFutureThatFailsIsATrap(boolean virtualThreads) {
    var flows = open(virtualThreads);
    var pipe = FuturePipe.<String>open();
    try (var text = flows.text(pipe.reader())) {
      pipe.writer().close();
      assertThatThrownBy(text::join)
          .isInstanceOf(TrapException.class)
          .hasMessageContaining("without a value");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aReadIsCancelledAndTheEndKept(boolean virtualThreads) {
    var flows = open(virtualThreads);
    var pipe = StreamPipe.<String>open();
    try (var strings = flows.strings(pipe.reader())) {
      assertThat(strings.poll(1, Duration.ofMillis(10))).isEmpty();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> strings.read(1)).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
      Thread.startVirtualThread(() -> pipe.writer().write("after all"));
      try (var again = another().bind(Flows.class).strings(strings)) {
        assertThat(again.next()).isEqualTo("after all");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aReaderThatLeavesIsNoticedByTheWriter(boolean virtualThreads) throws Exception {
    var flows = open(virtualThreads);
    var pipe = StreamPipe.<String>open();
    var written = new CompletableFuture<Integer>();
    Thread.startVirtualThread(
        () -> written.complete(pipe.writer().write(Collections.nCopies(50, "a"))));
    try (var strings = flows.strings(pipe.reader())) {
      assertThat(strings.next()).isEqualTo("a");
    }
    // The guest finds out when it goes on.
    flows.add(1, 2);
    store.finish();
    assertThat(written.get()).isLessThan(50);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theHostKeepsAStreamThatItWasGiven(boolean virtualThreads) {
    var flows = open(virtualThreads);
    assertThat(flows.give(flows.copy(ByteStreamReader.of(new byte[] {1, 2, 3})))).isEqualTo(7);
    assertThat(taken.get().readAllBytes()).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDeadlockIsATrap(boolean virtualThreads) {
    var flows = open(virtualThreads);
    assertThatThrownBy(() -> flows.stuck(1))
        .isInstanceOf(TrapException.class)
        .extracting(thrown -> ((TrapException) thrown).trap())
        .isEqualTo(Trap.DEADLOCK);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStuckCallIsCancelledByItsGraceAtLast(boolean virtualThreads) {
    var builder =
        ComponentStore.builder(ENGINE)
            .limits(ComponentLimits.defaults().withCancelGrace(Duration.ofMillis(50)))
            .executor(Thread::startVirtualThread);
    store = (virtualThreads ? builder.onVirtualThreads() : builder).open();
    var flows =
        Linker.of(ENGINE)
            .bind(Host.class, host)
            .link(Fixture.text("flows"))
            .instantiate(store)
            .bind(Flows.class);
    var stuck = flows.stuckAsync(1);
    assertThatThrownBy(() -> stuck.get(20, TimeUnit.MILLISECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    stuck.cancel(true);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1000; i++) {
                flows.add(1, 2);
                Thread.sleep(5);
              }
            })
        .isInstanceOf(TrapException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void callsOverlapThatSeveralThreadsMake(boolean virtualThreads) throws Exception {
    var flows = open(virtualThreads);
    // One after the other they would never end.
    together = new CountDownLatch(50);
    var calls = new ArrayList<CompletableFuture<Long>>();
    for (int i = 0; i < 50; i++) {
      calls.add(flows.callAsync(i));
    }
    for (int i = 0; i < 50; i++) {
      assertThat(calls.get(i).get()).isEqualTo(2 * i);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anInterruptedCallEndsWhenTheGuestDoes(boolean virtualThreads) throws Exception {
    var flows = open(virtualThreads);
    Thread.currentThread().interrupt();
    // This guest does not listen: it answers all the same.
    assertThat(flows.call(4)).isEqualTo(8);
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void streamsMayComeFromOtherStores(boolean virtualThreads) throws Exception {
    var first = open(virtualThreads);
    try (var other = ComponentStore.open(ENGINE)) {
      var second =
          Linker.of(ENGINE)
              .bind(Host.class, host)
              .link(Fixture.text("flows"))
              .instantiate(other)
              .bind(Flows.class);
      byte[] bytes = new byte[100_000];
      new Random(3).nextBytes(bytes);
      try (var copy = second.copy(first.copy(ByteStreamReader.of(bytes)))) {
        assertThat(copy.readAllBytes()).isEqualTo(bytes);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aProgramThatEndsItselfEndsWhatWaits(boolean virtualThreads) throws Exception {
    var flows = open(virtualThreads);
    var pipe = StreamPipe.<String>open();
    var strings = flows.strings(pipe.reader());
    var waiting = CompletableFuture.supplyAsync(() -> strings.read(1), Thread::startVirtualThread);
    Thread.sleep(20);
    var failing = CompletableFuture.supplyAsync(() -> flows.fail(100), Thread::startVirtualThread);
    // One of the two drives and sees it, the other finds that nothing will come.
    assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class);
    assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void closingTheStoreEndsWhatWaits(boolean virtualThreads) throws Exception {
    var flows = open(virtualThreads);
    var closed = new CountDownLatch(1);
    var pipe = StreamPipe.<String>open();
    var strings =
        flows.strings(
            StreamReader.of(
                new Iterator<String>() {
                  @Override
                  public boolean hasNext() {
                    return !pipe.reader().read(1).isEmpty();
                  }

                  @Override
                  public String next() {
                    return "";
                  }
                }));
    var sources =
        flows.copy(
            ByteStreamReader.of(
                new ByteArrayInputStream(new byte[10]) {
                  @Override
                  public void close() {
                    closed.countDown();
                  }
                }));
    var waiting = CompletableFuture.supplyAsync(() -> strings.read(1), Thread::startVirtualThread);
    assertThat(sources.read(1)).hasSize(1);
    Thread.sleep(20);
    store.close();
    assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class);
    assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> flows.call(1)).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void badArgumentsHarmNobody(boolean virtualThreads) throws ExecutionException {
    var flows = open(virtualThreads);
    assertThatThrownBy(() -> flows.add(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> flows.pass(null)).isInstanceOf(IllegalArgumentException.class);
    var closed = ByteStreamReader.of(new byte[1]);
    closed.close();
    assertThatThrownBy(() -> flows.pass(closed)).isInstanceOf(IllegalStateException.class);
    try (var given = flows.pass(ByteStreamReader.of(new byte[1]))) {
      given.move().close();
      assertThatThrownBy(() -> flows.pass(given)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(flows.add(1, 2)).isEqualTo(3);
  }
}
