package dev.wharf.conformance.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Makes random modules with {@code wasm-tools smith}, the same ones for the same numbers. */
record Smith(Path wasmTools, Path folder) {
  private static final int LEAST_SEED_BYTES = 200;

  /** Empty where the generator gives up on these bytes, which it does now and then. */
  Optional<byte[]> module(Profile profile, long number) throws IOException, InterruptedException {
    var random = new SplittableRandom(profile.name().hashCode() * 31L + number);
    var bytes = new byte[random.nextInt(LEAST_SEED_BYTES, profile.seedBytes())];
    random.nextBytes(bytes);
    var seed = folder.resolve("seed");
    var out = folder.resolve("smith.wasm");
    Files.write(seed, bytes);
    Files.deleteIfExists(out);
    List<String> command = new ArrayList<>(List.of(wasmTools.toString(), "smith"));
    command.addAll(profile.switches());
    command.addAll(List.of(seed.toString(), "-o", out.toString()));
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("smith.log").toFile())
        .start()
        .waitFor();
    return Files.exists(out) ? Optional.of(Files.readAllBytes(out)) : Optional.empty();
  }
}
