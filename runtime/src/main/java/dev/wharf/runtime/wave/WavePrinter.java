package dev.wharf.runtime.wave;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Val;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Component values as text, in the WebAssembly Value Encoding, on one line. Fields that are {@code
 * none} are left out. What has no encoding, resources and streams, appears as {@code <resource
 * name>}, which the parser refuses.
 */
public final class WavePrinter {
  static final Set<String> KEYWORDS =
      Set.of("true", "false", "inf", "nan", "some", "none", "ok", "err");

  private final StringBuilder out = new StringBuilder();

  private WavePrinter() {}

  /** The text of {@code value}, which must be a value of {@code type}. */
  public static String print(Val value, InterfaceType type) {
    var printer = new WavePrinter();
    printer.value(value, type);
    return printer.out.toString();
  }

  private void value(Val value, InterfaceType type) {
    switch (type) {
      case InterfaceType.Primitive _ -> primitive(value);
      case InterfaceType.Record(var fields) -> record((Val.Record) value, fields);
      case InterfaceType.Variant(var cases) -> {
        var variant = (Val.Variant) value;
        label(variant.label());
        payload(
            variant.payload(),
            cases.stream()
                .filter(candidate -> candidate.name().equals(variant.label()))
                .findFirst()
                .flatMap(InterfaceType.Case::payload));
      }
      case InterfaceType.Enum _ -> label(((Val.Enum) value).label());
      case InterfaceType.Flags(var labels) -> flags(((Val.Flags) value).labels(), labels);
      case InterfaceType.ListOf(var element) -> list((ListVal) value, element);
      case InterfaceType.FixedListOf(var element, int _) -> list((ListVal) value, element);
      case InterfaceType.MapOf(var key, var entry) ->
          list((ListVal) value, new InterfaceType.Tuple(List.of(key, entry)));
      case InterfaceType.Tuple(var elements) -> tuple(((Val.Tuple) value).fields(), elements);
      case InterfaceType.Option(var payload) -> option(((Val.Option) value).value(), payload);
      case InterfaceType.Result(var ok, var error) -> {
        var result = (Val.Result) value;
        out.append(result.isOk() ? "ok" : "err");
        payload(result.payload(), result.isOk() ? ok : error);
      }
      case InterfaceType.Own(var resource) -> opaque("resource " + resource.name());
      case InterfaceType.Borrow(var resource) -> opaque("resource " + resource.name());
      case InterfaceType.Stream _ -> opaque(TypeNames.of(type));
      case InterfaceType.Future _ -> opaque(TypeNames.of(type));
    }
  }

  private void primitive(Val value) {
    switch (value) {
      case Val.Bool(boolean bit) -> out.append(bit);
      case Val.S8(byte number) -> out.append(number);
      case Val.U8(int number) -> out.append(number);
      case Val.S16(short number) -> out.append(number);
      case Val.U16(int number) -> out.append(number);
      case Val.S32(int number) -> out.append(number);
      case Val.U32(long number) -> out.append(number);
      case Val.S64(long number) -> out.append(number);
      case Val.U64(long number) -> out.append(Long.toUnsignedString(number));
      case Val.F32(float number) -> number(number, Float.toString(number));
      case Val.F64(double number) -> number(number, Double.toString(number));
      case Val.Char(int codePoint) -> {
        out.append('\'');
        escape(codePoint, '\'');
        out.append('\'');
      }
      case Val.Str(String text) -> {
        out.append('"');
        text.codePoints().forEach(codePoint -> escape(codePoint, '"'));
        out.append('"');
      }
      case Val.Record _,
          Val.Tuple _,
          Val.Variant _,
          Val.Enum _,
          Val.Option _,
          Val.Result _,
          Val.Flags _,
          Val.Own _,
          Val.Borrow _,
          Val.Stream _,
          Val.Future _,
          Val.ErrorContext _,
          ListVal _ ->
          throw new IllegalArgumentException("not a value of a primitive type: " + value);
    }
  }

