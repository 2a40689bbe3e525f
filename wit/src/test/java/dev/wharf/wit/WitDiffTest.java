package dev.wharf.wit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code diff/*.cases}: behind each title, which begins with the verdict, a package before and
 * after; {@code .expected} has what is said about each.
 */
class WitDiffTest {
  private static final String TITLE = "==== ";

  @TestFactory
  Stream<DynamicTest> changesGetTheVerdictThatTheirTitleSays() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (var file : Expected.inputs("diff", ".cases")) {
      var found = new StringBuilder();
      for (String section : Files.readString(file).split("(?m)^" + TITLE)) {
        if (!section.isEmpty()) {
          int end = section.indexOf('\n');
          String title = section.substring(0, end);
          String[] sides = section.substring(end + 1).split("(?m)^----\n");
          var diff = WitDiff.of(resolve(sides[0]), resolve(sides[1]));
          found.append(TITLE).append(title).append('\n').append(print(diff));
          tests.add(
              DynamicTest.dynamicTest(
                  title, () -> assertThat(verdict(diff)).isEqualTo(title.split(":")[0])));
        }
      }
      tests.add(
          DynamicTest.dynamicTest(
              file.getFileName().toString(),
              () -> Expected.check(Expected.sibling(file, ".expected"), found.toString())));
    }
    return tests.stream();
  }

  private static String verdict(WitDiff diff) {
    if (diff.changes().isEmpty()) {
      return "same";
    }
    return !diff.isBreaking() ? "compatible" : diff.announcesBreak() ? "announced" : "breaking";
  }

  private static String print(WitDiff diff) {
    var text = new StringBuilder();
    for (var change : diff.changes()) {
      text.append(change.kind()).append(' ').append(change.item());
      text.append(change.detail().isEmpty() ? "" : ": " + change.detail());
      text.append("; breaks ").append(change.breaks().stream().sorted().toList());
      text.append(change.breaking() ? "; counts\n" : "\n");
    }
    diff.suggestedVersion().ifPresent(version -> text.append("next ").append(version).append('\n'));
    return text.toString();
  }

  private static Resolution resolve(String text) {
    String whole = text.startsWith("package") ? text : "package a:b@1.0.0;\n" + text;
    var document = WitParser.parse(SourceText.of("case", whole));
    return WitResolver.resolve(List.of(document), List.of(), Features.NONE);
  }
}
