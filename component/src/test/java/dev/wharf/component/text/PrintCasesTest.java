package dev.wharf.component.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code src/test/resources/print}: each text is parsed and printed, which gives what stands beside
 * it and parses back to the same bytes. {@code -Dwharf.bless=true} rewrites what stands there.
 */
final class PrintCasesTest {
  @TestFactory
  Stream<DynamicTest> textsPrintAsExpected() throws IOException {
    try (var inside = Files.list(Path.of("src", "test", "resources", "print"))) {
      return inside.filter(each -> each.toString().endsWith(".wat")).sorted().toList().stream()
          .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> run(each)));
    }
  }

  private static void run(Path file) throws IOException {
    var component = ComponentParser.parse(Files.readAllBytes(file));
    String printed = ComponentPrinter.print(component);
    Path expected = Path.of(file.toString().replace(".wat", ".expected"));
    if (Boolean.getBoolean("wharf.bless")) {
      Files.writeString(expected, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(expected));
    var again = ComponentParser.parse(printed.getBytes(StandardCharsets.UTF_8));
    assertThat(Arrays.mismatch(again.bytes().bytes(), component.bytes().bytes())).isEqualTo(-1);
  }
}
