package dev.wharf.bench;

import dev.wharf.bench.Bout.Clock;
import dev.wharf.bench.Bout.Effort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/**
 * {@code ./task bench [--quick] [--only compute,vectors,micro,reading,calls,start,serve] [--kernels
 * a,b] [--clock wall|cpu] [--json FILE]}: prints tables, and writes the figures where told.
 */
final class Main {
  private static final List<String> KERNELS =
      List.of("sieve", "sha256", "nbody", "matmul", "fib", "hashtable", "interpreter");

  /** Kernels with vectors of 128 bits, in a table of their own. */
  private static final List<String> VECTORS =
      List.of(
          "vector-sum",
          "vector-saxpy",
          "vector-matmul",
          "vector-memchr",
          "vector-base64",
          "vector-mandelbrot",
          "vector-blur");

  private final Peers peers;
  private final Effort effort;
  private final Clock clock;
  private final Report report;

  private Main(Peers peers, Effort effort, Clock clock, Report report) {
    this.peers = peers;
    this.effort = effort;
    this.clock = clock;
    this.report = report;
  }

  static void main(String[] args) throws IOException {
    Effort effort = Effort.FULL;
    Clock clock = Clock.WALL;
    List<String> parts =
        List.of("compute", "vectors", "micro", "reading", "calls", "start", "serve");
    List<String> kernels = KERNELS;
    Optional<Path> json = Optional.empty();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--quick" -> effort = Effort.QUICK;
        case "--only" -> parts = List.of(args[++i].split(","));
        case "--kernels" -> kernels = List.of(args[++i].split(","));
        case "--clock" -> clock = Clock.valueOf(args[++i].toUpperCase(Locale.ROOT));
        case "--json" -> json = Optional.of(Path.of(args[++i]));
        default -> {
          System.err.println("error: unknown option " + args[i]);
          System.exit(2);
        }
      }
    }
    Optional<Path> node = Optional.ofNullable(System.getProperty("bench.node")).map(Path::of);
    var peers = new Peers(Path.of(System.getProperty("bench.root")), node);
    SequencedMap<String, String> conditions = Conditions.of(peers, args);
    var report = new Report(conditions);
    conditions.forEach((name, value) -> System.out.println(name + ": " + value));
    var main = new Main(peers, effort, clock, report);
    if (parts.contains("compute")) {
      main.compute("compute", kernels);
    }
    if (parts.contains("vectors")) {
      main.compute("vectors", VECTORS);
    }
    if (parts.contains("micro")) {
      new Micro(peers, new Bout(effort, clock, 1 << 20), report).programs();
    }
    if (parts.contains("reading")) {
      new Micro(peers, new Bout(effort, clock, 1 << 20), report).reading();
    }
    if (parts.contains("calls")) {
      main.calls();
    }
    if (parts.contains("start")) {
      main.start();
    }
    if (parts.contains("serve")) {
      new Serve(peers.root(), report, effort == Effort.QUICK).run();
    }
    conditions.put("load-after", Conditions.load());
    System.out.println("\nload-after: " + conditions.get("load-after"));
    if (json.isPresent()) {
      Files.writeString(json.get(), report.json());
      System.out.println("written: " + json.get());
    }
  }

  /** Every kernel by everyone, as milliseconds and as multiples of the native program. */
  private void compute(String part, List<String> kernels) throws IOException {
    System.out.printf("%n%-17s %18s", part, "native ms (spread)");
    System.out.printf("  %10s %10s %10s %16s%n", "node", "endive", "wharf", "endive / wharf");
    SequencedMap<String, List<Double>> ratios = new LinkedHashMap<>();
    SequencedMap<String, List<Double>> best = new LinkedHashMap<>();
    for (String kernel : kernels) {
      var series = new Bout(effort, clock, 1 << 20).run(peers.compute(kernel));
      series.forEach((name, s) -> report.add(part, kernel + "/" + name, "ns", s));
      SequencedMap<String, Double> row =
          ratios(series, (one, other) -> one.dividedBy(other).median());
      row.forEach((name, ratio) -> {
        ratios.computeIfAbsent(name, _ -> new ArrayList<>()).add(ratio);
        report.add(part, kernel + "/" + name + ", ratio", "x", single(ratio));
      });
      ratios(series, (one, other) -> one.min() / other.min())
          .forEach((name, ratio) -> best.computeIfAbsent(name, _ -> new ArrayList<>()).add(ratio));
      printRow(kernel, Optional.ofNullable(series.get("native")), row);
    }
    means(part, "geometric mean", ratios, kernels.size());
    // Should be near the line above; where it is not, the machine was busy with other things.
    means(part, "of minima", best, kernels.size());
  }

  /** By each contestant to native, and of Endive to Wharf. */
  private static SequencedMap<String, Double> ratios(
      Map<String, Series> series, BiFunction<Series, Series, Double> ratio) {
    SequencedMap<String, Double> row = new LinkedHashMap<>();
    series.forEach((name, figures) -> {
      if (series.containsKey("native") && !name.equals("native")) {
        row.put(name, ratio.apply(figures, series.get("native")));
      }
    });
    if (series.containsKey("endive") && series.containsKey("wharf")) {
      row.put("endive / wharf", ratio.apply(series.get("endive"), series.get("wharf")));
    }
    return row;
  }

  /** Only of contestants that did every kernel. */
  private void means(String part, String title, Map<String, List<Double>> ratios, int kernels) {
    SequencedMap<String, Double> row = new LinkedHashMap<>();
    ratios.forEach((name, values) -> {
      if (values.size() == kernels) {
        row.put(name, Series.geometricMean(values));
      }
    });
    row.forEach(
        (name, mean) -> report.add(part, title + "/" + name + ", ratio", "x", single(mean)));
    printRow(title, Optional.empty(), row);
  }

  private static Series single(double value) {
    return new Series(new double[] {value});
  }

  private static void printRow(String name, Optional<Series> base, Map<String, Double> row) {
    String time =
        base.map(s ->
                String.format(
                    Locale.ROOT,
                    "%.3f (%.0f %%)",
                    s.median() / 1e6,
                    100 * (s.max() - s.min()) / s.median()))
            .orElse("");
    System.out.printf("%-17s %18s  ", name, time);
    for (String column : List.of("node", "endive", "wharf", "endive / wharf")) {
      String cell =
          row.containsKey(column) ? String.format(Locale.ROOT, "%.2fx", row.get(column)) : "-";
      System.out.printf(column.length() > 8 ? "%16s" : "%10s ", cell);
    }
    System.out.println();
  }

  private void calls() throws IOException {
    System.out.printf("%n%-36s %10s %10s %10s%n", "calls of add, ns", "min", "median", "max");
    calls("call", peers.calls());
    System.out.printf("%n%-36s %10s %10s %10s%n", "components, ns", "min", "median", "max");
    // They do different work, so that each has a size of its own.
    for (List<Contestant.Peer> sides : peers.componentCalls()) {
      calls("component call", sides);
    }
  }

  private void calls(String group, List<Contestant.Peer> contestants) throws IOException {
    new Bout(effort, clock, 1 << 27)
        .run(contestants)
        .forEach((name, series) -> {
          report.add(group, name, "ns", series);
          System.out.printf(
              Locale.ROOT,
              "%-36s %10.2f %10.2f %10.2f%n",
              name,
              series.min(),
              series.median(),
              series.max());
        });
  }

  private void start() throws IOException {
    System.out.printf(
        "%n%-32s %8s %8s %8s %14s%n", "whole process, ms", "min", "median", "max", "x java Hello");
    var start = new Start(peers.root());
    SequencedMap<String, Series> series = Start.measure(start.small(), effort.rounds());
    Series bare = series.get("java Hello");
    series.forEach((name, s) -> printStart(name, s, s.dividedBy(bare).median()));
    Start.measure(start.large(), Math.max(3, effort.rounds() / 5))
        .forEach((name, s) -> printStart(name, s, s.median() / bare.median()));
  }

  private void printStart(String name, Series series, double ratio) {
    report.add("cold", name, "ns", series);
    report.add("cold", name + ", ratio to java Hello", "x", single(ratio));
    System.out.printf(
        Locale.ROOT,
        "%-32s %8.0f %8.0f %8.0f %13.2fx%n",
        name,
        series.min() / 1e6,
        series.median() / 1e6,
        series.max() / 1e6,
        ratio);
  }
}
