package dev.wharf.runtime.canon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Compiled adapters do what the plain rules say, on a million random cases of type, value, encoding
 * and allocator. {@code -Dwharf.fuzz=SECONDS} goes on for so long, and {@code
 * -Dwharf.fuzz.state=DIR} keeps how far it came, so that the next run goes on from there.
 */
final class AdapterEquivalenceTest {
  private static final int CASES = 1_000_000;
  private static final int VALUES = 80;
  private static final int HOSTILE = 480;
  private static final int PER_TYPE = 4 * VALUES + HOSTILE;

  /** Types that share an engine, and with it the adapters that it keeps. */
  private static final int PER_ENGINE = 50;

  @Test
  void compiledAdaptersDoWhatThePlainRulesSay() throws Exception {
    String given = System.getProperty("wharf.fuzz", "");
    long seconds = given.isEmpty() ? 0 : Long.parseLong(given);
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    var kept = state();
    int first =
        kept.isPresent() && Files.exists(kept.get())
            ? Integer.parseInt(Files.readString(kept.get()).trim())
            : 0;
    int last = first + CASES / PER_TYPE;
    var seed = new AtomicInteger(first);
    var traps = new AtomicInteger();
    var values = new AtomicInteger();
    var failure = new AtomicReference<>(Optional.<Throwable>empty());
    var workers = new Thread[Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4)];
    for (int i = 0; i < workers.length; i++) {
      workers[i] =
          Thread.ofPlatform()
              .start(() -> {
                while (failure.get().isEmpty() && (seed.get() < last || System.nanoTime() < end)) {
                  var properties = new AdapterProperties();
                  int from = seed.getAndAdd(PER_ENGINE);
                  try {
                    for (int each = from; each < from + PER_ENGINE; each++) {
                      properties.exports(each, VALUES);
                      properties.imports(each, VALUES);
                      properties.fused(each, VALUES);
                      properties.hostile(each, HOSTILE);
                    }
                  } catch (Throwable thrown) {
                    failure.set(Optional.of(thrown));
                  }
                  traps.addAndGet(properties.traps());
                  values.addAndGet(properties.values());
                }
              });
    }
    for (Thread worker : workers) {
      worker.join();
    }
    if (failure.get().isPresent()) {
      throw new AssertionError(failure.get().get());
    }
    long cases = (seed.get() - first) * (long) PER_TYPE;
    System.out.println("adapters: " + cases + " cases agree, from type " + first);
    assertThat(cases).isGreaterThanOrEqualTo(CASES);
    assertThat(values.get()).isGreaterThan(CASES / 100);
    assertThat(traps.get()).isGreaterThan(CASES / 100);
    if (kept.isPresent()) {
      Files.writeString(kept.get(), String.valueOf(seed.get()));
    }
  }

  private static Optional<Path> state() throws IOException {
    var given = System.getProperty("wharf.fuzz.state", "");
    return given.isEmpty()
        ? Optional.empty()
        : Optional.of(Files.createDirectories(Path.of(given)).resolve("adapters"));
  }
}
