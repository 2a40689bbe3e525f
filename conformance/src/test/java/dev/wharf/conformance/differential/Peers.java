package dev.wharf.conformance.differential;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The programs that a live comparison needs: Node for V8, and {@code wasm-tools} for its generator
 * and its shrinker. {@code $WHARF_NODE} and {@code $WHARF_WASM_TOOLS} name them; else {@code
 * $WHARF_PEERS} and the path are searched.
 */
record Peers(Path node, Path wasmTools) {
  static Optional<Peers> find() {
    return program("node", "WHARF_NODE", "npm/node_modules/node/bin/node")
        .flatMap(node ->
            program("wasm-tools", "WHARF_WASM_TOOLS", "bin/wasm-tools")
                .map(tools -> new Peers(node, tools)));
  }

  private static Optional<Path> program(String name, String variable, String amongPeers) {
    List<Path> places = new ArrayList<>();
    variable(variable).ifPresent(program -> places.add(Path.of(program)));
    variable("WHARF_PEERS").ifPresent(peers -> places.add(Path.of(peers, amongPeers)));
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      places.add(Path.of(folder, name));
    }
    return places.stream().filter(Files::isExecutable).findFirst();
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
  }
}
