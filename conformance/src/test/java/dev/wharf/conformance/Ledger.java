package dev.wharf.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is not expected to pass, and why: one line {@code FILE REASON} or {@code FILE:LINE REASON}
 * each. A line without a reason is an error, and so is one that names what passes.
 */
record Ledger(Map<String, String> files, Map<String, Map<Integer, String>> lines) {
  static Ledger read() {
    Map<String, String> files = new HashMap<>();
    Map<String, Map<Integer, String>> lines = new HashMap<>();
    for (String line : text().split("\n")) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var parts = line.strip().split("\\s+", 2);
      if (parts.length < 2) {
        throw new IllegalStateException("ledger.txt: no reason given in: " + line);
      }
      int colon = parts[0].lastIndexOf(':');
      if (colon < 0) {
        files.put(parts[0], parts[1]);
      } else {
        lines
            .computeIfAbsent(parts[0].substring(0, colon), _ -> new HashMap<>())
            .put(Integer.valueOf(parts[0].substring(colon + 1)), parts[1]);
      }
    }
    return new Ledger(files, lines);
  }

  private static String text() {
    try (InputStream in = Ledger.class.getResourceAsStream("ledger.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<String> file(String file) {
    return Optional.ofNullable(files.get(file));
  }

  /** Excused lines of a file with their reasons. */
  Map<Integer, String> lines(String file) {
    return lines.getOrDefault(file, Map.of());
  }
}
