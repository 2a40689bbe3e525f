package dev.wharf.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What a figure is worth nothing without: machine, versions, command, how busy it was. */
final class Conditions {
  private Conditions() {}

  static SequencedMap<String, String> of(Peers peers, String[] args) throws IOException {
    SequencedMap<String, String> conditions = new LinkedHashMap<>();
    conditions.put(
        "wharf", output(peers.root(), List.of("git", "describe", "--always", "--dirty")));
    conditions.put("jdk", System.getProperty("java.vendor.version") + " " + Runtime.version());
    conditions.put("cpu", cpu());
    conditions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    conditions.put(
        "node",
        peers.node().isPresent()
            ? output(peers.root(), List.of(peers.node().get().toString(), "--version"))
            : "absent");
    conditions.put("endive", System.getProperty("bench.endive", "absent"));
    conditions.put("command", ("./task bench " + String.join(" ", args)).strip());
    conditions.put("load-before", load());
    return conditions;
  }

  /** Of the last minute, where the system tells. */
  static String load() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file) ? Files.readString(file).split(" ")[0] : "unknown";
  }

  private static String cpu() throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    Path file = Path.of("/proc/cpuinfo");
    String model = System.getProperty("os.arch");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("model name")) {
          model = line.substring(line.indexOf(':') + 1).strip();
        }
      }
    }
    return model + ", " + cores + " cores";
  }

  private static String output(Path folder, List<String> command) throws IOException {
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
