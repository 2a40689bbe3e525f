package dev.wharf.engine.floats;

import java.math.BigInteger;

/**
 * A binary format of IEEE 754, read and written by integers of any size: no float instruction of
 * this machine takes part.
 */
enum Format {
  SINGLE(24, 8),
  DOUBLE(53, 11);

  private final int precision;
  private final int exponentBits;

  Format(int precision, int exponentBits) {
    this.precision = precision;
    this.exponentBits = exponentBits;
  }

  /** A finite number: plus or minus {@code magnitude} times two to {@code exponent}. */
  record Exact(boolean negative, BigInteger magnitude, int exponent) {
    boolean isZero() {
      return magnitude.signum() == 0;
    }
  }

  private int width() {
    return precision + exponentBits;
  }

  private long fraction(long bits) {
    return bits & (1L << precision - 1) - 1;
  }

  private int biased(long bits) {
    return (int) (bits >>> precision - 1) & greatestBiased();
  }

  private int greatestBiased() {
    return (1 << exponentBits) - 1;
  }

  /** Exponent of the last place of subnormal numbers. */
  private int leastExponent() {
    return 3 - (1 << exponentBits - 1) - precision;
  }

  boolean isNegative(long bits) {
    return (bits >>> width() - 1 & 1) != 0;
  }

  boolean isNan(long bits) {
    return biased(bits) == greatestBiased() && fraction(bits) != 0;
  }

  /** Quiet, with no other payload. Spec: syntax/values, canonical NaN. */
  boolean isCanonicalNan(long bits) {
    return biased(bits) == greatestBiased() && fraction(bits) == 1L << precision - 2;
  }

  /** Quiet. Spec: syntax/values, arithmetic NaN. */
  boolean isArithmeticNan(long bits) {
    return isNan(bits) && (bits >>> precision - 2 & 1) != 0;
  }

  boolean isInfinite(long bits) {
    return biased(bits) == greatestBiased() && fraction(bits) == 0;
  }

  boolean isZero(long bits) {
    return biased(bits) == 0 && fraction(bits) == 0;
  }

  long signed(boolean negative, long magnitudeBits) {
    return negative ? magnitudeBits | 1L << width() - 1 : magnitudeBits;
  }

  long negate(long bits) {
    return bits ^ 1L << width() - 1;
  }

  long magnitude(long bits) {
    return bits & (1L << width() - 1) - 1;
  }

  long infinity(boolean negative) {
    return signed(negative, (long) greatestBiased() << precision - 1);
  }

  Exact decode(long bits) {
    int biased = biased(bits);
    long magnitude = biased == 0 ? fraction(bits) : fraction(bits) | 1L << precision - 1;
    return new Exact(
        isNegative(bits), BigInteger.valueOf(magnitude), leastExponent() + Math.max(biased, 1) - 1);
  }

  /**
   * The nearest number, of two equally near ones the even one.
   *
   * @param more whether the true magnitude is greater by less than one in the last place given,
   *     which must then have at least two places more than the format
   */
  long round(Exact exact, boolean more) {
    var magnitude = exact.magnitude();
    int places = Math.max(magnitude.bitLength() - precision, leastExponent() - exact.exponent());
    if (places <= 0) {
      return encode(exact.negative(), magnitude.shiftLeft(-places), exact.exponent() + places);
    }
    var kept = magnitude.shiftRight(places);
    var rest = magnitude.subtract(kept.shiftLeft(places));
    int half = rest.compareTo(BigInteger.ONE.shiftLeft(places - 1));
    if (half > 0 || half == 0 && (more || kept.testBit(0))) {
      kept = kept.add(BigInteger.ONE);
    }
    return encode(exact.negative(), kept, exact.exponent() + places);
  }

  private long encode(boolean negative, BigInteger magnitude, int exponent) {
    // Rounding up may have made it one place longer; then the last place is zero.
    long digits =
        magnitude.bitLength() > precision
            ? magnitude.shiftRight(1).longValue()
            : magnitude.longValue();
    int last = magnitude.bitLength() > precision ? exponent + 1 : exponent;
    if (digits == 0) {
      return signed(negative, 0);
    }
    if (digits < 1L << precision - 1) {
      return signed(negative, digits);
    }
    int biased = last - leastExponent() + 1;
    return biased >= greatestBiased()
        ? infinity(negative)
        : signed(negative, (long) biased << precision - 1 | fraction(digits));
  }

  /** Places that make the last one irrelevant to rounding. */
  int guard() {
    return precision + 3;
  }
}
