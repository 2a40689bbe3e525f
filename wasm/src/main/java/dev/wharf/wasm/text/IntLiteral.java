package dev.wharf.wasm.text;

import java.util.OptionalLong;

/** Integers as text, already known to fit the grammar. Spec: text/values, integers. */
final class IntLiteral {
  private IntLiteral() {}

  /** The two's complement bits if the number fits {@code bits}, signed or unsigned. */
  static OptionalLong parse(String text, int bits) {
    char sign = text.charAt(0);
    boolean signed = sign == '-' || sign == '+';
    int from = signed ? 1 : 0;
    boolean hex = text.startsWith("0x", from);
    var magnitude = magnitude(text, hex ? from + 2 : from, hex ? 16 : 10);
    if (magnitude.isEmpty()) {
      return magnitude;
    }
    long value = magnitude.getAsLong();
    // A sign makes the number a signed one: +0xffffffff does not fit 32 bits.
    long most =
        signed
            ? (1L << bits - 1) - (sign == '+' ? 1 : 0)
            : bits == Long.SIZE ? -1 : (1L << bits) - 1;
    if (Long.compareUnsigned(value, most) > 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(sign == '-' ? -value : value);
  }

  /** The value of hexadecimal digits with underscores between them, if it fits 64 bits. */
  static OptionalLong hex(String digits) {
    return magnitude(digits, 0, 16);
  }

  private static OptionalLong magnitude(String text, int from, int radix) {
    long value = 0;
    long mostBefore = Long.divideUnsigned(-1, radix);
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '_') {
        continue;
      }
      int digit = Character.digit(text.charAt(i), radix);
      long next = value * radix + digit;
      if (Long.compareUnsigned(value, mostBefore) > 0 || Long.compareUnsigned(next, digit) < 0) {
        return OptionalLong.empty();
      }
      value = next;
    }
    return OptionalLong.of(value);
  }
}
