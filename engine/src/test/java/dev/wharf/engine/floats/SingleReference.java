package dev.wharf.engine.floats;

import java.util.function.IntToLongFunction;

/**
 * The operators of one single-precision operand on bit patterns, in plain integer arithmetic: fast
 * enough to ask for every operand there is. {@link UnaryFloatsTest} holds it to {@link
 * FloatOperator}.
 */
final class SingleReference {
  /** Any quiet NaN; no operator gives this as a number. */
  static final long ARITHMETIC_NAN = Long.MIN_VALUE + 1;

  /** A canonical NaN; no operator gives this as a number. */
  static final long CANONICAL_NAN = Long.MIN_VALUE + 2;

  /** A trap; no operator gives this as a number. */
  static final long TRAP = Long.MIN_VALUE + 3;

  private static final int SIGN = 0x8000_0000;
  private static final int INFINITY = 0x7F80_0000;
  private static final int CANONICAL = 0x7FC0_0000;
  private static final int ONE = 0x3F80_0000;
  private static final int HALF = 0x3F00_0000;

  /** Biased exponent of numbers whose last place is one. */
  private static final int INTEGRAL = 150;

  private SingleReference() {}

  /** Results of 32 bits are zero-extended. */
  static IntToLongFunction of(String name) {
    return switch (name) {
      case "f32.abs" -> x -> x & ~SIGN;
      case "f32.neg" -> x -> (x ^ SIGN) & 0xFFFF_FFFFL;
      case "i32.reinterpret_f32", "f32.reinterpret_i32" -> x -> x & 0xFFFF_FFFFL;
      case "f32.ceil" -> x -> toIntegral(x, false, x >= 0, false);
      case "f32.floor" -> x -> toIntegral(x, false, x < 0, false);
      case "f32.trunc" -> x -> toIntegral(x, false, false, false);
      case "f32.nearest" -> x -> toIntegral(x, true, false, true);
      case "f32.sqrt" -> SingleReference::sqrt;
      case "f64.promote_f32" -> SingleReference::promote;
      case "f32.convert_i32_s" -> x -> convert(x < 0, Math.abs((long) x));
      case "f32.convert_i32_u" -> x -> convert(false, x & 0xFFFF_FFFFL);
      case "i32.trunc_f32_s" -> x -> truncate(x, 32, true, false);
      case "i32.trunc_f32_u" -> x -> truncate(x, 32, false, false);
      case "i64.trunc_f32_s" -> x -> truncate(x, 64, true, false);
      case "i64.trunc_f32_u" -> x -> truncate(x, 64, false, false);
      case "i32.trunc_sat_f32_s" -> x -> truncate(x, 32, true, true);
      case "i32.trunc_sat_f32_u" -> x -> truncate(x, 32, false, true);
      case "i64.trunc_sat_f32_s" -> x -> truncate(x, 64, true, true);
      case "i64.trunc_sat_f32_u" -> x -> truncate(x, 64, false, true);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static boolean isNan(int x) {
    return (x & ~SIGN) > INFINITY;
  }

  private static long nan(int x) {
    return (x & ~SIGN) == CANONICAL ? CANONICAL_NAN : ARITHMETIC_NAN;
  }

  private static int biased(int x) {
    return x >>> 23 & 0xFF;
  }

  /** With the leading digit that normal numbers leave out. */
  private static int digits(int x) {
    return x & 0x7F_FFFF | (biased(x) == 0 ? 0 : 0x80_0000);
  }

  /**
   * @param nearest whether a rest of more than a half counts up
   * @param away whether any rest does
   */
  private static long toIntegral(int x, boolean nearest, boolean away, boolean toEven) {
    if (isNan(x)) {
      return nan(x);
    }
    int sign = x & SIGN;
    int magnitude = x & ~SIGN;
    if (magnitude == 0 || biased(x) >= INTEGRAL) {
      return x & 0xFFFF_FFFFL;
    }
    int result;
    if (magnitude < ONE) {
      result = away || nearest && magnitude > HALF ? ONE : 0;
    } else {
      int places = INTEGRAL - biased(x);
      int unit = 1 << places;
      int rest = magnitude & unit - 1;
      int whole = magnitude - rest;
      boolean odd = (digits(x) >> places & 1) != 0;
      boolean up =
          away && rest != 0 || nearest && (rest > unit / 2 || rest == unit / 2 && odd && toEven);
      // A carry out of the digits makes the exponent one greater, as it should.
      result = up ? whole + unit : whole;
    }
    return (result | sign) & 0xFFFF_FFFFL;
  }

  private static long sqrt(int x) {
    if (isNan(x)) {
      return nan(x);
    }
    if ((x & ~SIGN) == 0 || x == INFINITY) {
      return x & 0xFFFF_FFFFL;
    }
    if (x < 0) {
      return CANONICAL_NAN;
    }
    long digits = digits(x);
    int exponent = Math.max(biased(x), 1) - INTEGRAL;
    int missing = Long.numberOfLeadingZeros(digits) - 40;
    digits <<= missing;
    exponent -= missing;
    if ((exponent & 1) != 0) {
      digits <<= 1;
      exponent--;
    }
    // The root of 50 or 51 bits has 25 or 26; it is never half-way between two numbers.
    long square = digits << 26;
    long root = floorSqrt(square);
    int places = 40 - Long.numberOfLeadingZeros(root);
    long kept = root + (1L << places - 1) >> places;
    return ((long) ((exponent - 26) / 2 + places + INTEGRAL - 1) << 23) + kept;
  }

  /** A guess, put right by integers. */
  private static long floorSqrt(long square) {
    long root = (long) Math.sqrt((double) square);
    while (root * root > square) {
      root--;
    }
    while ((root + 1) * (root + 1) <= square) {
      root++;
    }
    return root;
  }

  private static long promote(int x) {
    if (isNan(x)) {
      return nan(x);
    }
    long sign = (long) (x & SIGN) << 32;
    int magnitude = x & ~SIGN;
    if (magnitude == 0 || magnitude == INFINITY) {
      return magnitude == 0 ? sign : sign | 0x7FFL << 52;
    }
    long digits = digits(x);
    int exponent = Math.max(biased(x), 1);
    int missing = Long.numberOfLeadingZeros(digits) - 40;
    long fraction = (digits << missing & 0x7F_FFFF) << 29;
    return sign | (long) (exponent - missing - 127 + 1023) << 52 | fraction;
  }

  private static long convert(boolean negative, long magnitude) {
    if (magnitude == 0) {
      return 0;
    }
    int length = 64 - Long.numberOfLeadingZeros(magnitude);
    long bits;
    if (length <= 24) {
      bits = ((long) INTEGRAL - (24 - length) - 1 << 23) + (magnitude << 24 - length);
    } else {
      int places = length - 24;
      long kept = magnitude >> places;
      long rest = magnitude & (1L << places) - 1;
      long half = 1L << places - 1;
      if (rest > half || rest == half && (kept & 1) != 0) {
        kept++;
      }
      bits = ((long) INTEGRAL + places - 1 << 23) + kept;
    }
    return negative ? bits | 0x8000_0000L : bits;
  }

  private static long truncate(int x, int width, boolean signed, boolean saturates) {
    if (isNan(x)) {
      return saturates ? 0 : TRAP;
    }
    boolean negative = x < 0;
    long least = signed ? -1L << width - 1 : 0;
    long greatest = signed ? ~least : width == 32 ? 0xFFFF_FFFFL : -1;
    long mask = width == 32 ? 0xFFFF_FFFFL : -1;
    int shift = biased(x) - INTEGRAL;
    long whole = shift <= -24 ? 0 : shift < 0 ? digits(x) >> -shift : (long) digits(x) << shift;
    int bits = signed ? width - 1 : width;
    // The magnitude is below two to this power.
    int length = shift <= -24 ? 0 : 24 + shift;
    boolean exactLeast = negative && signed && length == width && digits(x) == 0x80_0000;
    boolean fits = negative && !signed ? biased(x) < ONE >>> 23 : length <= bits || exactLeast;
    if (!fits) {
      return saturates ? (negative ? least : greatest) & mask : TRAP;
    }
    return (negative ? -whole : whole) & mask;
  }
}
