package dev.wharf.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Components that do random things with tasks, threads, streams and futures do as the model of the
 * specification says. {@code -Dwharf.fuzz=SECONDS} goes on for so long, and {@code
 * -Dwharf.fuzz.state=DIR} keeps how far it came, so that the next run goes on from there.
 */
final class TaskModelFuzzTest {
  private static final int SEQUENCES = 100_000;

  /** Fibers on virtual threads take ten times as long. */
  private static final int SEQUENCES_ON_VIRTUAL_THREADS = 2_000;

  private static final int CONTROL = 2_000;

  @Test
  void componentsDoAsTheModelSays() throws Exception {
    String given = System.getProperty("wharf.fuzz", "");
    long seconds = given.isEmpty() ? 0 : Long.parseLong(given);
    var kept = state();
    long first = kept.isPresent() && Files.exists(kept.get()) ? read(kept.get()) : 0;
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    var seed = new AtomicLong(first);
    var found = new AtomicReference<>(Optional.<Difference>empty());
    var workers = new Thread[Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4)];
    for (int i = 0; i < workers.length; i++) {
      workers[i] =
          Thread.ofPlatform()
              .start(() -> {
                var stage = new Stage(false);
                while (found.get().isEmpty()) {
                  long next = seed.getAndIncrement();
                  if (next - first >= SEQUENCES && System.nanoTime() >= end) {
                    return;
                  }
                  difference(next, stage).ifPresent(each -> found.set(Optional.of(each)));
                }
              });
    }
    for (Thread worker : workers) {
      worker.join();
    }
    assertThat(found.get().map(Object::toString)).isEmpty();
    assertThat(seed.get() - first).isGreaterThanOrEqualTo(SEQUENCES);
    System.out.println("task model: " + first + " to " + seed.get() + " agree");
    if (kept.isPresent()) {
      Files.writeString(kept.get(), String.valueOf(seed.get()));
    }
  }

  @Test
  void componentsOnVirtualThreadsDoAsTheModelSays() {
    var stage = new Stage(true);
    for (long seed = 0; seed < SEQUENCES_ON_VIRTUAL_THREADS; seed++) {
      assertThat(difference(seed, stage).map(Object::toString)).isEmpty();
    }
  }

  /**
   * The reference code calls a stream's copy completed that made progress and was cancelled then,
   * its tests call it cancelled: whoever follows the code is found out.
   */
  @Test
  void oneRuleThatDiffersIsNoticedAndComesDownToAFewSteps() {
    Player other = ops -> new World(new Replay(ops), false).run();
    for (long seed = 0; seed < CONTROL; seed++) {
      var difference = difference(seed, other);
      if (difference.isPresent()) {
        assertThat(difference.get().script()).hasSizeLessThan(20);
        return;
      }
    }
    throw new AssertionError("not noticed");
  }

  private static Optional<Difference> difference(long seed, Player player) {
    var generator = new Generator(seed);
    var expected = new World(generator).run();
    return expected.mismatch(player.play(generator.ops())) < 0
        ? Optional.empty()
        : Optional.of(Difference.shortest(generator.ops(), player));
  }

  private static Optional<Path> state() throws IOException {
    var given = System.getProperty("wharf.fuzz.state", "");
    return given.isEmpty()
        ? Optional.empty()
        : Optional.of(Files.createDirectories(Path.of(given)).resolve("task-model"));
  }

  private static long read(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).trim());
  }
}
