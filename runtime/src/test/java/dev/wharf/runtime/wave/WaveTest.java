package dev.wharf.runtime.wave;

import static dev.wharf.component.type.InterfaceType.Primitive.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Case;
import dev.wharf.component.type.InterfaceType.Field;
import dev.wharf.component.type.InterfaceType.ListOf;
import dev.wharf.component.type.InterfaceType.Option;
import dev.wharf.component.type.InterfaceType.Result;
import dev.wharf.component.type.InterfaceType.Tuple;
import dev.wharf.component.type.ResourceType;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Val;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaveTest {
  private static final InterfaceType EXAMPLE =
      new InterfaceType.Record(
          List.of(new Field("must-have", U8), new Field("optional", new Option(U8))));
  private static final InterfaceType ALL_OPTIONAL =
      new InterfaceType.Record(List.of(new Field("optional", new Option(U8))));
  private static final InterfaceType RESPONSE =
      new InterfaceType.Variant(
          List.of(
              new Case("empty", Optional.empty()),
              new Case("body", Optional.of(new ListOf(U8))),
              new Case("err", Optional.of(STRING))));
  private static final InterfaceType STATUS = new InterfaceType.Enum(List.of("ok", "not-found"));
  private static final InterfaceType PERMS =
      new InterfaceType.Flags(List.of("read", "write", "exec"));

  @Test
  void numbersPrintAsTheyAreRead() {
    assertRoundTrip("-128", S8);
    assertRoundTrip("255", U8);
    assertRoundTrip("-32768", S16);
    assertRoundTrip("65535", U16);
    assertRoundTrip("-2147483648", S32);
    assertRoundTrip("4294967295", U32);
    assertRoundTrip("-9223372036854775808", S64);
    assertRoundTrip("18446744073709551615", U64);
    assertRoundTrip("3.14", F32);
    assertRoundTrip("0.1", F64);
    assertRoundTrip("-0", F64);
    assertRoundTrip("nan", F32);
    assertRoundTrip("inf", F64);
    assertRoundTrip("-inf", F64);
    assertRoundTrip("6.022e23", F64);
    assertThat(reprint("6.022e+23", F64)).isEqualTo("6.022e23");
    assertThat(reprint("1e3", F32)).isEqualTo("1000");
    assertThat(reprint("1e-5", F64)).isEqualTo("0.00001");
    assertThat(reprint("12345678901", F64)).isEqualTo("12345678901");
  }

  @Test
  void charsAndStringsEscapeWhatTheyMust() {
    assertRoundTrip("'x'", CHAR);
    assertRoundTrip("'☃'", CHAR);
    assertRoundTrip("'\\''", CHAR);
    assertRoundTrip("'\"'", CHAR);
    assertRoundTrip("'\\u{0}'", CHAR);
    assertRoundTrip("'\\\\'", CHAR);
    assertThat(reprint("'\\u{1f44b}'", CHAR)).isEqualTo("'👋'");
    assertRoundTrip("\"abc\\t123\"", STRING);
    assertRoundTrip("\"it's \\\"quoted\\\"\\n\\r\\\\\"", STRING);
    assertRoundTrip("\"👋 Hello\"", STRING);
  }

  @Test
  void multilineStringsLoseTheIndentOfTheirEnd() {
    assertThat(text("\"\"\"\nA single line\n\"\"\"")).isEqualTo("A single line");
    assertThat(text("\"\"\"\n    Indentation\n      by end\n  \"\"\""))
        .isEqualTo("  Indentation\n    by end");
    assertThat(text("\"\"\"\r\n  one\r\n  \r\n  \\r\\\"\"\r\n  \"\"\"")).isEqualTo("one\n\n\r\"\"");
    assertThat(text("\"\"\"\n\"\"\"")).isEmpty();
  }

  @Test
  void compoundValuesPrintAsTheyAreRead() {
    assertRoundTrip("(\"abc\", 123)", new Tuple(List.of(STRING, U8)));
    assertRoundTrip("[1, 2, 255]", new ListOf(U8));
    assertRoundTrip("[-1, 2]", new ListOf(S8));
    assertRoundTrip("[65535]", new ListOf(U16));
    assertRoundTrip("[4294967295, 0]", new ListOf(U32));
    assertRoundTrip("[18446744073709551615]", new ListOf(U64));
    assertRoundTrip("[0.5, nan]", new ListOf(F32));
    assertRoundTrip("['a', 'b']", new ListOf(CHAR));
    assertRoundTrip("[]", new ListOf(STRING));
    assertRoundTrip("[[true], []]", new ListOf(new ListOf(BOOL)));
    assertRoundTrip("[(\"k\", 1)]", new InterfaceType.MapOf(STRING, U8));
    assertRoundTrip("{must-have: 123}", EXAMPLE);
    assertRoundTrip("{must-have: 123, optional: some(1)}", EXAMPLE);
    assertRoundTrip("{:}", ALL_OPTIONAL);
    assertRoundTrip("empty", RESPONSE);
    assertRoundTrip("body([79, 75])", RESPONSE);
    assertRoundTrip("%err(\"oops\")", RESPONSE);
    assertRoundTrip("%ok", STATUS);
    assertRoundTrip("not-found", STATUS);
    assertRoundTrip("{}", PERMS);
    assertRoundTrip("{read, exec}", PERMS);
    assertRoundTrip("some(some(1))", new Option(new Option(U8)));
    assertRoundTrip("none", new Option(U8));
    assertRoundTrip("ok", new Result(Optional.empty(), Optional.empty()));
    assertRoundTrip("err(\"oops\")", new Result(Optional.empty(), Optional.of(STRING)));
    assertRoundTrip("ok(1)", new Result(Optional.of(U8), Optional.of(STRING)));
  }

  @Test
  void freedomsOfTheTextAreUnderstood() {
    assertThat(reprint(" { optional : 1 , must-have : 2 , } // end", EXAMPLE))
        .isEqualTo("{must-have: 2, optional: some(1)}");
    assertThat(reprint("{optional: none, must-have: 2}", EXAMPLE)).isEqualTo("{must-have: 2}");
    assertThat(reprint("{%must-have: 2}", EXAMPLE)).isEqualTo("{must-have: 2}");
    assertThat(reprint("{write, read,}", PERMS)).isEqualTo("{read, write}");
    assertThat(reprint("(1, 2,)", new Tuple(List.of(U8, U8)))).isEqualTo("(1, 2)");
    assertThat(reprint("[1, // one\n 2,]", new ListOf(U8))).isEqualTo("[1, 2]");
    assertThat(reprint("1", new Option(U8))).isEqualTo("some(1)");
    assertThat(reprint("\"flat\"", new Result(Optional.of(STRING), Optional.empty())))
        .isEqualTo("ok(\"flat\")");
    assertThat(reprint("%empty", RESPONSE)).isEqualTo("empty");
  }

  @Test
  void anUnsignedListKeepsItsBits() {
    assertThat(WaveParser.parse("[255]", new ListOf(U8)))
        .isEqualTo(new ListVal.Bytes(new byte[] {-1}));
  }

  @Test
  void trailingOptionalArgumentsMayBeLeftOut() {
    var params = List.of(new Field("a", U8), new Field("b", new Option(STRING)));
    var none = new Val.Option(Optional.empty());
    assertThat(WaveParser.arguments("1", params)).containsExactly(new Val.U8(1), none);
    assertThat(WaveParser.arguments("1, \"x\"", params))
        .containsExactly(new Val.U8(1), new Val.Option(Optional.of(new Val.Str("x"))));
    assertThat(WaveParser.arguments(" ", List.of())).isEmpty();
    assertThatThrownBy(() -> WaveParser.arguments("", params))
        .hasMessage("column 1: argument `a` is missing: u8");
    assertThatThrownBy(() -> WaveParser.arguments("1, none, 2", params))
        .hasMessage("column 10: too many arguments: `2` after all 2");
  }

  @Test
  void errorsSayWhereAndWhatWouldBeRight() {
    assertError("300", U8, "column 1: `300` does not fit a u8, which goes from 0 to 255");
    assertError(
        "-1", U64, "column 1: `-1` does not fit a u64, which goes from 0 to 18446744073709551615");
    assertError("1.5", U8, "column 1: expected a u8, a whole number, found `1.5`");
    assertError("x", BOOL, "column 1: expected true or false, found `x`");
    assertError("[1, 2", new ListOf(U8), "column 6: expected `,` or `]`, found the end");
    assertError("1", new ListOf(U8), "column 1: expected `[`, as in [0], found `1`");
    assertError("{optional: 1}", EXAMPLE, "column 14: field `must-have` is missing: u8");
    assertError(
        "{other: 1}",
        EXAMPLE,
        "column 2: expected one of the fields `must-have`, `optional`, found `other`");
    assertError(
        "{must-have: 1, must-have: 2}", EXAMPLE, "column 16: field `must-have` is given twice");
    assertError("{read, read}", PERMS, "column 8: `read` is given twice");
    assertError("body", RESPONSE, "column 5: expected `body(…)` with a list<u8>, found the end");
    assertError("empty(1)", RESPONSE, "column 6: `empty` has no payload");
    assertError(
        "ok", STATUS, "column 1: `ok` is a keyword; the case of enum { ok, not-found } is `%ok`");
    assertError("south", STATUS, "column 1: expected one of `ok`, `not-found`, found `south`");
    assertError(
        "1",
        new Option(new Option(U8)),
        "column 1: expected `some(…)` or `none` for option<option<u8>>, found `1`");
    assertError(
        "(1)", new Tuple(List.of(U8, U8)), "column 3: expected a u8 as element 2, found `)`");
    assertError(
        "(1, 2)", new Tuple(List.of(U8)), "column 5: expected `)` after 1 elements, found `2`");
    assertError("1 2", U8, "column 3: `2` after the end of the value");
    assertError(
        "1",
        new InterfaceType.Own(new ResourceType(0, "file")),
        "column 1: a file cannot be written as text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"",
        "\"\"\"",
        "\"\"\"x\"\"\"",
        "'",
        "''",
        "'ab'",
        "'\\q'",
        "'\\u{d800}'",
        "'\\u{}'",
        "'\\u{110000}'",
        "01",
        "1.",
        "1e",
        "-",
        "0x10",
        "%",
        "a--b",
        "a-",
        "aB",
        "@",
        "[",
        "{",
        "(",
        "\\",
        "👋",
        "\"\\",
        "\"\"\"\n\\",
        "-inff",
        "--1"
      })
  void brokenTextIsAnErrorForEveryType(String text) {
    for (InterfaceType type :
        List.of(STRING, CHAR, U8, F64, BOOL, STATUS, PERMS, EXAMPLE, RESPONSE, new ListOf(F32))) {
      assertThatThrownBy(() -> WaveParser.parse(text, type))
          .isInstanceOf(WaveSyntaxException.class);
    }
  }

  @Test
  void deepNestingIsAnErrorRatherThanAnOverflow() {
    InterfaceType type = U8;
    for (int i = 0; i < 300; i++) {
      type = new ListOf(type);
    }
    InterfaceType deep = type;
    assertThatThrownBy(() -> WaveParser.parse("[".repeat(300), deep))
        .hasMessageEndingWith("nested too deeply");
  }

  @Test
  void examplesParse() {
    for (InterfaceType type :
        List.of(STRING, CHAR, U8, F64, BOOL, STATUS, PERMS, EXAMPLE, RESPONSE, new ListOf(F32))) {
      WaveParser.parse(WaveExample.of(type), type);
    }
  }

  @Test
  void signaturesAreSpelledAsInWit() {
    var type =
        new ComponentFuncType(
            true,
            List.of(
                new Field("key", STRING),
                new Field("file", new InterfaceType.Borrow(new ResourceType(0, "descriptor")))),
            Optional.of(new Result(Optional.empty(), Optional.of(new Option(U32)))));
    assertThat(TypeNames.of(type))
        .isEqualTo("async func(key: string, file: borrow<descriptor>) -> result<_, option<u32>>");
  }

  private static void assertRoundTrip(String text, InterfaceType type) {
    assertThat(reprint(text, type)).isEqualTo(text);
  }

  private static String reprint(String text, InterfaceType type) {
    return WavePrinter.print(WaveParser.parse(text, type), type);
  }

  private static String text(String wave) {
    return ((Val.Str) WaveParser.parse(wave, STRING)).value();
  }

  private static void assertError(String text, InterfaceType type, String message) {
    assertThatThrownBy(() -> WaveParser.parse(text, type)).hasMessage(message);
  }
}
