package dev.wharf.wast;

import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Val;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads component-level values: {@code (u32.const 1)}. Component Model, test scripts. */
final class WitValueParser {
  private final TokenReader in;

  WitValueParser(TokenReader in) {
    this.in = in;
  }

  /** Values up to the parenthesis that closes the form around them. */
  List<Val> values() {
    var values = new ArrayList<Val>();
    while (in.at(Token.Kind.LEFT)) {
      values.add(value());
    }
    return values;
  }

  private Val value() {
    in.expect(Token.Kind.LEFT);
    var value = value(in.expect(Token.Kind.KEYWORD));
    in.close();
    return value;
  }

  /** A value whose form has lost its outermost parentheses. */
  private Val value(Token keyword) {
    return switch (keyword.text()) {
      case "bool.const" -> new Val.Bool(bool());
      case "s8.const" -> new Val.S8((byte) in.integer(8));
      case "u8.const" -> new Val.U8((int) in.integer(8) & 0xFF);
      case "s16.const" -> new Val.S16((short) in.integer(16));
      case "u16.const" -> new Val.U16((int) in.integer(16) & 0xFFFF);
      case "s32.const" -> new Val.S32((int) in.integer(32));
      case "u32.const" -> new Val.U32(in.integer(32) & 0xFFFF_FFFFL);
      case "s64.const" -> new Val.S64(in.integer(64));
      case "u64.const" -> new Val.U64(in.integer(64));
      case "f32.const" -> new Val.F32(f32());
      case "f64.const" -> new Val.F64(f64());
      case "char.const" -> new Val.Char(in.name().codePointAt(0));
      case "str.const" -> new Val.Str(in.name());
      case "list.const" -> new ListVal.Elements(nested());
      case "tuple.const" -> new Val.Tuple(nested());
      case "record.const" -> new Val.Record(fields());
      case "variant.const" -> new Val.Variant(in.name(), payload());
      case "enum.const" -> new Val.Enum(in.name());
      case "option.none" -> new Val.Option(Optional.empty());
      case "option.some" -> new Val.Option(payload());
      case "result.ok" -> new Val.Result(true, payload());
      case "result.err" -> new Val.Result(false, payload());
      case "flags.const" -> {
        var labels = new LinkedHashSet<String>();
        while (in.at(Token.Kind.STRING)) {
          labels.add(in.name());
        }
        yield new Val.Flags(labels);
      }
      default -> throw TokenReader.unexpected(keyword);
    };
  }

  /** Values inside of values may stand without parentheses when they are alone. */
  private Optional<Val> payload() {
    return in.at(Token.Kind.RIGHT)
        ? Optional.empty()
        : Optional.of(in.at(Token.Kind.LEFT) ? value() : value(in.next()));
  }

  private List<Val> nested() {
    var values = new ArrayList<Val>();
    while (!in.at(Token.Kind.RIGHT)) {
      values.add(payload().orElseThrow());
    }
    return values;
  }

  private List<Val.Field> fields() {
    var fields = new ArrayList<Val.Field>();
    while (in.enter("field")) {
      fields.add(new Val.Field(in.name(), payload().orElseThrow()));
      in.close();
    }
    return fields;
  }

  private boolean bool() {
    var token = in.expect(Token.Kind.KEYWORD);
    return switch (token.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw TokenReader.unexpected(token);
    };
  }

  private float f32() {
    return nan() ? Float.NaN : Float.intBitsToFloat(in.f32());
  }

  private double f64() {
    return nan() ? Double.NaN : Double.longBitsToDouble(in.f64());
  }

  private boolean nan() {
    return in.take("nan:canonical") || in.take("nan:arithmetic");
  }
}
