package dev.wharf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Truncated and mutated files are refused with a declared error, or run within their limits: never
 * a fault of Wharf, and never longer than two seconds. {@code -Dwharf.fuzz=SECONDS} goes on for so
 * long per fixture.
 */
class HostileFilesFuzzTest {
  private static final int MUTATIONS = 150;
  private static final long SEED = 20;

  /**
   * Far more than {@code --timeout}, as a machine may be busy: what is found is what never ends.
   */
  private static final long MILLIS = 30_000;

  private static final Set<Integer> DECLARED =
      Set.of(ExitCode.OK, ExitCode.FAILED, ExitCode.NOT_RUNNABLE, ExitCode.TRAP);

  @TempDir Path folder;

  @Test
  void everyTruncationOfASmallModuleIsRefused() throws IOException {
    var bytes = Files.readAllBytes(Fixtures.wasm("hello.wasm"));
    for (int length = 0; length < bytes.length; length++) {
      check(Arrays.copyOf(bytes, length), "hello.wasm cut to " + length);
    }
  }

  @Test
  void truncationsOfAComponentAreRefused() throws IOException {
    var bytes = Files.readAllBytes(Fixtures.wasm("math.wasm"));
    int step = Fixtures.fuzzSeconds() > 0 ? 1 : 97;
    for (int length = 0; length < bytes.length; length += step) {
      check(Arrays.copyOf(bytes, length), "math.wasm cut to " + length);
    }
  }

  @Test
  void mutatedModulesAreRefusedOrRunWithinLimits() throws IOException {
    mutate("hello.wasm");
    mutate("c-hello.wasm");
  }

  @Test
  void mutatedComponentsAreRefusedOrRunWithinLimits() throws IOException {
    mutate("math.wasm");
    mutate("c-hello-component.wasm");
  }

  /** Each of these once brought a fault to light. */
  @Test
  void filesThatFoundAFaultStayHarmless() throws IOException {
    try (var found = Files.list(Path.of("src", "test", "resources", "hostile"))) {
      for (var file : found.sorted().toList()) {
        check(Files.readAllBytes(file), file.getFileName().toString());
      }
    }
  }

  private void mutate(String name) throws IOException {
    var original = Files.readAllBytes(Fixtures.wasm(name));
    var random = new Random(SEED + Fixtures.fuzzSeconds());
    long end = System.nanoTime() + Fixtures.fuzzSeconds() * 1_000_000_000L;
    for (int i = 0; i < MUTATIONS || System.nanoTime() < end; i++) {
      var bytes = original.clone();
      int changes = 1 + random.nextInt(3);
      for (int change = 0; change < changes; change++) {
        // Half of the changes hit the start, where the types and imports are.
        int range = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 2000);
        bytes[random.nextInt(range)] = (byte) random.nextInt(256);
      }
      check(bytes, name + " mutation " + i);
    }
  }

  private void check(byte[] bytes, String what) throws IOException {
    var file = folder.resolve("guest.wasm");
    Files.write(file, bytes);
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    long start = System.nanoTime();
    int exitCode =
        Main.run(
            new String[] {
              "run",
              "-q",
              "--timeout=1",
              "--max-memory=64MiB",
              "--max-table-elements=100_000",
              "-S",
              "inherit-stdin=n,inherit-stdout=n,inherit-stderr=n",
              file.toString()
            },
            out,
            err);
    long millis = (System.nanoTime() - start) / 1_000_000;
    String said = err.toString(StandardCharsets.UTF_8);
    boolean asDeclared =
        DECLARED.contains(exitCode) || exitCode < 125 && exitCode >= 0 && said.isEmpty();
    if (!asDeclared || said.contains("[bug]") || said.contains("internal") || millis > MILLIS) {
      var kept = Path.of("target", "found-" + Integer.toHexString(what.hashCode()) + ".wasm");
      Files.createDirectories(kept.getParent());
      Files.write(kept, bytes);
    }
    assertThat(said).as(what).doesNotContain("[bug]").doesNotContain("[trap.internal]");
    assertThat(asDeclared).as("%s: exit code %d %s", what, exitCode, said).isTrue();
    if (said.startsWith("error[malformed]") || said.startsWith("error[invalid]")) {
      // A mutation may turn a binary into what starts like text, where lines and columns tell more.
      boolean text = said.matches("(?s).* (at|before) [0-9]+:[0-9]+\n.*");
      assertThat(text || said.contains("offset")).as("%s: %s", what, said).isTrue();
    }
    assertThat(millis).as(what + " took ms").isLessThan(MILLIS);
  }
}
