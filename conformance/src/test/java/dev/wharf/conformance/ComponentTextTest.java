package dev.wharf.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.definition.Component;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.text.ComponentPrinter;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wast.Command;
import dev.wharf.wast.ComponentSource;
import dev.wharf.wast.ComponentStep;
import dev.wharf.wast.WastParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every component of the suite, the invalid ones included, is printed, and what is printed is
 * parsed: that gives its encoding byte for byte.
 */
final class ComponentTextTest {
  private static final String SUITE = "component-model";

  /** What a text cannot tell, with the reason. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of("binary/binary.wast:1379", "an attribute given twice, which the text format refuses");

  @Test
  void printedComponentsOfTheSuiteComeBackByteForByte() throws IOException {
    var directory = SpecData.require(SUITE);
    int same = 0;
    List<String> different = new ArrayList<>();
    for (Path file : SpecData.scriptsBelow(directory)) {
      var name = directory.relativize(file).toString();
      for (Command command : WastParser.parse(name, Files.readAllBytes(file)).commands()) {
        if (command instanceof Command.OfComponent(int line, var step)) {
          var component = source(step).flatMap(ComponentTextTest::read);
          if (component.isPresent()) {
            var place = name + ":" + line;
            if (EXCEPTIONS.containsKey(place) != comesBack(component.get())) {
              same++;
            } else {
              different.add(place);
            }
          }
        }
      }
    }
    System.out.println(SUITE + ": " + same + " components printed and read again");
    assertThat(different).isEmpty();
    assertThat(same).isGreaterThan(500);
  }

  private static boolean comesBack(Component component) {
    // Scripts write some components as bytes that no encoder would write, hence the encoding.
    byte[] encoded = ComponentEncoder.encode(component);
    var text = ComponentPrinter.print(ComponentDecoder.decode(encoded));
    try {
      var again = ComponentParser.parse(text.getBytes(StandardCharsets.UTF_8));
      return Arrays.equals(encoded, ComponentEncoder.encode(again));
    } catch (MalformedException _) {
      return false;
    }
  }

  /** What can be read; others are not for a printer. */
  private static Optional<Component> read(ComponentSource source) {
    try {
      return Optional.of(source.read());
    } catch (MalformedException _) {
      return Optional.empty();
    }
  }

  private static Optional<ComponentSource> source(ComponentStep step) {
    return switch (step) {
      case ComponentStep.Define define -> Optional.of(define.source());
      case ComponentStep.AssertComponentTrap(var source) -> Optional.of(source);
      case ComponentStep.AssertMalformed(var source) -> Optional.of(source);
      case ComponentStep.AssertInvalid(var source) -> Optional.of(source);
      case ComponentStep.Instantiate _,
          ComponentStep.Perform _,
          ComponentStep.AssertReturn _,
          ComponentStep.AssertTrap _ ->
          Optional.empty();
    };
  }
}