  /**
   * The shortest digits that read back as the same number, without a fraction where there is none.
   */
  private void number(double value, String shortest) {
    if (Double.isNaN(value)) {
      out.append("nan");
    } else if (Double.isInfinite(value)) {
      out.append(value > 0 ? "inf" : "-inf");
    } else {
      int mark = shortest.indexOf('E');
      String digits = mark < 0 ? shortest : shortest.substring(0, mark);
      String plain = digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
      int exponent = mark < 0 ? 0 : Integer.parseInt(shortest, mark + 1, shortest.length(), 10);
      if (exponent == 0) {
        out.append(plain);
      } else if (exponent >= -7 && exponent <= 20) {
        out.append(new BigDecimal(plain).scaleByPowerOfTen(exponent).toPlainString());
      } else {
        out.append(plain).append('e').append(exponent);
      }
    }
  }

  private void escape(int codePoint, char quote) {
    switch (codePoint) {
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\\' -> out.append("\\\\");
      default -> {
        if (codePoint == quote) {
          out.append('\\').append(quote);
        } else if (Character.isISOControl(codePoint)) {
          out.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
        } else {
          out.appendCodePoint(codePoint);
        }
      }
    }
  }

  private void record(Val.Record record, List<InterfaceType.Field> fields) {
    int open = out.length();
    out.append('{');
    for (int i = 0; i < fields.size(); i++) {
      Val value = record.fields().get(i).value();
      if (value instanceof Val.Option(var payload) && payload.isEmpty()) {
        continue;
      }
      separate(open);
      out.append(fields.get(i).name()).append(": ");
      value(value, fields.get(i).type());
    }
    // Set apart from flags, of which {} is the empty value.
    out.append(out.length() == open + 1 ? ":}" : "}");
  }

  private void flags(Set<String> set, List<String> labels) {
    int open = out.length();
    out.append('{');
    for (String label : labels) {
      if (set.contains(label)) {
        separate(open);
        out.append(label);
      }
    }
    out.append('}');
  }

  private void tuple(List<Val> fields, List<InterfaceType> elements) {
    int open = out.length();
    out.append('(');
    for (int i = 0; i < elements.size(); i++) {
      separate(open);
      value(fields.get(i), elements.get(i));
    }
    out.append(')');
  }

  private void list(ListVal list, InterfaceType element) {
    int open = out.length();
    out.append('[');
    boolean unsigned = isUnsigned(element);
    for (int i = 0; i < list.size(); i++) {
      separate(open);
      switch (list) {
        case ListVal.Elements(var values) -> value(values.get(i), element);
        case ListVal.Bytes(var values) -> out.append(unsigned ? values[i] & 0xFF : values[i]);
        case ListVal.Shorts(var values) -> out.append(unsigned ? values[i] & 0xFFFF : values[i]);
        case ListVal.Ints(var values) ->
            out.append(unsigned ? Integer.toUnsignedString(values[i]) : "" + values[i]);
        case ListVal.Longs(var values) ->
            out.append(unsigned ? Long.toUnsignedString(values[i]) : "" + values[i]);
        case ListVal.Floats(var values) -> number(values[i], Float.toString(values[i]));
        case ListVal.Doubles(var values) -> number(values[i], Double.toString(values[i]));
      }
    }
    out.append(']');
  }

  private static boolean isUnsigned(InterfaceType type) {
    return type == InterfaceType.Primitive.U8
        || type == InterfaceType.Primitive.U16
        || type == InterfaceType.Primitive.U32
        || type == InterfaceType.Primitive.U64;
  }

  private void option(Optional<Val> value, InterfaceType payload) {
    if (value.isEmpty()) {
      out.append("none");
    } else {
      out.append("some(");
      value(value.get(), payload);
      out.append(')');
    }
  }

  private void payload(Optional<Val> value, Optional<InterfaceType> type) {
    if (value.isPresent() && type.isPresent()) {
      out.append('(');
      value(value.get(), type.get());
      out.append(')');
    }
  }

  private void label(String label) {
    out.append(KEYWORDS.contains(label) ? "%" : "").append(label);
  }

  private void opaque(String what) {
    out.append('<').append(what).append('>');
  }

  private void separate(int open) {
    if (out.length() > open + 1) {
      out.append(", ");
    }
  }
}
