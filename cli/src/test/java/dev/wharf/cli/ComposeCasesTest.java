package dev.wharf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code src/test/compose}: a case is a folder of components as text and of scripts, with command
 * lines in {@code cmd}, one after the other. {@code ./} is the folder, {@code %d} one that is empty
 * at first, {@code @name} a guest. {@code expected} has each line with what it prints, standard
 * output and error together, and its exit code. {@code -Dwharf.bless=true} rewrites them.
 */
class ComposeCasesTest {
  private static final InputStream STDIN = System.in;

  @TempDir Path scratch;

  /** Programs read to its end, which that of a test's process need not have. */
  @BeforeAll
  static void emptyInput() {
    System.setIn(InputStream.nullInputStream());
  }

  @AfterAll
  static void ownInput() {
    System.setIn(STDIN);
  }

  @TestFactory
  Stream<DynamicTest> compositionsDoWhatTheirCasesSay() throws IOException {
    try (var inside = Files.list(Path.of("src", "test", "compose"))) {
      return inside.sorted().toList().stream()
          .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> run(each)));
    }
  }

  private void run(Path folder) throws IOException {
    var data = Files.createDirectory(scratch.resolve(folder.getFileName().toString()));
    var found = new StringBuilder();
    for (String line : Files.readAllLines(folder.resolve("cmd"))) {
      String[] words =
          GuestCasesTest.split(line).stream()
              .map(word -> word.replace("%d", data.toString()).replace("./", folder + "/"))
              .map(
                  word -> word.startsWith("@") ? Fixtures.wasm(word.substring(1)).toString() : word)
              .toArray(String[]::new);
      var said = new ByteArrayOutputStream();
      int status = Main.run(words, said, said);
      String text =
          said.toString(StandardCharsets.UTF_8)
              .replace(data.toString(), "%d")
              .replace(folder + "/", "./");
      String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
      found.append("$ ").append(line).append('\n').append(text).append(end);
      if (status != 0) {
        found.append("exit ").append(status).append('\n');
      }
    }
    var expected = folder.resolve("expected");
    if (Boolean.getBoolean("wharf.bless")) {
      Files.writeString(expected, found);
    } else {
      assertThat(found.toString()).isEqualTo(Files.readString(expected));
    }
  }
}
