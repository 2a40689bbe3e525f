package dev.wharf.wasm.text;

import java.util.Optional;

/**
 * Floating-point numbers as text, already known to fit the grammar. Spec: text/values,
 * floating-point.
 */
final class FloatLiteral {
  /** Longer numbers are refused, since reading them may take time that grows faster than they. */
  private static final int LENGTH = 10_000;

  private FloatLiteral() {}

  /**
   * The raw bits, or empty if the number is too large or too long, or the NaN payload does not fit.
   */
  static Optional<Integer> f32(String text) {
    if (text.length() > LENGTH) {
      return Optional.empty();
    }
    if (unsigned(text).startsWith("nan")) {
      return nan(text, 23).map(bits -> (int) (0x7F80_0000 | bits | sign(text) << 31));
    }
    float value = Float.parseFloat(java(text));
    return Float.isInfinite(value) && !text.endsWith("inf")
        ? Optional.empty()
        : Optional.of(Float.floatToRawIntBits(value));
  }

  /** As {@link #f32}, of 64 bits. */
  static Optional<Long> f64(String text) {
    if (text.length() > LENGTH) {
      return Optional.empty();
    }
    if (unsigned(text).startsWith("nan")) {
      return nan(text, 52).map(bits -> 0x7FF0_0000_0000_0000L | bits | sign(text) << 63);
    }
    double value = Double.parseDouble(java(text));
    return Double.isInfinite(value) && !text.endsWith("inf")
        ? Optional.empty()
        : Optional.of(Double.doubleToRawLongBits(value));
  }

  private static long sign(String text) {
    return text.charAt(0) == '-' ? 1 : 0;
  }

  private static String unsigned(String text) {
    return text.charAt(0) == '-' || text.charAt(0) == '+' ? text.substring(1) : text;
  }

  /** The significand of a NaN of so many bits. */
  private static Optional<Long> nan(String text, int bits) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Optional.of(1L << bits - 1);
    }
    long payload = IntLiteral.hex(text.substring(colon + 3)).orElse(0);
    return payload > 0 && payload < 1L << bits ? Optional.of(payload) : Optional.empty();
  }

  /**
   * The same number in the spelling of {@link Double#parseDouble}, which asks for an exponent after
   * hexadecimals.
   */
  private static String java(String text) {
    var plain = text.replace("_", "");
    if (plain.endsWith("inf")) {
      return plain.replace("inf", "Infinity");
    }
    boolean hex = plain.contains("0x");
    return hex && plain.indexOf('p') < 0 && plain.indexOf('P') < 0 ? plain + "p0" : plain;
  }
}
