package dev.wharf.wasm.text;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The bytes that a string means. Spec: text/values, strings. */
final class StringLiteral {
  private StringLiteral() {}

  /**
   * Resolves the escapes between {@code start} and {@code end}; {@code where} names the place for
   * errors.
   */
  static byte[] bytes(String source, int start, int end, Supplier<String> where) {
    var out = new ByteWriter();
    int plain = start;
    int i = start;
    while (i < end) {
      if (source.charAt(i) != '\\') {
        i++;
        continue;
      }
      text(out, source, plain, i);
      i = escape(out, source, i + 1, end, where);
      plain = i;
    }
    text(out, source, plain, end);
    return out.toByteArray();
  }

  private static void text(ByteWriter out, String source, int start, int end) {
    if (start < end) {
      byte[] utf8 = source.substring(start, end).getBytes(StandardCharsets.UTF_8);
      out.raw(utf8, 0, utf8.length);
    }
  }

  /** Writes one escape and gives the index after it. */
  private static int escape(
      ByteWriter out, String source, int at, int end, Supplier<String> where) {
    char c = at < end ? source.charAt(at) : 0;
    switch (c) {
      case 't' -> out.u8('\t');
      case 'n' -> out.u8('\n');
      case 'r' -> out.u8('\r');
      case '"', '\'', '\\' -> out.u8(c);
      case 'u' -> {
        int close = source.indexOf('}', at);
        if (at + 1 >= end || source.charAt(at + 1) != '{' || close < 0 || close >= end) {
          throw illegal(where);
        }
        long value = IntLiteral.hex(source.substring(at + 2, close));
        if (value < 0 || value > 0x10FFFF || value >= 0xD800 && value < 0xE000) {
          throw illegal(where);
        }
        byte[] utf8 = Character.toString((int) value).getBytes(StandardCharsets.UTF_8);
        out.raw(utf8, 0, utf8.length);
        return close + 1;
      }
      default -> {
        int high = Character.digit(c, 16);
        int low = at + 1 < end ? Character.digit(source.charAt(at + 1), 16) : -1;
        if (high < 0 || low < 0) {
          throw illegal(where);
        }
        out.u8(high << 4 | low);
        return at + 2;
      }
    }
    return at + 1;
  }

  private static MalformedException illegal(Supplier<String> where) {
    return new MalformedException("illegal escape before " + where.get());
  }

  /** The bytes as text. Spec: text/values, names. */
  static String utf8(byte[] bytes, Supplier<String> where) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new MalformedException("malformed UTF-8 encoding at " + where.get());
    }
  }
}
