package dev.wharf.component.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.ComponentBytes;
import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Definition;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.text.ModulePrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Components with wrong bytes are malformed, or print as text that parses back to them. {@code
 * -Dwharf.fuzz=SECONDS} goes on for longer, and with other ones each time.
 */
final class RoundTripFuzzTest {
  private static final int ROUNDS = 4000;

  @Test
  void whatCanBeReadPrintsAndComesBack() throws IOException {
    List<byte[]> seeds = seeds();
    String seconds = System.getProperty("wharf.fuzz", "");
    long end = seconds.isEmpty() ? 0 : System.nanoTime() + Long.parseLong(seconds) * 1_000_000_000L;
    var random = new Random(end == 0 ? 7 : end);
    int printed = 0;
    for (int round = 0; end == 0 ? round < ROUNDS : System.nanoTime() < end; round++) {
      byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[8 + random.nextInt(bytes.length - 8)] =
            (byte) (random.nextBoolean() ? random.nextInt(8) : random.nextInt(256));
      }
      if (isSame(bytes)) {
        printed++;
      }
    }
    assertThat(printed).isGreaterThan(100);
  }

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(ComponentBytes.library());
    try (var inside = Files.list(Path.of("src", "test", "resources", "print"))) {
      for (Path file : inside.filter(each -> each.toString().endsWith(".wat")).sorted().toList()) {
        seeds.add(ComponentParser.parse(Files.readAllBytes(file)).bytes().bytes());
      }
    }
    return seeds;
  }

  /** False if there is nothing to compare. */
  private static boolean isSame(byte[] bytes) {
    byte[] canonical;
    String text;
    try {
      var component = ComponentDecoder.decode(bytes);
      text = ComponentPrinter.print(component);
      canonical = ComponentEncoder.encode(canonical(component));
    } catch (MalformedException _) {
      return false;
    }
    try {
      var again = ComponentParser.parse(text.getBytes(StandardCharsets.UTF_8));
      assertThat(again.bytes().bytes()).isEqualTo(canonical);
    } catch (MalformedException e) {
      // Attributes in bytes may be there twice, which only validation refuses.
      if (!e.getMessage().startsWith("duplicate attribute")) {
        throw new AssertionError("on " + HexFormat.of().formatHex(bytes) + "\n" + text, e);
      }
    } catch (AssertionError e) {
      throw new AssertionError("on " + HexFormat.of().formatHex(bytes) + "\n" + text, e);
    }
    return true;
  }

  /** The component with core modules as their text tells them, which is tested where it belongs. */
  private static Component canonical(Component component) {
    List<Definition> definitions = new ArrayList<>();
    for (Definition definition : component.definitions()) {
      definitions.add(
          switch (definition) {
            case Definition.CoreModule(var module, int offset) ->
                new Definition.CoreModule(ModuleParser.parse(ModulePrinter.print(module)), offset);
            case Definition.NestedComponent(var nested, int offset) ->
                new Definition.NestedComponent(canonical(nested), offset);
            default -> definition;
          });
    }
    return new Component(definitions, component.customs(), component.bytes());
  }
}
