package dev.wharf.wit;

import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.wasm.WasmException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Changed components end in a resolution that can be printed or in the exceptions of {@link
 * WitDecoder}, soon. {@code -Dwharf.fuzz=SECONDS} goes on for longer.
 */
class WitDecoderFuzzTest {
  private static final int CASES = 10_000;

  @Test
  void mutationsNeverFailInAnotherWay() throws IOException {
    var seeds = seeds();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(17);
    String seconds = System.getProperty("wharf.fuzz", "");
    long more = seconds.matches("[0-9]+") ? Long.parseLong(seconds) : 0;
    long end = System.nanoTime() + Duration.ofSeconds(more).toNanos();
    var current = new byte[1][];
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(more + 120),
        () -> {
          for (int i = 0; i < CASES || System.nanoTime() < end; i++) {
            current[0] = mutate(seeds, random);
            run(current[0]);
          }
        },
        () -> HexFormat.of().formatHex(current[0]));
  }

  private static List<byte[]> seeds() throws IOException {
    var seeds = new ArrayList<byte[]>();
    for (var path : Expected.inputs("resolve", ".wit")) {
      seeds.add(WitEncoder.encode(WitFolder.read(path).resolve(new Features(false, Set.of("on")))));
    }
    for (String folder : List.of("decode", "decode/refused")) {
      for (var path : Expected.inputs(folder, ".wat")) {
        seeds.add(ComponentEncoder.encode(ComponentParser.parse(Files.readAllBytes(path))));
      }
    }
    return seeds;
  }

  private static void run(byte[] bytes) {
    try {
      var resolution = WitDecoder.decode(bytes);
      WitJson.print(resolution);
      WitText.printWhole(resolution, true);
      WitEncoder.encode(resolution);
    } catch (WasmException | InvalidWitException e) {
      Assertions.assertFalse(e.getMessage().isEmpty());
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("with " + HexFormat.of().formatHex(bytes), e);
    }
  }

  /** Mostly in place: what changes lengths is refused at the door. */
  private static byte[] mutate(List<byte[]> seeds, RandomGenerator random) {
    byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = 8 + random.nextInt(bytes.length - 8);
      switch (random.nextInt(8)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2, 3 -> bytes[at]++;
        case 4, 5 -> bytes[at]--;
        case 6 -> bytes[at] = bytes[8 + random.nextInt(bytes.length - 8)];
        default -> {
          int length = Math.min(1 + random.nextInt(12), bytes.length - at);
          int from = 8 + random.nextInt(bytes.length - 8 - length + 1);
          System.arraycopy(bytes, from, bytes, at, length);
        }
      }
    }
    return bytes;
  }
}
