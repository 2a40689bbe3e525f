package dev.wharf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasm.WasmException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Changed files are looked into, or refused with a declared error, soon. */
class InspectFuzzTest {
  private static final int CASES = 10_000;

  private final Linker host =
      Linker.of(Engine.create()).include(Wasi.with(WasiConfig.builder().build())::offer);

  @Test
  void mutationsNeverFailInAnotherWay() throws IOException {
    var seeds = new ArrayList<byte[]>();
    for (String name : List.of("store.wat", "wants.wat", "package.wat", "type-export.wat")) {
      seeds.add(
          FileCommand.binary(read(Files.readAllBytes(Path.of("src", "test", "inputs", name)))));
    }
    seeds.add(Files.readAllBytes(Path.of("..", "examples", "hello.wasm")));
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(23);
    var current = new byte[1][];
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(120),
        () -> {
          for (int i = 0; i < CASES; i++) {
            current[0] = mutate(seeds.get(i % seeds.size()), random);
            inspect(current[0]);
          }
        },
        () -> HexFormat.of().formatHex(current[0]));
  }

  private static GuestFile read(byte[] bytes) {
    return GuestFile.read("-", new ByteArrayInputStream(bytes), GuestFile.MAX_BYTES);
  }

  private void inspect(byte[] bytes) {
    try {
      var file = read(bytes);
      var inspection =
          file.isComponent()
              ? ComponentInspection.of(
                  file, Guests.component(file, Map.of()), Optional.empty(), host)
              : ModuleInspection.of(file, Guests.module(file, Map.of()));
      assertThat(InspectionText.print(inspection)).endsWith("\n");
      assertThat(InspectionJson.print(inspection)).contains("\"schema\": 1");
    } catch (WasmException | CommandException e) {
      assertThat(e.getMessage()).isNotEmpty();
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("with " + HexFormat.of().formatHex(bytes), e);
    }
  }

  private static byte[] mutate(byte[] seed, RandomGenerator random) {
    byte[] bytes = seed.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at]++;
        case 2 -> bytes[at]--;
        default -> bytes[at] = bytes[random.nextInt(bytes.length)];
      }
    }
    return bytes;
  }
}
