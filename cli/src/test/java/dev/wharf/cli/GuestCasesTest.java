package dev.wharf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guests' own cases: what each prints and ends with is what another runtime printed. The form
 * of a case is told in {@code guests/README.md}; guests that are not built are skipped with the
 * command that builds them.
 */
class GuestCasesTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> guestsPrintWhatTheyPrintElsewhere() throws IOException {
    List<Path> cases;
    try (var inside = Files.list(Fixtures.guests().resolve("cases"))) {
      cases = inside.sorted().toList();
    }
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> run(each)));
  }

  private void run(Path guestCase) throws IOException {
    var data = Files.createDirectory(folder.resolve(guestCase.getFileName().toString()));
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status = 0;
    for (String line : Files.readAllLines(guestCase.resolve("cmd"))) {
      var words = words(line, data);
      if (words.isEmpty()) {
        return;
      }
      InputStream before = System.in;
      try (InputStream stdin = stdin(guestCase)) {
        System.setIn(stdin);
        status = Main.run(words.get().toArray(String[]::new), out, err);
      } finally {
        System.setIn(before);
      }
    }
    var wanted = guestCase.resolve("status");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .as(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(Files.readString(guestCase.resolve("expected")));
    assertThat(status)
        .as("exit code")
        .isEqualTo(Files.exists(wanted) ? Integer.parseInt(Files.readString(wanted).strip()) : 0);
  }

  private static InputStream stdin(Path guestCase) throws IOException {
    var file = guestCase.resolve("stdin");
    return Files.exists(file) ? new FileInputStream(file.toFile()) : InputStream.nullInputStream();
  }

  /** The words of a line, or empty when its guest is not built. */
  private static Optional<List<String>> words(String line, Path data) {
    List<String> words = new ArrayList<>();
    for (String word : split(line)) {
      if (word.startsWith("@")) {
        var file = Fixtures.wasm(word.substring(1));
        if (!Files.exists(file)) {
          System.out.println("skipped: " + word + " is not built; ./task guests builds it");
          return Optional.empty();
        }
        words.add(file.toString());
      } else {
        words.add(word.startsWith("%d") ? data + word.substring(2) : word);
      }
    }
    return Optional.of(words);
  }

  /** Words between blanks; quotes of either kind hold a word together. */
  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    var word = new StringBuilder();
    char quote = ' ';
    boolean any = false;
    for (char c : (line + " ").toCharArray()) {
      if (quote == ' ' && (c == '\'' || c == '"')) {
        quote = c;
        any = true;
      } else if (c == quote && c != ' ') {
        quote = ' ';
      } else if (c == ' ' && quote == ' ') {
        if (any) {
          words.add(word.toString());
          word.setLength(0);
        }
        any = false;
      } else {
        word.append(c);
        any = true;
      }
    }
    return words;
  }
}
