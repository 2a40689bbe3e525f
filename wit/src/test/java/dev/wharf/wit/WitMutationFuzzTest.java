package dev.wharf.wit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Changed files of the corpus end in a resolution or in {@link InvalidWitException}, soon, and what
 * parses can be formatted. {@code -Dwharf.fuzz=SECONDS} goes on for longer.
 */
class WitMutationFuzzTest {
  private static final String[] PIECES = {
    "{",
    "}",
    "<",
    ">",
    "(",
    ")",
    ";",
    ",",
    ":",
    "/",
    "@",
    "%",
    "->",
    "\"",
    "/*",
    "*/",
    "//",
    "_",
    "use ",
    "include ",
    "package a:b;",
    "interface ",
    "world ",
    "resource r;",
    "type t = t;",
    "own<",
    "borrow<",
    "list<",
    "result",
    "@since(version = 9.9.9)",
    "@unstable(feature = x)",
    "static ",
    "with { a as b }",
    " as ",
    "\u0000",
    "\u202E",
    "é",
    "\r",
    "99999999999",
    "constructor();"
  };

  @Test
  void mutationsNeverFailInAnotherWay() throws IOException {
    var seeds = new ArrayList<String>();
    for (var file : WitTexts.all()) {
      seeds.add(Files.readString(file));
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(6);
    String seconds = System.getProperty("wharf.fuzz", "");
    long end =
        System.nanoTime()
            + Duration.ofSeconds(seconds.matches("[0-9]+") ? Long.parseLong(seconds) : 0).toNanos();
    for (int i = 0; i < 3_000 || System.nanoTime() < end; i++) {
      String text = mutate(seeds, random);
      Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> run(text), () -> text);
    }
  }

  private static void run(String text) {
    try {
      var document = WitParser.parse(SourceText.of("mutation", text));
      String formatted = WitPrinter.print(document);
      var again = WitParser.parse(SourceText.of("formatted", formatted));
      assertThat(WitPrinter.print(again).lines().toList())
          .as(text)
          .isEqualTo(formatted.lines().toList());
      var resolution = WitResolver.resolve(List.of(document), List.of(), Features.ALL);
      WitJson.print(resolution);
      WitText.print(resolution, resolution.main(), true);
    } catch (InvalidWitException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.getMessage()).isNotEmpty();
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("with " + text, e);
    }
  }

  private static String mutate(List<String> seeds, RandomGenerator random) {
    var text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = text.isEmpty() ? 0 : random.nextInt(text.length());
      int to = Math.min(text.length(), at + 1 + random.nextInt(20));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 2 -> text.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
        case 3 -> text.insert(at, text.substring(at, to));
        default -> {
          String other = seeds.get(random.nextInt(seeds.size()));
          int from = other.isEmpty() ? 0 : random.nextInt(other.length());
          text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(200)));
        }
      }
    }
    return text.toString();
  }
}
