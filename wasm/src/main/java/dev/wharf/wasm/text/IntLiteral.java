package dev.wharf.wasm.text;

import java.math.BigInteger;
import java.util.Optional;

/** Integers as text, already known to fit the grammar. Spec: text/values, integers. */
final class IntLiteral {
  private IntLiteral() {}

  /** The two's complement bits if the number fits {@code bits}, signed or unsigned. */
  static Optional<Long> parse(String text, int bits) {
    boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
    var digits = (signed ? text.substring(1) : text).replace("_", "");
    var value =
        digits.startsWith("0x") ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
    if (text.charAt(0) == '-') {
      value = value.negate();
    }
    // A sign makes the number a signed one: +0xffffffff does not fit 32 bits.
    boolean fits = signed ? value.bitLength() < bits : value.bitLength() <= bits;
    return fits ? Optional.of(value.longValue()) : Optional.empty();
  }

  /**
   * The value of hexadecimal digits with underscores between them, or -1 if they are none or too
   * large.
   */
  static long hex(String text) {
    var digits = text.replace("_", "");
    if (text.length() > 100
        || !text.matches("[0-9a-fA-F]++(?:_[0-9a-fA-F]++)*+")
        || digits.length() > 15) {
      return -1;
    }
    return Long.parseLong(digits, 16);
  }
}
