package dev.wharf.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.text.ComponentPrinter;
import dev.wharf.component.validate.ComponentValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitEncoderTest {
  @TestFactory
  Stream<DynamicTest> encodedPackagesAreValidComponents() throws IOException {
    return Expected.inputs("resolve", ".wit").stream()
        .map(path ->
            DynamicTest.dynamicTest(
                path.getFileName().toString(),
                () -> {
                  var features = new Features(false, Set.of("on"));
                  byte[] bytes = WitEncoder.encode(WitFolder.read(path).resolve(features));
                  assertThatCode(() -> ComponentValidator.validate(ComponentDecoder.decode(bytes)))
                      .doesNotThrowAnyException();
                }));
  }

  @Test
  void interfacesAndWorldsAreExportedTypes() {
    byte[] bytes =
        encode(
            """
            package a:b@1.0.0;
            interface i { resource r { m: func() -> r; } }
            interface j { use i.{r as s}; f: async func(x: borrow<s>); }
            world w { import j; export g: func(x: list<u8>); }
            """);
    assertThat(startsWith(bytes, component())).isTrue();
  }

  private static byte[] component() {
    String text =
        """
        (component
          (type (component
            (type (instance
              (export "r" (type (sub resource)))
              (type (borrow 0))
              (type (own 0))
              (type (func (param "self" 1) (result 2)))
              (export "[method]r.m" (func (type 3)))))
            (export "a:b/i@1.0.0" (instance (type 0)))))
          (export "i" (type 0))
          (type (component
            (type (instance (export "r" (type (sub resource)))))
            (import "a:b/i@1.0.0" (instance (type 0)))
            (alias export 0 "r" (type))
            (type (instance
              (alias outer 1 1 (type))
              (export "s" (type (eq 0)))
              (type (borrow 1))
              (type (func async (param "x" 2)))
              (export "f" (func (type 3)))))
            (export "a:b/j@1.0.0" (instance (type 2)))))
          (export "j" (type 2))
          (type (component
            (type (component
              (type (instance
                (export "r" (type (sub resource)))
                (type (borrow 0))
                (type (own 0))
                (type (func (param "self" 1) (result 2)))
                (export "[method]r.m" (func (type 3)))))
              (import "a:b/i@1.0.0" (instance (type 0)))
              (alias export 0 "r" (type))
              (type (instance
                (alias outer 1 1 (type))
                (export "s" (type (eq 0)))
                (type (borrow 1))
                (type (func async (param "x" 2)))
                (export "f" (func (type 3)))))
              (import "a:b/j@1.0.0" (instance (type 2)))
              (type (list u8))
              (type (func (param "x" 3)))
              (export "g" (func (type 4)))))
            (export "a:b/w@1.0.0" (component (type 0)))))
          (export "w" (type 4)))
        """;
    return ComponentEncoder.encode(ComponentParser.parse(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void commentsAndGatesAreKeptBesideTheTypes() {
    byte[] bytes =
        encode(
            """
            /// P.
            package a:b@1.0.0;
            @since(version = 1.0.0)
            interface i {
              flags plain { a }
              /// F.
              f: func();
            }
            """);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .endsWith(
            "{\"docs\":\"P.\",\"interfaces\":{\"i\":{\"stability\":{\"stable\":{\"since\":\"1.0.0\"}},"
                + "\"funcs\":{\"f\":{\"docs\":\"F.\"}}}}}");
  }

  @Test
  void typesWithoutANameAreWrittenOnceEvenWhereIncludeBringsThem() {
    byte[] bytes =
        encode(
            """
            package a:b;
            world other {
              record r { text: list<char> }
            }
            world all {
              include other;
              import f: func() -> list<char>;
            }
            """);
    var printed = ComponentPrinter.print(ComponentDecoder.decode(bytes));
    assertThat(printed.split("\\(list char\\)", -1)).as("one in each world").hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"type t = stream<char>;", "type c = char; f: func(s: stream<c>);"})
  void whatNoComponentMayHaveIsRefused(String members) {
    assertThatThrownBy(() -> encode("package a:b; interface i { " + members + " }"))
        .isInstanceOf(InvalidWitException.class)
        .hasMessageContaining("`stream<char>`");
  }

  private static boolean startsWith(byte[] whole, byte[] start) {
    return Arrays.equals(whole, 0, start.length, start, 0, start.length);
  }

  private static byte[] encode(String text) {
    var document = WitParser.parse(SourceText.of("a.wit", text));
    return WitEncoder.encode(WitResolver.resolve(List.of(document), List.of(), Features.NONE));
  }
}
