package dev.wharf.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Answers per second of a small service of WASI 0.3, by Wharf and by Wasmtime in turn, with wrk as
 * the client on the same processors.
 */
final class Serve {
  private record Measured(Server server, List<Server.Load> loads) {
    Series series(ToDoubleFunction<Server.Load> figure) {
      return new Series(loads.stream().mapToDouble(figure).toArray());
    }
  }

  private final Path root;
  private final Report report;
  private final boolean quick;

  Serve(Path root, Report report, boolean quick) {
    this.root = root;
    this.report = report;
    this.quick = quick;
  }

  void run() throws IOException {
    if (System.getProperty("bench.wrk", "").isEmpty()) {
      System.err.println("  left out: serve, as wrk is not on the PATH");
      return;
    }
    String guest = root.resolve("guests/wasm/rust-service.wasm").toString();
    List<Server.Kind> kinds = new ArrayList<>();
    kinds.add(
        new Server.Kind(
            "wharf serve",
            List.of(root.resolve("wharf").toString(), "serve", "--addr", "{addr}", guest)));
    String wasmtime = System.getProperty("bench.wasmtime", "");
    if (wasmtime.isEmpty()) {
      System.err.println("  left out: wasmtime serve, not found (WHARF_PEERS)");
    } else {
      kinds.add(
          new Server.Kind(
              "wasmtime serve",
              List.of(
                  wasmtime,
                  "serve",
                  "-Sp3,cli",
                  "-Wcomponent-model-async",
                  "--addr",
                  "{addr}",
                  guest)));
    }
    System.out.printf(
        "%n%-18s %12s %8s %8s %8s %10s %7s%n",
        "0.3, wrk -c16", "requests/s", "p50 ms", "p99 ms", "cpu us", "peak MiB", "errors");
    List<Measured> measured = new ArrayList<>();
    try {
      for (Server.Kind kind : kinds) {
        measured.add(new Measured(Server.start(kind), new ArrayList<>()));
      }
      for (Measured one : measured) {
        one.server.load(quick ? 5 : 15);
      }
      for (int round = 0; round < (quick ? 3 : 7); round++) {
        for (Measured one : measured) {
          one.loads.add(one.server.load(quick ? 2 : 4));
        }
      }
      for (Measured one : measured) {
        tell(one);
      }
      if (measured.size() > 1) {
        Series ratio =
            measured
                .get(0)
                .series(Server.Load::perSecond)
                .dividedBy(measured.get(1).series(Server.Load::perSecond));
        report.add("serve", "requests/s, wharf / wasmtime, ratio", "x", ratio);
        System.out.printf(Locale.ROOT, "%-18s %11.2fx%n", "wharf / wasmtime", ratio.median());
      }
    } finally {
      measured.forEach(one -> one.server.close());
    }
  }

  private void tell(Measured one) throws IOException {
    String name = one.server.name();
    Series rate = one.series(Server.Load::perSecond);
    Series p50 = one.series(Server.Load::p50);
    Series p99 = one.series(Server.Load::p99);
    Series cpu = one.series(Server.Load::cpu);
    Series memory = new Series(new double[] {one.server.peakMemory()});
    long errors = one.loads.stream().mapToLong(Server.Load::errors).sum();
    report.add("serve", name + ", rate", "1/s", rate);
    report.add("serve", name + ", p50", "ms", p50);
    report.add("serve", name + ", p99", "ms", p99);
    report.add("serve", name + ", processor time per request", "us", cpu);
    report.add("serve", name + ", peak memory", "MiB", memory);
    System.out.printf(
        Locale.ROOT,
        "%-18s %12.0f %8.3f %8.3f %8.1f %10.0f %7d%n",
        name,
        rate.median(),
        p50.median(),
        p99.median(),
        cpu.median(),
        memory.median(),
        errors);
  }
}
