package dev.wharf.runtime.wave;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Val;
import dev.wharf.runtime.wave.WaveLexer.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Reads component values from text in the WebAssembly Value Encoding. The type decides how a text
 * is read: {@code 1} is a {@code u8} or an {@code option<f32>}. All methods throw {@link
 * WaveSyntaxException}.
 */
public final class WaveParser {
  private static final int MAX_DEPTH = 200;

  private final WaveLexer lexer;
  private int depth;

  private WaveParser(String text) {
    lexer = new WaveLexer(text);
  }

  /** The value that the whole of {@code text} stands for. */
  public static Val parse(String text, InterfaceType type) {
    var parser = new WaveParser(text);
    Val value = parser.value(type);
    parser.expectEnd();
    return value;
  }

  /**
   * The arguments of a call, separated by commas and without the parentheses around them. Trailing
   * {@code option} parameters may be left out.
   */
  public static List<Val> arguments(String text, List<InterfaceType.Field> params) {
    var parser = new WaveParser(text);
    List<Val> values = new ArrayList<>();
    for (InterfaceType.Field param : params) {
      if (parser.lexer.kind() == Kind.END) {
        if (!(param.type() instanceof InterfaceType.Option)) {
          throw parser.lexer.error(
              "argument `" + param.name() + "` is missing: " + TypeNames.of(param.type()));
        }
        values.add(new Val.Option(Optional.empty()));
        continue;
      }
      values.add(parser.value(param.type()));
      if (parser.lexer.kind() != Kind.END) {
        parser.expect(',');
      }
    }
    if (parser.lexer.kind() != Kind.END) {
      throw parser.lexer.error(
          "too many arguments: " + parser.lexer.found() + " after all " + params.size());
    }
    return values;
  }

  private Val value(InterfaceType type) {
    if (++depth > MAX_DEPTH) {
      throw lexer.error("nested too deeply");
    }
    Val value =
        switch (type) {
          case Primitive primitive -> primitive(primitive);
          case InterfaceType.Record record -> record(record);
          case InterfaceType.Variant variant -> variant(variant);
          case InterfaceType.Enum(var labels) -> new Val.Enum(label(labels, type));
          case InterfaceType.Flags flags -> flags(flags);
          case InterfaceType.ListOf(var element) -> list(element, type);
          case InterfaceType.FixedListOf(var element, int length) -> {
            ListVal list = list(element, type);
            if (list.size() != length) {
              throw lexer.error(
                  "a " + TypeNames.of(type) + " was expected, not " + list.size() + " elements");
            }
            yield list;
          }
          case InterfaceType.MapOf(var key, var entry) ->
              list(new InterfaceType.Tuple(List.of(key, entry)), type);
          case InterfaceType.Tuple tuple -> tuple(tuple);
          case InterfaceType.Option(var payload) -> option(payload, type);
          case InterfaceType.Result result -> result(result);
          case InterfaceType.Own _ -> throw withoutText(type);
          case InterfaceType.Borrow _ -> throw withoutText(type);
          case InterfaceType.Stream _ -> throw withoutText(type);
          case InterfaceType.Future _ -> throw withoutText(type);
        };
    depth--;
    return value;
  }

  private WaveSyntaxException withoutText(InterfaceType type) {
    return lexer.error("a " + TypeNames.of(type) + " cannot be written as text");
  }

  private Val primitive(Primitive type) {
    return switch (type) {
      case BOOL -> {
        boolean truth = lexer.isKeyword("true");
        if (!truth && !lexer.isKeyword("false")) {
          throw expected("true or false");
        }
        lexer.advance();
        yield new Val.Bool(truth);
      }
      case S8 -> new Val.S8((byte) integer(type, 8, true));
      case U8 -> new Val.U8((int) integer(type, 8, false));
      case S16 -> new Val.S16((short) integer(type, 16, true));
      case U16 -> new Val.U16((int) integer(type, 16, false));
      case S32 -> new Val.S32((int) integer(type, 32, true));
      case U32 -> new Val.U32(integer(type, 32, false));
      case S64 -> new Val.S64(integer(type, 64, true));
      case U64 -> new Val.U64(integer(type, 64, false));
      case F32 -> new Val.F32(Float.parseFloat(floating(type)));
      case F64 -> new Val.F64(Double.parseDouble(floating(type)));
      case CHAR -> new Val.Char(quoted(Kind.CHAR, "a char, such as 'x'").codePointAt(0));
      case STRING -> new Val.Str(quoted(Kind.STRING, "a string, such as \"text\""));
      case ERROR_CONTEXT -> throw withoutText(type);
    };
  }

