package dev.wharf.conformance.differential;

import dev.wharf.engine.Engine;
import dev.wharf.wasm.WasmException;
import dev.wharf.wasm.binary.ModuleDecoder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a finding small: {@code wasm-tools shrink} asks {@link Suspect} again and again whether a
 * smaller module still differs. What is left becomes text with V8's outcome beside it, ready for
 * {@link FoundModulesTest}.
 */
record Reduction(Peers peers, Path folder) {
  private static final int ATTEMPTS = 100;
  private static final int SECONDS = 60;

  /** The text of the reduced module of a finding in {@code found}. */
  Path reduce(String name) throws IOException, InterruptedException {
    var module = folder.resolve(name + ".wasm").toAbsolutePath();
    var smaller = folder.resolve(name + ".small.wasm");
    long number = Long.parseLong(name.substring(name.indexOf('-') + 1));
    var predicate = folder.resolve(name + ".sh").toAbsolutePath();
    Files.writeString(
        predicate,
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s %d \"$1\"\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                classPath(),
                Suspect.class.getName(),
                number));
    predicate.toFile().setExecutable(true);
    run("shrink", "-a", "" + ATTEMPTS, predicate.toString(), "" + module, "-o", "" + smaller);
    Files.delete(predicate);
    var result = Files.exists(smaller) ? smaller : module;
    var text = folder.resolve(name + ".wat");
    run("print", result.toString(), "-o", text.toString());
    Files.writeString(text, ";; plan " + number + "\n" + Files.readString(text));
    try {
      var trial = Trial.of(name, Files.readAllBytes(result), number).orElseThrow();
      var outcome = new V8(peers.node()).run(List.of(trial.tried())).get(0);
      Files.writeString(folder.resolve(name + ".expected"), String.join("\n", outcome) + "\n");
    } catch (WasmException _) {
      // Refused here: what to expect is plain.
    }
    return text;
  }

  /** What {@link Suspect} needs, wherever the classes of this process came from. */
  private static String classPath() {
    return Stream.of(Suspect.class, Engine.class, ModuleDecoder.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(peers.wasmTools().toString()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("reduction.log").toFile())
            .start();
    // What it found so far is already written.
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroy();
      process.waitFor();
    }
  }
}
