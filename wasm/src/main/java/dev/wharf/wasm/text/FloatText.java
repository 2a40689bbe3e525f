package dev.wharf.wasm.text;

/**
 * Floating-point numbers in the fewest digits that read back to the same bits; of a NaN the
 * payload. Spec: text/values, floating-point.
 */
final class FloatText {
  private FloatText() {}

  static String f32(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (Float.isNaN(value)) {
      int payload = bits & 0x7F_FFFF;
      return sign(bits < 0)
          + (payload == 0x40_0000 ? "nan" : "nan:0x" + Integer.toHexString(payload));
    }
    return Float.isInfinite(value) ? sign(bits < 0) + "inf" : brief(Float.toString(value));
  }

  static String f64(long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isNaN(value)) {
      long payload = bits & 0xF_FFFF_FFFF_FFFFL;
      return sign(bits < 0)
          + (payload == 0x8_0000_0000_0000L ? "nan" : "nan:0x" + Long.toHexString(payload));
    }
    return Double.isInfinite(value) ? sign(bits < 0) + "inf" : brief(Double.toString(value));
  }

  private static String sign(boolean negative) {
    return negative ? "-" : "";
  }

  /** Without a fraction of zero, and with a small {@code e}. */
  private static String brief(String java) {
    int exponent = java.indexOf('E');
    String digits = exponent < 0 ? java : java.substring(0, exponent);
    if (digits.endsWith(".0")) {
      digits = digits.substring(0, digits.length() - 2);
    }
    return exponent < 0 ? digits : digits + "e" + java.substring(exponent + 1);
  }
}
