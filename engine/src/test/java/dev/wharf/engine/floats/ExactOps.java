package dev.wharf.engine.floats;

import dev.wharf.engine.floats.Format.Exact;
import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * The float operators by their definitions, over exact numbers. An empty result is a NaN. Spec:
 * exec/numerics, floating-point operations.
 */
final class ExactOps {
  private ExactOps() {}

  static OptionalLong add(Format f, long x, long y) {
    if (f.isNan(x) || f.isNan(y)) {
      return OptionalLong.empty();
    }
    if (f.isInfinite(x) || f.isInfinite(y)) {
      boolean opposed = f.isInfinite(x) && f.isInfinite(y) && f.isNegative(x) != f.isNegative(y);
      return opposed ? OptionalLong.empty() : OptionalLong.of(f.isInfinite(x) ? x : y);
    }
    if (f.isZero(x) && f.isZero(y)) {
      return OptionalLong.of(f.signed(f.isNegative(x) && f.isNegative(y), 0));
    }
    var a = f.decode(x);
    var b = f.decode(y);
    int exponent = Math.min(a.exponent(), b.exponent());
    var sum = integer(a, exponent).add(integer(b, exponent));
    return OptionalLong.of(f.round(new Exact(sum.signum() < 0, sum.abs(), exponent), false));
  }

  private static BigInteger integer(Exact number, int exponent) {
    var shifted = number.magnitude().shiftLeft(number.exponent() - exponent);
    return number.negative() ? shifted.negate() : shifted;
  }

  static OptionalLong mul(Format f, long x, long y) {
    boolean negative = f.isNegative(x) != f.isNegative(y);
    if (f.isNan(x)
        || f.isNan(y)
        || f.isInfinite(x) && f.isZero(y)
        || f.isZero(x) && f.isInfinite(y)) {
      return OptionalLong.empty();
    }
    if (f.isInfinite(x) || f.isInfinite(y)) {
      return OptionalLong.of(f.infinity(negative));
    }
    var a = f.decode(x);
    var b = f.decode(y);
    var product = a.magnitude().multiply(b.magnitude());
    return OptionalLong.of(
        f.round(new Exact(negative, product, a.exponent() + b.exponent()), false));
  }

  static OptionalLong div(Format f, long x, long y) {
    boolean negative = f.isNegative(x) != f.isNegative(y);
    if (f.isNan(x)
        || f.isNan(y)
        || f.isInfinite(x) && f.isInfinite(y)
        || f.isZero(x) && f.isZero(y)) {
      return OptionalLong.empty();
    }
    if (f.isInfinite(x) || f.isZero(y)) {
      return OptionalLong.of(f.infinity(negative));
    }
    if (f.isInfinite(y)) {
      return OptionalLong.of(f.signed(negative, 0));
    }
    var a = f.decode(x);
    var b = f.decode(y);
    int places = Math.max(0, f.guard() + b.magnitude().bitLength() - a.magnitude().bitLength());
    var quotient = a.magnitude().shiftLeft(places).divideAndRemainder(b.magnitude());
    int exponent = a.exponent() - b.exponent() - places;
    return OptionalLong.of(
        f.round(new Exact(negative, quotient[0], exponent), quotient[1].signum() != 0));
  }

  static OptionalLong sqrt(Format f, long x) {
    if (f.isNan(x) || f.isNegative(x) && !f.isZero(x)) {
      return OptionalLong.empty();
    }
    if (f.isZero(x) || f.isInfinite(x)) {
      return OptionalLong.of(x);
    }
    var a = f.decode(x);
    int places = 2 * f.guard() + (a.exponent() & 1);
    var root = a.magnitude().shiftLeft(places).sqrtAndRemainder();
    int exponent = (a.exponent() - places) / 2;
    return OptionalLong.of(f.round(new Exact(false, root[0], exponent), root[1].signum() != 0));
  }

  static OptionalLong min(Format f, long x, long y) {
    if (f.isNan(x) || f.isNan(y)) {
      return OptionalLong.empty();
    }
    if (f.isZero(x) && f.isZero(y)) {
      return OptionalLong.of(x | y);
    }
    return OptionalLong.of(compare(f, x, y) < 0 ? x : y);
  }

  static OptionalLong max(Format f, long x, long y) {
    var least = min(f, f.negate(x), f.negate(y));
    return least.isEmpty() ? least : OptionalLong.of(f.negate(least.getAsLong()));
  }

  /** As numbers, neither being a NaN; both zeros are equal. */
  static int compare(Format f, long x, long y) {
    return Long.compare(rank(f, x), rank(f, y));
  }

  /** Patterns without their sign are in the order of what they stand for. */
  private static long rank(Format f, long x) {
    return f.isNegative(x) ? -f.magnitude(x) : f.magnitude(x);
  }

  enum Rounding {
    CEIL,
    FLOOR,
    TRUNC,
    NEAREST
  }

  static OptionalLong toIntegral(Format f, Rounding rounding, long x) {
    if (f.isNan(x)) {
      return OptionalLong.empty();
    }
    if (f.isInfinite(x) || f.decode(x).exponent() >= 0) {
      return OptionalLong.of(x);
    }
    var a = f.decode(x);
    int places = -a.exponent();
    var whole = a.magnitude().shiftRight(places);
    var rest = a.magnitude().subtract(whole.shiftLeft(places));
    int half = rest.compareTo(BigInteger.ONE.shiftLeft(places - 1));
    boolean away =
        switch (rounding) {
          case CEIL -> rest.signum() != 0 && !a.negative();
          case FLOOR -> rest.signum() != 0 && a.negative();
          case TRUNC -> false;
          case NEAREST -> half > 0 || half == 0 && whole.testBit(0);
        };
    var result = away ? whole.add(BigInteger.ONE) : whole;
    return OptionalLong.of(f.round(new Exact(a.negative(), result, 0), false));
  }

  /** A number of one format in another. */
  static OptionalLong convert(Format from, Format to, long x) {
    if (from.isNan(x)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        from.isInfinite(x) ? to.infinity(from.isNegative(x)) : to.round(from.decode(x), false));
  }

  static OptionalLong fromInteger(Format f, BigInteger x) {
    return OptionalLong.of(f.round(new Exact(x.signum() < 0, x.abs(), 0), false));
  }

  /** The integer part of a finite number. */
  static BigInteger integerPart(Format f, long x) {
    var a = f.decode(x);
    var whole = a.magnitude().shiftLeft(a.exponent());
    return a.negative() ? whole.negate() : whole;
  }
}
