package dev.wharf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code src/test/cases}: the first line of a case is {@code ;; RUN:} and words for the command,
 * {@code @name} being a guest; below is what it prints, standard output and error together, then
 * its exit code. {@code -Dwharf.bless=true} rewrites them.
 */
class MessageCasesTest {
  private static final String RUN = ";; RUN: ";

  @TestFactory
  Stream<DynamicTest> commandsPrintWhatTheirCasesSay() throws IOException {
    try (var inside = Files.list(Path.of("src", "test", "cases"))) {
      return inside.sorted().toList().stream()
          .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> run(each)));
    }
  }

  private static void run(Path file) throws IOException {
    String wanted = Files.readString(file);
    String line = wanted.lines().findFirst().orElseThrow().substring(RUN.length());
    String[] words =
        GuestCasesTest.split(line).stream()
            .map(word -> word.startsWith("@") ? Fixtures.wasm(word.substring(1)).toString() : word)
            .toArray(String[]::new);
    var said = new ByteArrayOutputStream();
    int status = Main.run(words, said, said);
    String text = said.toString(StandardCharsets.UTF_8).replace(Fixtures.guests() + "/wasm/", "@");
    String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    String found = RUN + line + "\n" + text + end + "exit " + status + "\n";
    if (Boolean.getBoolean("wharf.bless")) {
      Files.writeString(file, found);
    } else {
      assertThat(found).isEqualTo(wanted);
    }
  }
}
