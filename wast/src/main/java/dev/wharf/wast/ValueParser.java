package dev.wharf.wast;

import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import dev.wharf.wasm.text.VectorParser;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.NumType;
import java.util.ArrayList;
import java.util.List;

/** Reads arguments and expected results. Spec: interpreter, scripts. */
final class ValueParser {
  private final TokenReader in;
  private final VectorParser vectors;

  ValueParser(TokenReader in) {
    this.in = in;
    this.vectors = new VectorParser(in);
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
            case "v128.const" -> {
              var vector = vectors.constant();
              yield new Value.Vector(vector.low(), vector.high());
            }
            case "ref.null" -> {
              in.expect(Token.Kind.KEYWORD);
              yield new Value.NullRef();
            }
            case "ref.extern", "ref.host" -> new Value.HostRef((int) in.unsigned(32));
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
      case "v128.const" -> vector();
      case "ref.null" -> {
        if (in.at(Token.Kind.KEYWORD)) {
          in.next();
        }
        yield new Expected.NullRef();
      }
      case "ref.extern" ->
          in.at(Token.Kind.INTEGER)
              ? new Expected.HostRef((int) in.unsigned(32))
              : new Expected.Ref(AbstractHeapType.EXTERN);
      case "ref.host" -> new Expected.HostRef((int) in.unsigned(32));
      case "ref.func" -> new Expected.Ref(AbstractHeapType.FUNC);
      case "ref.exn" -> new Expected.Ref(AbstractHeapType.EXN);
      case "ref.any" -> new Expected.Ref(AbstractHeapType.ANY);
      case "ref.eq" -> new Expected.Ref(AbstractHeapType.EQ);
      case "ref.i31" -> new Expected.Ref(AbstractHeapType.I31);
      case "ref.struct" -> new Expected.Ref(AbstractHeapType.STRUCT);
      case "ref.array" -> new Expected.Ref(AbstractHeapType.ARRAY);
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

  private Expected vector() {
    var shape = vectors.laneShape();
    List<Expected> lanes = new ArrayList<>();
    for (int i = 0; i < shape.lanes(); i++) {
      lanes.add(
          switch (shape) {
            case F32X4 -> real(NumType.F32);
            case F64X2 -> real(NumType.F64);
            case I8X16, I16X8, I32X4 -> new Expected.Bits(NumType.I32, vectors.laneBits(shape));
            case I64X2 -> new Expected.Bits(NumType.I64, vectors.laneBits(shape));
          });
    }
    return new Expected.Vector(shape, lanes);
  }
}
