package dev.wharf.conformance.differential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Follows plans on V8: one process of Node for many modules. */
record V8(Path node) {
  private static final int DEADLINE_SECONDS = 120;

  /**
   * Outcomes by the cases' positions. One that is missing was not reached: Node died on it, or took
   * too long.
   */
  Map<Integer, List<String>> run(List<Case> cases) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("differential");
    try {
      var script = folder.resolve("v8.mjs");
      try (var in = V8.class.getResourceAsStream("v8.mjs")) {
        Files.copy(in, script);
      }
      for (int i = 0; i < cases.size(); i++) {
        Files.write(folder.resolve(i + ".wasm"), cases.get(i).module());
        Files.writeString(folder.resolve(i + ".plan"), cases.get(i).plan().text());
      }
      var outcomes = folder.resolve("outcomes");
      var process =
          new ProcessBuilder(
                  node.toString(), script.toString(), folder.toString(), "" + cases.size())
              .redirectOutput(outcomes.toFile())
              .redirectError(folder.resolve("errors").toFile())
              .start();
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      return parse(Files.readString(outcomes, StandardCharsets.UTF_8));
    } finally {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Map<Integer, List<String>> parse(String text) {
    Map<Integer, List<String>> outcomes = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (line.startsWith("# ")) {
        outcomes.put(Integer.valueOf(line.substring(2)), lines);
        lines = new ArrayList<>();
      } else {
        lines.add(line);
      }
    }
    return outcomes;
  }
}
