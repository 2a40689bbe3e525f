package dev.wharf.wasm.bombs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.wasm.Limits;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each bomb is judged and printed, all of them in one process of 512 MiB. What grows faster than
 * its input would take minutes; the bound is far above the second or two of a busy machine. {@code
 * -Dwharf.bombs=full} makes the largest ones as large as 100 MB.
 */
final class BombsTest {
  private static final int MILLIS = 30_000;

  @TestFactory
  Stream<DynamicTest> bombsAreHarmless() throws IOException, InterruptedException {
    var lines = blast();
    return Arrays.stream(Bomb.values())
        .map(bomb -> DynamicTest.dynamicTest(bomb.name(), () -> check(bomb, lines)));
  }

  private static void check(Bomb bomb, Map<String, String[]> lines) {
    assertThat(lines).as("the process ended before it").containsKey(bomb.name());
    var columns = lines.get(bomb.name());
    assertThat(columns[3]).startsWith(bomb.outcome());
    assertThat(columns[4]).startsWith(bomb.printed()).doesNotStartWith("fault");
    assertThat(Integer.parseInt(columns[1])).as("ms to judge").isLessThan(MILLIS);
    assertThat(Integer.parseInt(columns[2])).as("ms to print").isLessThan(MILLIS);
  }

  private static Map<String, String[]> blast() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dwharf.bombs=" + System.getProperty("wharf.bombs", ""),
                "-cp",
                classPath(),
                Blast.class.getName())
            .redirectErrorStream(true)
            .start();
    Map<String, String[]> lines = new HashMap<>();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line : out.lines().toList()) {
        var columns = line.split("\t");
        if (columns.length < 5) {
          System.out.println(line);
        } else {
          lines.put(columns[0], columns);
        }
      }
    }
    process.waitFor();
    return lines;
  }

  private static String classPath() {
    return Stream.of(Blast.class, Limits.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
