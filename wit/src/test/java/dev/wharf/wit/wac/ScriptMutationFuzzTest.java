package dev.wharf.wit.wac;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.compose.Part;
import dev.wharf.component.name.PackageName;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.SourceText;
import dev.wharf.wit.WacParser;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Changed scripts end in a component or in {@link InvalidWitException}, soon. {@code
 * -Dwharf.fuzz=SECONDS} goes on for longer.
 */
class ScriptMutationFuzzTest {
  private static final String SCRIPT =
      """
      package test:script@1.0.0;
      interface api { use types.{t}; next: func(n: t) -> t; resource r { constructor(); } }
      interface types { type t = u32; record p { a: t, b: list<t> } }
      world w { import next: func(n: u32) -> u32; export twice: func(n: u32) -> u32; }
      type alone = u64;
      import local: api;
      import next: func(n: u32) -> u32;
      import given as "other-name": interface { f: func() -> string; };
      let twice = new num:twice {};
      let one = new num:socket { "twice": twice.twice, next: next };
      let two = new num:socket { ...twice, next };
      let three = new num:socket { twice: (one).run, next };
      let four = new num:twice { ... };
      export one.run as "run-one";
      export twice...;
      export three["run"];
      """;

  private static final List<String> PIECES =
      List.of(
          "...",
          ".",
          "new ",
          "{",
          "}",
          "[",
          "]",
          "\"",
          ";",
          ":",
          ",",
          "(",
          ")",
          "let x = ",
          "export ",
          "import ",
          " as ",
          "next",
          "twice",
          "one",
          "\"run\"",
          "num:twice",
          "num:socket { ... }",
          "a:b/c",
          "@1.0.0",
          "interface { }",
          "func()",
          "/*",
          "//",
          "%new",
          "\u202E",
          "99999999999");

  @Test
  void mutationsNeverFailInAnotherWay() {
    Map<PackageName, WacPackage> packages = new HashMap<>();
    packages.put(
        PackageName.parse("num:twice"),
        part(
            """
            (component
              (core module $m (func (export "f") (param i32) (result i32) local.get 0))
              (core instance $i (instantiate $m))
              (func (export "twice") (param "n" u32) (result u32)
                (canon lift (core func $i "f"))))
            """));
    packages.put(
        PackageName.parse("num:socket"),
        part(
            """
            (component
              (import "twice" (func $twice (param "n" u32) (result u32)))
              (import "next" (func $next (param "n" u32) (result u32)))
              (export "run" (func $next)))
            """));
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(9);
    String seconds = System.getProperty("wharf.fuzz", "");
    long end =
        System.nanoTime()
            + Duration.ofSeconds(seconds.matches("[0-9]+") ? Long.parseLong(seconds) : 0).toNanos();
    assertThat(run(SCRIPT, packages)).isEqualTo(1);
    int composed = 0;
    for (int i = 0; i < 800 || System.nanoTime() < end; i++) {
      String text = mutate(random, i % 4);
      composed +=
          Assertions.assertTimeoutPreemptively(
              Duration.ofSeconds(10), () -> run(text, packages), () -> text);
    }
    assertThat(composed).isPositive();
  }

  private static WacPackage part(String text) {
    var component = ComponentValidator.validate(ComponentParser.parse(text.getBytes(UTF_8)));
    return new WacPackage.Binary(new Part("part", component));
  }

  private static int run(String text, Map<PackageName, WacPackage> packages) {
    try {
      var script = WacParser.parse(SourceText.of("script.wac", text));
      var component = ScriptEvaluation.compose(script, packages);
      ComponentValidator.validate(ComponentDecoder.decode(ComponentEncoder.encode(component)));
      return 1;
    } catch (InvalidWitException e) {
      assertThat(e.getMessage()).isNotBlank();
      return 0;
    } catch (ValidationException e) {
      // Exports may mention types that nobody can name; the validator tells.
      assertThat(e.getMessage()).contains("has no name");
      return 0;
    }
  }

  private static String mutate(RandomGenerator random, int changes) {
    var text = new StringBuilder(SCRIPT);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
        default -> {
          int from = random.nextInt(text.length());
          text.insert(at, text.substring(from, Math.min(text.length(), from + 30)));
        }
      }
    }
    return text.toString();
  }
}
