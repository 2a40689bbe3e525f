package dev.wharf.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code errors/*.cases}: texts that are not valid, each behind a line {@code ==== title}; {@code
 * .expected} has what is said about each.
 */
class WitErrorsTest {
  private static final String TITLE = "==== ";

  @TestFactory
  Stream<DynamicTest> everyMistakeIsToldWithItsPlaceAndWhatWouldBeRight() throws IOException {
    return Expected.inputs("errors", ".cases").stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () -> {
                  var found = new StringBuilder();
                  for (String section : Files.readString(file).split("(?m)^" + TITLE)) {
                    if (!section.isEmpty()) {
                      int end = section.indexOf('\n');
                      found.append(TITLE).append(section, 0, end + 1);
                      found.append(problems(section.substring(end + 1))).append('\n');
                    }
                  }
                  Expected.check(Expected.sibling(file, ".expected"), found.toString());
                }));
  }

  private static String problems(String text) {
    try {
      resolve(text);
      return "no problem";
    } catch (InvalidWitException e) {
      return e.getMessage();
    }
  }

  private static void resolve(String text) {
    var document = WitParser.parse(SourceText.of("a.wit", text));
    WitResolver.resolve(List.of(document), List.of(), Features.NONE);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin1 = {'/', '/', ' ', (byte) 0xE4, '\n'};
    assertThat(catchThrowable(() -> SourceText.decode("a.wit", latin1)))
        .isInstanceOf(InvalidWitException.class)
        .hasMessageStartingWith("a.wit:1:1: malformed UTF-8 encoding");
  }

  @Test
  void hiddenCharactersAreRefusedEverywhere() {
    for (char c : new char[] {0, 0x1B, 0x7F, 0x85, 0x202E, 0x2066, 0x17A3}) {
      String text = "package a:b; // " + c;
      assertThat(problems(text))
          .startsWith(String.format("a.wit:1:17: character U+%04X is not allowed in WIT", (int) c));
    }
  }

  @Test
  void aLongLineIsShownInPart() {
    String text = "package a:b; interface i { f: func(" + "a: u32, ".repeat(100) + "b u32); }";
    var lines = problems(text).lines().toList();
    assertThat(lines).allMatch(line -> line.length() < 190);
    assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf("b u32") + 2);
  }
}
