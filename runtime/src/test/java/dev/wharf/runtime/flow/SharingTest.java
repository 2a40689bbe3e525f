package dev.wharf.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Fixture;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.ByteStreamReader;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several threads of the host in one store: each drives it for a while. */
@Timeout(120)
class SharingTest {
  private static final Engine ENGINE = Engine.create();
  private static final int THREADS = 6;
  private static final int ROUNDS = 60;

  private static final Host HOST =
      new Host() {
        @Override
        public long twice(long x) {
          LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(300_000));
          return 2 * x;
        }

        @Override
        public CompletionStage<String> name(long x) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void hang() {}

        @Override
        public long quick(long x) {
          return x;
        }

        @Override
        public void take(ByteStreamReader bytes) {}

        @Override
        public long fail(long x) {
          return x;
        }
      };

  @ParameterizedTest
  @CsvSource({"false,false", "false,true", "true,false", "true,true"})
  void threadsTakeTurns(boolean virtualStacks, boolean virtualCallers) throws Exception {
    var builder = ComponentStore.builder(ENGINE);
    ThreadFactory factory =
        virtualCallers ? Thread.ofVirtual().factory() : Thread.ofPlatform().daemon().factory();
    try (var store = (virtualStacks ? builder.onVirtualThreads() : builder).open();
        var callers = Executors.newThreadPerTaskExecutor(factory)) {
      var linked = Linker.of(ENGINE).bind(Host.class, HOST).link(Fixture.text("flows"));
      var instances = new ArrayList<Flows>();
      for (int i = 0; i < THREADS; i++) {
        instances.add(linked.instantiate(store).bind(Flows.class));
      }
      var done = new ArrayList<Future<?>>();
      for (int i = 0; i < THREADS; i++) {
        var flows = instances.get(i);
        int seed = i;
        done.add(callers.submit(() -> use(flows, new Random(seed))));
      }
      for (var each : done) {
        each.get();
      }
    }
  }

  private static void use(Flows flows, Random random) {
    for (int i = 0; i < ROUNDS; i++) {
      long x = random.nextInt(1000);
      switch (random.nextInt(4)) {
        case 0 -> assertThat(flows.call(x)).isEqualTo(2 * x);
        case 1 -> assertThat(flows.both(x)).isEqualTo(2 * x + 200);
        case 2 -> {
          byte[] bytes = new byte[random.nextInt(30_000)];
          random.nextBytes(bytes);
          var source = new ByteArrayInputStream(bytes);
          try (var copy = flows.copy(ByteStreamReader.of(source))) {
            assertThat(copy.readAllBytes()).isEqualTo(bytes);
          }
        }
        case 3 -> {
          Thread.currentThread().interrupt();
          try {
            assertThat(flows.call(x)).isEqualTo(2 * x);
          } catch (CancellationException _) {
            // It had not begun.
          }
          assertThat(Thread.interrupted()).isTrue();
        }
        default -> throw new IllegalStateException();
      }
    }
  }
}