  private long integer(Primitive type, int bits, boolean signed) {
    BigInteger low = signed ? BigInteger.TWO.pow(bits - 1).negate() : BigInteger.ZERO;
    BigInteger high = BigInteger.TWO.pow(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
    String text = lexer.text();
    if (lexer.kind() != Kind.NUMBER || !text.matches("-?[0-9]+")) {
      throw expected("a " + type + ", a whole number");
    }
    // Longer texts cannot be in range, and parsing them would cost the square of their length.
    if (text.length() <= 20) {
      var value = new BigInteger(text);
      if (value.compareTo(low) >= 0 && value.compareTo(high) <= 0) {
        lexer.advance();
        return value.longValue();
      }
    }
    throw lexer.error(
        lexer.found() + " does not fit a " + type + ", which goes from " + low + " to " + high);
  }

  private String floating(Primitive type) {
    String text = lexer.text();
    String number =
        switch (text) {
          case "nan" -> "NaN";
          case "inf" -> "Infinity";
          case "-inf" -> "-Infinity";
          default -> text;
        };
    boolean keyword = lexer.isKeyword("nan") || lexer.isKeyword("inf");
    if (!keyword && lexer.kind() != Kind.NUMBER) {
      throw expected("an " + type + ", such as 1.5, nan or -inf");
    }
    lexer.advance();
    return number;
  }

  private String quoted(Kind kind, String what) {
    if (lexer.kind() != kind) {
      throw expected(what);
    }
    String text = lexer.text();
    lexer.advance();
    return text;
  }

  private Val record(InterfaceType.Record type) {
    expectOpening('{', type);
    Map<String, Val> given = new HashMap<>();
    if (lexer.isPunctuation(':')) {
      lexer.advance();
      expect('}');
    } else {
      while (!closes('}')) {
        InterfaceType.Field field = field(type);
        if (given.containsKey(field.name())) {
          throw lexer.error("field `" + field.name() + "` is given twice");
        }
        lexer.advance();
        expect(':');
        given.put(field.name(), value(field.type()));
        separator('}');
      }
    }
    List<Val.Field> fields = new ArrayList<>();
    for (InterfaceType.Field field : type.fields()) {
      Optional<Val> value = Optional.ofNullable(given.get(field.name()));
      if (value.isEmpty() && !(field.type() instanceof InterfaceType.Option)) {
        throw lexer.error("field `" + field.name() + "` is missing: " + TypeNames.of(field.type()));
      }
      fields.add(
          new Val.Field(field.name(), value.orElseGet(() -> new Val.Option(Optional.empty()))));
    }
    return new Val.Record(fields);
  }

  private InterfaceType.Field field(InterfaceType.Record type) {
    if (lexer.kind() == Kind.LABEL) {
      for (InterfaceType.Field field : type.fields()) {
        if (field.name().equals(lexer.text())) {
          return field;
        }
      }
    }
    throw expected(
        "one of the fields "
            + type.fields().stream().map(InterfaceType.Field::name).collect(quotedList()));
  }

  private Val variant(InterfaceType.Variant type) {
    List<String> names = type.cases().stream().map(InterfaceType.Case::name).toList();
    String label = label(names, type);
    Optional<InterfaceType> payload = type.cases().get(names.indexOf(label)).payload();
    return new Val.Variant(label, payload(label, payload));
  }

  private Optional<Val> payload(String label, Optional<InterfaceType> type) {
    boolean given = lexer.isPunctuation('(');
    if (type.isEmpty()) {
      if (given) {
        throw lexer.error("`" + label + "` has no payload");
      }
      return Optional.empty();
    }
    if (!given) {
      throw expected("`" + label + "(…)` with a " + TypeNames.of(type.get()));
    }
    lexer.advance();
    Val value = value(type.get());
    expect(')');
    return Optional.of(value);
  }

  /** A label out of a set; one that is also a keyword has to be written with {@code %}. */
  private String label(List<String> labels, InterfaceType type) {
    String label = lexer.text();
    if (lexer.kind() != Kind.LABEL || !labels.contains(label)) {
      throw expected("one of " + labels.stream().collect(quotedList()));
    }
    if (!lexer.isEscaped() && WavePrinter.KEYWORDS.contains(label)) {
      throw lexer.error(
          "`"
              + label
              + "` is a keyword; the case of "
              + TypeNames.of(type)
              + " is `%"
              + label
              + "`");
    }
    lexer.advance();
    return label;
  }

  private Val flags(InterfaceType.Flags type) {
    expectOpening('{', type);
    var labels = new LinkedHashSet<String>();
    while (!closes('}')) {
      if (lexer.kind() != Kind.LABEL || !type.labels().contains(lexer.text())) {
        throw expected("one of " + type.labels().stream().collect(quotedList()));
      }
      if (!labels.add(lexer.text())) {
        throw lexer.error("`" + lexer.text() + "` is given twice");
      }
      lexer.advance();
      separator('}');
    }
    return new Val.Flags(labels);
  }

  private ListVal list(InterfaceType element, InterfaceType type) {
    expectOpening('[', type);
    List<Val> values = new ArrayList<>();
    while (!closes(']')) {
      values.add(value(element));
      separator(']');
    }
    return NumberList.of(values, element);
  }

  private Val tuple(InterfaceType.Tuple type) {
    expectOpening('(', type);
    List<Val> fields = new ArrayList<>();
    for (InterfaceType element : type.elements()) {
      if (lexer.isPunctuation(')')) {
        throw expected("a " + TypeNames.of(element) + " as element " + (fields.size() + 1));
      }
      fields.add(value(element));
      separator(')');
    }
    if (!lexer.isPunctuation(')')) {
      throw expected("`)` after " + fields.size() + " elements");
    }
    lexer.advance();
    return new Val.Tuple(fields);
  }

  private Val option(InterfaceType payload, InterfaceType type) {
    if (lexer.isKeyword("none")) {
      lexer.advance();
      return new Val.Option(Optional.empty());
    }
    if (lexer.isKeyword("some")) {
      lexer.advance();
      return new Val.Option(payload("some", Optional.of(payload)));
    }
    if (isExplicit(payload)) {
      throw expected("`some(…)` or `none` for " + TypeNames.of(type));
    }
    return new Val.Option(Optional.of(value(payload)));
  }

  private Val result(InterfaceType.Result type) {
    boolean ok = lexer.isKeyword("ok");
    if (ok || lexer.isKeyword("err")) {
      lexer.advance();
      return new Val.Result(ok, payload(ok ? "ok" : "err", ok ? type.ok() : type.error()));
    }
    if (type.ok().isEmpty() || isExplicit(type.ok().get())) {
      throw expected("`ok` or `err` for " + TypeNames.of(type));
    }
    return new Val.Result(true, Optional.of(value(type.ok().get())));
  }

  /** Inside an option or result the short form would be ambiguous. */
  private static boolean isExplicit(InterfaceType payload) {
    return payload instanceof InterfaceType.Option || payload instanceof InterfaceType.Result;
  }

  private void expectOpening(char mark, InterfaceType type) {
    if (!lexer.isPunctuation(mark)) {
      throw expected("`" + mark + "`, as in " + WaveExample.of(type));
    }
    lexer.advance();
  }

  private void expect(char mark) {
    if (!lexer.isPunctuation(mark)) {
      throw expected("`" + mark + "`");
    }
    lexer.advance();
  }

  private boolean closes(char mark) {
    boolean closes = lexer.isPunctuation(mark);
    if (closes) {
      lexer.advance();
    }
    return closes;
  }

  /** A comma, or nothing before the closing mark. */
  private void separator(char closing) {
    if (lexer.isPunctuation(',')) {
      lexer.advance();
    } else if (!lexer.isPunctuation(closing)) {
      throw expected("`,` or `" + closing + "`");
    }
  }

  private void expectEnd() {
    if (lexer.kind() != Kind.END) {
      throw lexer.error(lexer.found() + " after the end of the value");
    }
  }

  private WaveSyntaxException expected(String what) {
    return lexer.error("expected " + what + ", found " + lexer.found());
  }

  private static Collector<CharSequence, ?, String> quotedList() {
    return Collectors.joining("`, `", "`", "`");
  }
}
