package dev.wharf.wast;

import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import dev.wharf.wasm.type.NumType;
import java.util.ArrayList;
import java.util.List;

/** Reads arguments and expected results. Spec: interpreter, scripts. */
final class ValueParser {
  private final TokenReader in;

  ValueParser(TokenReader in) {
    this.in = in;
  }

  List<Value> arguments() {
    List<Value> values = new ArrayList<>();
    while (in.at(Token.Kind.LEFT)) {
      var keyword = in.form();
      values.add(
          switch (keyword.text()) {
            case "i32.const" -> new Value.Number(in.integer(32) & 0xFFFF_FFFFL);
            case "i64.const" -> new Value.Number(in.integer(64));
            case "f32.const" -> new Value.Number(in.f32() & 0xFFFF_FFFFL);
            case "f64.const" -> new Value.Number(in.f64());
            case "ref.null" -> {
              in.expect(Token.Kind.KEYWORD);
              yield new Value.NullRef();
            }
            case "ref.extern" -> new Value.HostRef((int) in.unsigned(32));
            default -> throw TokenReader.unexpected(keyword);
          });
      in.close();
    }
    return values;
  }

  List<Expected> expected() {
    List<Expected> results = new ArrayList<>();
    while (in.at(Token.Kind.LEFT)) {
      results.add(result(in.form()));
      in.close();
    }
    return results;
  }

  private Expected result(Token keyword) {
    return switch (keyword.text()) {
      case "i32.const" -> new Expected.Bits(NumType.I32, in.integer(32) & 0xFFFF_FFFFL);
      case "i64.const" -> new Expected.Bits(NumType.I64, in.integer(64));
      case "f32.const" -> real(NumType.F32);
      case "f64.const" -> real(NumType.F64);
      case "ref.null" -> {
        if (in.at(Token.Kind.KEYWORD)) {
          in.next();
        }
        yield new Expected.NullRef();
      }
      case "ref.extern" ->
          in.at(Token.Kind.INTEGER)
              ? new Expected.HostRef((int) in.unsigned(32))
              : new Expected.ExternRef();
      case "ref.func" -> new Expected.FuncRef();
      case "either" -> new Expected.Either(expected());
      default -> throw TokenReader.unexpected(keyword);
    };
  }

  private Expected real(NumType type) {
    if (in.take("nan:canonical")) {
      return new Expected.CanonicalNan(type);
    }
    if (in.take("nan:arithmetic")) {
      return new Expected.ArithmeticNan(type);
    }
    return new Expected.Bits(type, type == NumType.F32 ? in.f32() & 0xFFFF_FFFFL : in.f64());
  }
}
