package dev.wharf.bench;

import dev.wharf.bench.Contestant.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who takes part, and how each is started.
 *
 * @param root the repository
 * @param node Node's program, if it is there
 */
record Peers(Path root, Optional<Path> node) {
  /** The options that the launcher gives to commands; both engines on the JVM get the same. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xlog:aot=off",
          "-Xlog:cds=off",
          "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED");

  static List<String> java(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(options));
    return command;
  }

  /** Of a compute kernel; the native program comes first. */
  List<Peer> compute(String kernel) {
    String wasm = root.resolve("guests/kernels/" + kernel + ".wasm").toString();
    List<Peer> peers = new ArrayList<>();
    Path program = root.resolve("guests/out/native/" + kernel);
    if (Files.isExecutable(program)) {
      peers.add(new Peer("native", List.of(program.toString())));
    } else {
      System.err.println("  left out: native, not built (guests/build.sh kernels)");
    }
    peers.addAll(node("run", wasm));
    peers.add(new Peer("endive", java(EndiveKernel.class.getName(), wasm)));
    peers.add(new Peer("wharf", java(WharfKernel.class.getName(), wasm)));
    return peers;
  }

  /** Of calls of an export {@code add}. */
  List<Peer> calls() {
    String core = root.resolve("guests/wasm/add.wasm").toString();
    String component = root.resolve("guests/wasm/math.wasm").toString();
    List<Peer> peers = new ArrayList<>();
    peers.add(
        new Peer(
            "core, constant handle",
            java("-Dbench.file=" + core, Calls.class.getName(), "core-constant", core)));
    peers.add(call("core, handle", "core-handle", core));
    peers.add(call("core, dynamic", "core-dynamic", core));
    peers.add(call("component, typed", "component-typed", component));
    peers.add(call("component, generated interface", "component-generated", component));
    peers.add(call("component, dynamic", "component-dynamic", component));
    peers.add(call("endive core", "endive", core));
    node("add", core).forEach(peer -> peers.add(new Peer("node core", peer.command())));
    return peers;
  }

  /** Of calls into components and between them: for each kind of call, by whom. */
  List<List<Peer>> componentCalls() {
    String file = root.resolve("bench/micro/component-calls.wat").toString();
    String wasmtime = System.getProperty("bench.wasmtime-calls", "");
    List<List<Peer>> kinds = new ArrayList<>();
    for (String[] row : ComponentCalls.ROWS) {
      List<Peer> sides = new ArrayList<>();
      sides.add(new Peer(row[1], java(ComponentCalls.class.getName(), row[0], file)));
      if (!wasmtime.isEmpty()) {
        sides.add(new Peer(row[1] + ", wasmtime", List.of(wasmtime, row[0], file)));
      }
      kinds.add(sides);
    }
    if (wasmtime.isEmpty()) {
      System.err.println("  left out: wasmtime's calls, not built (bench/wasmtime)");
    }
    return kinds;
  }

  /** Of a module whose export {@code run} does its work so many times. */
  List<Peer> kernel(Path wasm) {
    List<Peer> peers = new ArrayList<>(node("run", wasm.toString()));
    peers.add(new Peer("wharf", java(WharfKernel.class.getName(), wasm.toString())));
    return peers;
  }

  /** Of decoding and validating; V8 knows no components. */
  List<Peer> reading(Path wasm) throws IOException {
    List<Peer> peers =
        new ArrayList<>(Reading.isComponent(wasm) ? List.of() : node("read", wasm.toString()));
    peers.add(new Peer("wharf", java(Reading.class.getName(), wasm.toString())));
    return peers;
  }

  /** Of formatting a WIT text; no peer formats. */
  List<Peer> formatting(Path wit) {
    return List.of(new Peer("wharf", java(Formatting.class.getName(), wit.toString())));
  }

  private static Peer call(String name, String kind, String file) {
    return new Peer(name, java(Calls.class.getName(), kind, file));
  }

  private List<Peer> node(String kind, String file) {
    return node
        .map(program ->
            new Peer(
                "node",
                List.of(program.toString(), root.resolve("bench/peer.mjs").toString(), kind, file)))
        .stream()
        .toList();
  }
}
