package dev.wharf.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentInstance;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.DynamicFunction;
import dev.wharf.runtime.Fixture;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.StreamReader;
import dev.wharf.runtime.value.Val;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources in streams, and cancelled calls, on both kinds of stacks. */
@Timeout(120)
class ConnsTest {
  private static final Engine ENGINE = Engine.create();

  private final List<Long> opened = new CopyOnWriteArrayList<>();
  private final List<Long> closed = new CopyOnWriteArrayList<>();
  private ComponentStore store;

  private final class HostConn implements Net.Conn {
    private final long id;

    HostConn(long id) {
      this.id = id;
      opened.add(id);
    }

    @Override
    public long id() {
      assertThat(Thread.currentThread().isVirtual()).isTrue();
      return id;
    }

    @Override
    public void close() {
      closed.add(id);
    }
  }

  private final class HostNet implements Net {
    @Override
    public StreamReader<Conn> listen(long count) {
      return StreamReader.of(
          LongStream.rangeClosed(1, count).<Conn>mapToObj(HostConn::new).iterator());
    }

    @Override
    public FutureReader<Long> later(long x) {
      return FutureReader.of(
          CompletableFuture.supplyAsync(
              () -> x + 1, CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS)));
    }
  }

  private ComponentInstance open(boolean virtualThreads, Linker linker) {
    var builder = ComponentStore.builder(ENGINE);
    store = (virtualThreads ? builder.onVirtualThreads() : builder).open();
    return linker.link(Fixture.text("conns")).instantiate(store);
  }

  private Conns open(boolean virtualThreads) {
    return open(virtualThreads, Linker.of(ENGINE).bind(Net.class, new HostNet())).bind(Conns.class);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void resourcesComeThroughAStreamAsTheyAreTaken(boolean virtualThreads) {
    var conns = open(virtualThreads);
    assertThat(conns.accept(10, 4)).isEqualTo(1 + 2 + 3 + 4);
    assertThat(closed).containsExactly(1L, 2L, 3L, 4L);
    // Nothing was fetched that was not asked for.
    assertThat(opened).containsExactly(1L, 2L, 3L, 4L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFutureOfTheHostIsAwaited(boolean virtualThreads) {
    assertThat(open(virtualThreads).await(41)).isEqualTo(42);
  }

  /** With an executor something may still come, so that waiting is no deadlock. */
  private Conns openPatiently(boolean virtualThreads) {
    return openPatiently(virtualThreads, Conns.class);
  }

  private <T> T openPatiently(boolean virtualThreads, Class<T> type) {
    var builder = ComponentStore.builder(ENGINE).executor(Thread::startVirtualThread);
    store = (virtualThreads ? builder.onVirtualThreads() : builder).open();
    return Linker.of(ENGINE)
        .bind(Net.class, new HostNet())
        .link(Fixture.text("conns"))
        .instantiate(store)
        .bind(type);
  }

  private static void interruptSoon() {
    var thread = Thread.currentThread();
    Thread.startVirtualThread(() -> {
      try {
        Thread.sleep(30);
      } catch (InterruptedException _) {
        return;
      }
      thread.interrupt();
    });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anInterruptCancelsTheTask(boolean virtualThreads) {
    var conns = openPatiently(virtualThreads);
    interruptSoon();
    assertThatThrownBy(conns::patient).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(conns.await(1)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anInterruptIsThatOfJavaWhereTheMethodDeclaresIt(boolean virtualThreads) throws Exception {
    var conns = openPatiently(virtualThreads, InterruptibleConns.class);
    interruptSoon();
    assertThatThrownBy(conns::patient).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(conns.await(1)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTaskMayAnswerAllTheSame(boolean virtualThreads) {
    var conns = openPatiently(virtualThreads);
    interruptSoon();
    assertThat(conns.stubborn()).isEqualTo(5);
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void cancellingAFutureCancelsItsTask(boolean virtualThreads) throws Exception {
    var conns = openPatiently(virtualThreads);
    var calls = new ArrayList<CompletableFuture<Long>>();
    for (int i = 0; i < 20; i++) {
      calls.add(i % 2 == 0 ? conns.patientAsync() : conns.stubbornAsync());
    }
    Thread.sleep(20);
    calls.forEach(call -> call.cancel(true));
    assertThat(calls).allMatch(CompletableFuture::isCancelled);
    assertThat(conns.await(1)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCallThatNothingCanEndIsADeadlock(boolean virtualThreads) {
    var conns = open(virtualThreads);
    assertThatThrownBy(conns::patient)
        .isInstanceOf(TrapException.class)
        .extracting(thrown -> ((TrapException) thrown).trap())
        .isEqualTo(Trap.DEADLOCK);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void functionsOverDynamicValuesRunElsewhereToo(boolean virtualThreads) {
    var linker =
        Linker.of(ENGINE)
            .resource("test:demo/net@1.0.0", "conn", String.class, _ -> {})
            .func(
                "test:demo/net@1.0.0",
                "[method]conn.id",
                args -> {
                  assertThat(Thread.currentThread().isVirtual()).isTrue();
                  var conn = (String) ((Val.Borrow) args.getFirst()).resource();
                  return List.of(new Val.U32(conn.length()));
                })
            .func(
                "test:demo/net@1.0.0",
                "listen",
                _ ->
                    List.of(
                        new Val.Stream(
                            StreamReader.of(List.of(new Val.Own("one"), new Val.Own("three"))))))
            .func(
                "test:demo/net@1.0.0",
                "later",
                DynamicFunction.inline(
                    args -> List.of(new Val.Future(FutureReader.of(args.getFirst())))));
    var instance = open(virtualThreads, linker);
    assertThat(
            instance
                .func("test:demo/conns@1.0.0", "accept")
                .orElseThrow()
                .call(new Val.U32(2), new Val.U32(2)))
        .containsExactly(new Val.U32(8));
    assertThat(instance.func("test:demo/conns@1.0.0", "await").orElseThrow().call(new Val.U32(3)))
        .containsExactly(new Val.U32(3));
  }
}
