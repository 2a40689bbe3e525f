package dev.wharf.engine.compile;

import java.nio.ByteBuffer;

/**
 * Reads from a class file how long its methods are, without building a model of it. Spec: JVMS
 * 4.7.3.
 */
final class MethodSizes {
  /** HotSpot compiles no method over 8,000 bytes; the rest is a margin. */
  static final int LIMIT = 7900;

  private MethodSizes() {}

  /** Bytes of code in the longest method. */
  static int longest(byte[] classBytes) {
    var in = ByteBuffer.wrap(classBytes);
    in.position(8);
    int codeName = skipConstants(in);
    in.position(in.position() + 6);
    in.position(in.position() + 2 + 2 * Short.toUnsignedInt(in.getShort(in.position())));
    skipFields(in);
    int longest = 0;
    int methods = Short.toUnsignedInt(in.getShort());
    for (int m = 0; m < methods; m++) {
      in.position(in.position() + 6);
      int attributes = Short.toUnsignedInt(in.getShort());
      for (int a = 0; a < attributes; a++) {
        int name = Short.toUnsignedInt(in.getShort());
        int length = in.getInt();
        if (name == codeName) {
          longest = Math.max(longest, in.getInt(in.position() + 4));
        }
        in.position(in.position() + length);
      }
    }
    return longest;
  }

  /** Returns the constant that says {@code Code}. */
  private static int skipConstants(ByteBuffer in) {
    int count = Short.toUnsignedInt(in.getShort());
    int code = -1;
    for (int i = 1; i < count; i++) {
      int tag = in.get();
      switch (tag) {
        case 1 -> {
          int length = Short.toUnsignedInt(in.getShort());
          if (length == 4 && in.getInt(in.position()) == 0x436F6465) {
            code = i;
          }
          in.position(in.position() + length);
        }
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.position(in.position() + 4);
        case 5, 6 -> {
          in.position(in.position() + 8);
          i++;
        }
        case 15 -> in.position(in.position() + 3);
        default -> in.position(in.position() + 2);
      }
    }
    return code;
  }

  private static void skipFields(ByteBuffer in) {
    int fields = Short.toUnsignedInt(in.getShort());
    for (int f = 0; f < fields; f++) {
      in.position(in.position() + 6);
      int attributes = Short.toUnsignedInt(in.getShort());
      for (int a = 0; a < attributes; a++) {
        in.position(in.position() + 2);
        int length = in.getInt();
        in.position(in.position() + length);
      }
    }
  }
}
