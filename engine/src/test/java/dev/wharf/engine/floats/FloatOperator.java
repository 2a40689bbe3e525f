package dev.wharf.engine.floats;

import dev.wharf.engine.floats.ExactOps.Rounding;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.type.NumType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A scalar operator that takes or gives floats, by its name in the text format, with what it gives
 * by definition.
 *
 * @param params types of its operands
 * @param result type of what it gives
 */
record FloatOperator(String name, List<NumType> params, NumType result) {
  private static final List<String> UNARY =
      List.of("abs", "neg", "ceil", "floor", "trunc", "nearest", "sqrt");
  private static final List<String> BINARY =
      List.of("add", "sub", "mul", "div", "min", "max", "copysign");
  private static final List<String> RELATIONS = List.of("eq", "ne", "lt", "gt", "le", "ge");

  /** What an operator gives. */
  sealed interface Outcome {
    record Bits(long bits) implements Outcome {}

    /** A NaN; canonical if it may be no other one. */
    record Nan(boolean canonical) implements Outcome {}

    record Traps(Trap trap) implements Outcome {}
  }

  static List<FloatOperator> all() {
    var all = new ArrayList<FloatOperator>();
    for (NumType f : List.of(NumType.F32, NumType.F64)) {
      NumType sameWidth = f == NumType.F32 ? NumType.I32 : NumType.I64;
      UNARY.forEach(op -> all.add(new FloatOperator(f + "." + op, List.of(f), f)));
      BINARY.forEach(op -> all.add(new FloatOperator(f + "." + op, List.of(f, f), f)));
      RELATIONS.forEach(op -> all.add(new FloatOperator(f + "." + op, List.of(f, f), NumType.I32)));
      for (NumType i : List.of(NumType.I32, NumType.I64)) {
        for (String sign : List.of("_s", "_u")) {
          all.add(new FloatOperator(f + ".convert_" + i + sign, List.of(i), f));
          all.add(new FloatOperator(i + ".trunc_" + f + sign, List.of(f), i));
          all.add(new FloatOperator(i + ".trunc_sat_" + f + sign, List.of(f), i));
        }
      }
      all.add(new FloatOperator(f + ".reinterpret_" + sameWidth, List.of(sameWidth), f));
      all.add(new FloatOperator(sameWidth + ".reinterpret_" + f, List.of(f), sameWidth));
    }
    all.add(new FloatOperator("f32.demote_f64", List.of(NumType.F64), NumType.F32));
    all.add(new FloatOperator("f64.promote_f32", List.of(NumType.F32), NumType.F64));
    return all;
  }

  static Format format(NumType type) {
    return type == NumType.F32 ? Format.SINGLE : Format.DOUBLE;
  }

  static boolean isFloat(NumType type) {
    return type == NumType.F32 || type == NumType.F64;
  }

  /** What it gives for operands; the second is ignored where there is one. */
  Outcome apply(long x, long y) {
    NumType from = params.getFirst();
    String op = name.substring(name.indexOf('.') + 1);
    if (op.startsWith("reinterpret")) {
      return new Outcome.Bits(x);
    }
    if (op.startsWith("convert")) {
      return new Outcome.Bits(
          ExactOps.fromInteger(format(result), integer(x, from, op.endsWith("_u"))).getAsLong());
    }
    var f = format(from);
    if (!isFloat(result)) {
      return RELATIONS.contains(op)
          ? new Outcome.Bits(relation(f, op, x, y) ? 1 : 0)
          : truncated(f, op, x);
    }
    var bits =
        switch (op) {
          case "abs" -> OptionalLong.of(f.magnitude(x));
          case "neg" -> OptionalLong.of(f.negate(x));
          case "copysign" -> OptionalLong.of(f.signed(f.isNegative(y), f.magnitude(x)));
          case "ceil" -> ExactOps.toIntegral(f, Rounding.CEIL, x);
          case "floor" -> ExactOps.toIntegral(f, Rounding.FLOOR, x);
          case "trunc" -> ExactOps.toIntegral(f, Rounding.TRUNC, x);
          case "nearest" -> ExactOps.toIntegral(f, Rounding.NEAREST, x);
          case "sqrt" -> ExactOps.sqrt(f, x);
          case "add" -> ExactOps.add(f, x, y);
          case "sub" -> ExactOps.add(f, x, f.negate(y));
          case "mul" -> ExactOps.mul(f, x, y);
          case "div" -> ExactOps.div(f, x, y);
          case "min" -> ExactOps.min(f, x, y);
          case "max" -> ExactOps.max(f, x, y);
          case "demote_f64", "promote_f32" -> ExactOps.convert(f, format(result), x);
          default -> throw new IllegalArgumentException(name);
        };
    if (bits.isPresent()) {
      return new Outcome.Bits(bits.getAsLong());
    }
    // Spec: exec/numerics, NaN propagation.
    boolean canonical = !f.isNan(x) || f.isCanonicalNan(x);
    boolean canonicalToo = params.size() < 2 || !f.isNan(y) || f.isCanonicalNan(y);
    return new Outcome.Nan(canonical && canonicalToo);
  }

  private static BigInteger integer(long x, NumType type, boolean unsigned) {
    if (type == NumType.I32) {
      return BigInteger.valueOf(unsigned ? x & 0xFFFF_FFFFL : (int) x);
    }
    var signed = BigInteger.valueOf(x);
    return unsigned && x < 0 ? signed.add(BigInteger.ONE.shiftLeft(64)) : signed;
  }

  private static boolean relation(Format f, String op, long x, long y) {
    if (f.isNan(x) || f.isNan(y)) {
      return op.equals("ne");
    }
    int order = ExactOps.compare(f, x, y);
    return switch (op) {
      case "eq" -> order == 0;
      case "ne" -> order != 0;
      case "lt" -> order < 0;
      case "gt" -> order > 0;
      case "le" -> order <= 0;
      case "ge" -> order >= 0;
      default -> throw new IllegalArgumentException(op);
    };
  }

  private Outcome truncated(Format f, String op, long x) {
    boolean saturates = op.contains("sat");
    boolean unsigned = op.endsWith("_u");
    int width = result == NumType.I32 ? 32 : 64;
    if (f.isNan(x)) {
      return saturates
          ? new Outcome.Bits(0)
          : new Outcome.Traps(Trap.INVALID_CONVERSION_TO_INTEGER);
    }
    var least = unsigned ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(width - 1).negate();
    var greatest = least.add(BigInteger.ONE.shiftLeft(width)).subtract(BigInteger.ONE);
    boolean tooSmall =
        f.isInfinite(x) ? f.isNegative(x) : ExactOps.integerPart(f, x).compareTo(least) < 0;
    boolean tooGreat =
        f.isInfinite(x) ? !f.isNegative(x) : ExactOps.integerPart(f, x).compareTo(greatest) > 0;
    if ((tooSmall || tooGreat) && !saturates) {
      return new Outcome.Traps(Trap.INTEGER_OVERFLOW);
    }
    var whole = tooSmall ? least : tooGreat ? greatest : ExactOps.integerPart(f, x);
    long bits = whole.longValue();
    return new Outcome.Bits(width == 32 ? bits & 0xFFFF_FFFFL : bits);
  }
}
