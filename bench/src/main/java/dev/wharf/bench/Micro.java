package dev.wharf.bench;

import dev.wharf.wasm.binary.ModuleEncoder;
import dev.wharf.wasm.text.ModuleParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Tables of Wharf beside V8: one instruction family each, and reading large modules. */
final class Micro {
  private static final List<String> PROGRAMS =
      List.of(
          "gc-alloc",
          "gc-list",
          "gc-array",
          "gc-sieve",
          "gc-i31",
          "gc-tree",
          "gc-casts",
          "exceptions",
          "tail-calls",
          "indirect-calls",
          "reference-calls");

  private static final List<String> GUESTS = List.of("sqlite", "go-work", "python-report");

  private final Peers peers;
  private final Bout bout;
  private final Report report;

  Micro(Peers peers, Bout bout, Report report) {
    this.peers = peers;
    this.bout = bout;
    this.report = report;
  }

  /** The programs of {@code bench/micro}, as microseconds a run. */
  void programs() throws IOException {
    System.out.printf("%n%-18s %12s %12s %14s%n", "micro, us", "node", "wharf", "wharf / node");
    for (String name : PROGRAMS) {
      var text = peers.root().resolve("bench/micro/" + name + ".wat");
      var binary = Files.createTempFile(name, ".wasm");
      try {
        Files.write(binary, ModuleEncoder.encode(ModuleParser.parse(Files.readAllBytes(text))));
        var series = bout.run(peers.kernel(binary));
        series.forEach((peer, s) -> report.add("micro", name + "/" + peer, "ns", s));
        System.out.printf(
            "%-18s %12s %12s %14s%n",
            name, micros(series, "node"), micros(series, "wharf"), ratio(series, "wharf", "node"));
      } finally {
        Files.delete(binary);
      }
    }
  }

  private static String micros(SequencedMap<String, Series> series, String peer) {
    return series.containsKey(peer)
        ? String.format(Locale.ROOT, "%.2f", series.get(peer).median() / 1e3)
        : "-";
  }

  private static String ratio(SequencedMap<String, Series> series, String one, String other) {
    return series.containsKey(one) && series.containsKey(other)
        ? String.format(Locale.ROOT, "%.2fx", series.get(one).dividedBy(series.get(other)).median())
        : "-";
  }

  /** Decoding with validating, warm, as megabytes a second. */
  void reading() throws IOException {
    System.out.printf("%n%-18s %8s %12s %12s%n", "reading, MB/s", "MB", "node", "wharf");
    for (String name : GUESTS) {
      var file = peers.root().resolve("guests/out/" + name + ".wasm");
      if (!Files.exists(file)) {
        System.err.println("  left out: " + name + ", not built (./task guests)");
        continue;
      }
      var series = bout.run(peers.reading(file));
      double bytes = Files.size(file);
      series.forEach((peer, s) -> report.add("reading", name + "/" + peer, "ns", s));
      System.out.printf(
          Locale.ROOT,
          "%-18s %8.1f %12s %12s%n",
          name,
          bytes / 1e6,
          rate(series, "node", bytes),
          rate(series, "wharf", bytes));
    }
    formatting();
  }

  private void formatting() throws IOException {
    var file = Files.createTempFile("long", ".wit");
    try {
      Files.writeString(file, Formatting.text());
      var series = bout.run(peers.formatting(file));
      series.forEach((peer, s) -> report.add("reading", "wit-fmt/" + peer, "ns", s));
      System.out.printf(
          Locale.ROOT,
          "wit fmt, %,d lines: %.1f ms%n",
          Formatting.LINES,
          series.get("wharf").median() / 1e6);
    } finally {
      Files.delete(file);
    }
  }

  private static String rate(SequencedMap<String, Series> series, String peer, double bytes) {
    return series.containsKey(peer)
        ? String.format(Locale.ROOT, "%.0f", bytes / series.get(peer).median() * 1e3)
        : "-";
  }
}
