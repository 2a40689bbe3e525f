package dev.wharf.wit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code fmt/*.wit} give {@code fmt/*.expected}, and every WIT text around keeps its content. */
class WitPrinterTest {
  @TestFactory
  Stream<DynamicTest> filesTakeTheExpectedForm() throws IOException {
    return Expected.inputs("fmt", ".wit").stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () ->
                    Expected.check(
                        Expected.sibling(file, ".expected"),
                        WitPrinter.print(Expected.parse(file)))));
  }

  @TestFactory
  Stream<DynamicTest> formattingAgainChangesNothing() throws IOException {
    return texts(file -> {
      String once = WitPrinter.print(Expected.parse(file));
      assertThat(format(once)).isEqualTo(once);
    });
  }

  @TestFactory
  Stream<DynamicTest> noTokenAndNoCommentIsLost() throws IOException {
    return texts(file -> {
      var document = Expected.parse(file);
      var formatted = SourceText.of("formatted", WitPrinter.print(document));
      assertThat(content(formatted)).isEqualTo(content(document.source()));
    });
  }

  @TestFactory
  Stream<DynamicTest> linesWithoutCommentsFitIntoTheWidth() throws IOException {
    return texts(file ->
        assertThat(WitPrinter.print(Expected.parse(file)).lines())
            .filteredOn(line -> !line.contains("/") && !line.contains("*"))
            .allMatch(line -> line.length() <= 100 && !line.endsWith(" ")));
  }

  /** Comments and line ends in places where nobody writes them. */
  @Test
  void commentsAnywhereAreKeptAndTheFormStays() throws IOException {
    var between =
        List.of(
            " ",
            "\t",
            "\n",
            "\n\n\n",
            "\r\n",
            " // c\n",
            "\n// c\n",
            "\n/// c\n",
            " /* c */ ",
            "\n/* c\n c */\n");
    var random = new Random(11);
    var files = WitTexts.all();
    int formatted = 0;
    for (int i = 0; i < 3_000; i++) {
      var document = Expected.parse(files.get(random.nextInt(files.size())));
      String source = document.source().text();
      if (source.length() > 10_000) {
        continue;
      }
      double share = random.nextDouble() / 2;
      var text = new StringBuilder();
      int end = 0;
      for (var token : document.tokens()) {
        text.append(source, end, token.start());
        if (random.nextDouble() < share) {
          text.append(between.get(random.nextInt(between.size())));
        }
        text.append(source, token.start(), token.end());
        end = token.end();
      }
      try {
        var mutant = WitParser.parse(SourceText.of("mutant", text.toString()));
        String once = WitPrinter.print(mutant);
        assertThat(format(once)).as("%s", text).isEqualTo(once);
        assertThat(content(SourceText.of("formatted", once)))
            .as("%s", text)
            .isEqualTo(content(mutant.source()));
        formatted++;
      } catch (InvalidWitException _) {
        // A blank inside a version or a name, say.
      }
    }
    assertThat(formatted).isGreaterThan(500);
  }

  private interface Check {
    void run(Path file) throws IOException;
  }

  private static Stream<DynamicTest> texts(Check check) throws IOException {
    return WitTexts.all().stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check.run(file)));
  }

  private static String format(String text) {
    return WitPrinter.print(WitParser.parse(SourceText.of("text", text)));
  }

  /** Tokens and comments; commas may be added or dropped at the end of lists. */
  private static List<String> content(SourceText source) {
    var content = new ArrayList<String>();
    for (var token : WitLexer.tokens(source)) {
      if (token.kind() != TokenKind.COMMA) {
        String text = source.text().substring(token.start(), token.end());
        content.add(text.lines().map(String::strip).collect(Collectors.joining("\n")));
      }
    }
    // A comment before a comma or semicolon goes behind it.
    content.sort(null);
    return content;
  }
}
