package dev.wharf.wasm.binary;

import dev.wharf.wasm.MalformedException;

/** Variable-length integers. Spec: binary/values, integers. */
final class Leb128 {
  private Leb128() {}

  static long unsigned(ByteReader in, int bits) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int at = in.position();
      int b = in.digit();
      int left = bits - shift;
      if (left < 7 && (b & 0x7F) >>> left != 0 && (b & 0x80) == 0) {
        throw new MalformedException("integer too large", at);
      }
      value |= (long) (b & 0x7F) << shift;
      if ((b & 0x80) == 0) {
        in.requireWithin();
        return value;
      }
      if (left <= 7) {
        throw new MalformedException("integer representation too long", at);
      }
    }
  }

  static long signed(ByteReader in, int bits) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int at = in.position();
      int b = in.digit();
      int left = bits - shift;
      value |= (long) (b & 0x7F) << shift;
      if ((b & 0x80) == 0) {
        // The bits beyond the value must all repeat its sign.
        int sign = (byte) (b << 1) >> left;
        if (left < 7 && sign != 0 && sign != -1) {
          throw new MalformedException("integer too large", at);
        }
        in.requireWithin();
        return shift + 7 < 64 ? value << 57 - shift >> 57 - shift : value;
      }
      if (left <= 7) {
        throw new MalformedException("integer representation too long", at);
      }
    }
  }
}
