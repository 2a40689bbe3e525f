package dev.wharf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Whole processes, from start to end, in turn. */
final class Start {
  private static final Path NOTHING = Path.of("/dev/null");

  /** The programs of {@code guests/out}, with the exit code of each. */
  private static final SequencedMap<String, Integer> LARGE = new LinkedHashMap<>();

  static {
    LARGE.put("go-work", 3);
    LARGE.put("js-inventory", 0);
    LARGE.put("python-report", 0);
  }

  /** A command line, its standard input, what it adds to the environment, and how it must end. */
  record Command(List<String> words, Path input, Map<String, String> environment, int exitCode) {}

  private final Path root;

  Start(Path root) {
    this.root = root;
  }

  /** A JVM that prints one line, beside Wharf running small programs. */
  SequencedMap<String, Command> small() {
    String wharf = root.resolve("wharf").toString();
    SequencedMap<String, Command> commands = new LinkedHashMap<>();
    commands.put(
        "java Hello",
        new Command(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                root.resolve("bench/target/classes").toString(),
                Hello.class.getName()),
            NOTHING,
            Map.of(),
            0));
    for (String guest : List.of("hello", "c-hello", "c-hello-component")) {
      String file = root.resolve("guests/wasm/" + guest + ".wasm").toString();
      commands.put(
          "wharf run " + guest, new Command(List.of(wharf, "run", file), NOTHING, Map.of(), 0));
    }
    commands.put(
        "wharf run hello, no AOT cache",
        new Command(
            List.of(wharf, "run", root.resolve("guests/wasm/hello.wasm").toString()),
            NOTHING,
            Map.of("WHARF_JAVA_OPTS", "-XX:AOTMode=off"),
            0));
    return commands;
  }

  /** Programs of many megabytes; those that are not built are left out. */
  SequencedMap<String, Command> large() {
    SequencedMap<String, Command> commands = new LinkedHashMap<>();
    for (var program : LARGE.entrySet()) {
      String guest = program.getKey();
      Path file = root.resolve("guests/out/" + guest + ".wasm");
      if (!Files.exists(file)) {
        System.err.println("  left out: " + guest + ", not built (guests/build.sh " + guest + ")");
        continue;
      }
      List<String> words = new ArrayList<>(List.of(root.resolve("wharf").toString(), "run"));
      if (guest.startsWith("js-")) {
        words.addAll(List.of("--invoke", "greet(\"you\")"));
      }
      words.add(file.toString());
      Path input = root.resolve("guests/cases/" + guest + "/stdin");
      commands.put(
          "wharf run " + guest,
          new Command(words, Files.exists(input) ? input : NOTHING, Map.of(), program.getValue()));
    }
    return commands;
  }

  /** Nanoseconds from start to end. The first, uncounted round fills the disk cache. */
  static SequencedMap<String, Series> measure(SequencedMap<String, Command> commands, int rounds)
      throws IOException {
    SequencedMap<String, List<Double>> figures = new LinkedHashMap<>();
    for (int round = -1; round < rounds; round++) {
      for (var entry : commands.entrySet()) {
        double nanos = time(entry.getValue());
        if (round >= 0) {
          figures.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(nanos);
        }
      }
    }
    SequencedMap<String, Series> series = new LinkedHashMap<>();
    figures.forEach((name, values) -> series.put(name, Series.of(values)));
    return series;
  }

  private static double time(Command command) throws IOException {
    var builder =
        new ProcessBuilder(command.words())
            .redirectInput(ProcessBuilder.Redirect.from(command.input().toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(command.environment());
    long start = System.nanoTime();
    try {
      int exitCode = builder.start().waitFor();
      if (exitCode != command.exitCode()) {
        throw new IOException("exit code " + exitCode + ": " + String.join(" ", command.words()));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return System.nanoTime() - start;
  }
}
