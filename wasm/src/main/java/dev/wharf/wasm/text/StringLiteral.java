package dev.wharf.wasm.text;

import dev.wharf.wasm.binary.ByteWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes that a string means. Spec: text/values, strings. */
final class StringLiteral {
  private StringLiteral() {}

  /** Resolves the escapes between the quotes of a string. */
  static byte[] bytes(Source source, int start, int end) {
    byte[] text = source.utf8();
    int escape = start;
    while (escape < end && text[escape] != '\\') {
      escape++;
    }
    if (escape == end) {
      return Arrays.copyOfRange(text, start, end);
    }
    var out = new ByteWriter();
    int plain = start;
    while (escape < end) {
      if (text[escape] != '\\') {
        escape++;
        continue;
      }
      out.raw(text, plain, escape);
      plain = escape(out, source, escape, end);
      escape = plain;
    }
    out.raw(text, plain, end);
    return out.toByteArray();
  }

  /** Writes the escape that begins at {@code at} and gives the offset after it. */
  private static int escape(ByteWriter out, Source source, int at, int end) {
    byte[] text = source.utf8();
    int next = at + 1;
    if (next >= end) {
      throw source.error("illegal escape", at);
    }
    switch (text[next]) {
      case 't' -> out.u8('\t');
      case 'n' -> out.u8('\n');
      case 'r' -> out.u8('\r');
      case '"', '\'', '\\' -> out.u8(text[next]);
      case 'u' -> {
        return codePoint(out, source, at, end);
      }
      default -> {
        int high = Character.digit(text[next], 16);
        int low = next + 1 < end ? Character.digit(text[next + 1], 16) : -1;
        if (high < 0 || low < 0) {
          throw source.error("illegal escape", at);
        }
        out.u8(high << 4 | low);
        return next + 2;
      }
    }
    return next + 1;
  }

  /** {@code \}{@code u{...}}, a code point in hexadecimal digits. */
  private static int codePoint(ByteWriter out, Source source, int at, int end) {
    byte[] text = source.utf8();
    int close = at + 2;
    while (close < end && text[close] != '}') {
      close++;
    }
    int from = at + 3;
    if (close == end || text[at + 2] != '{' || !NumberSyntax.isHex(text, from, close)) {
      throw source.error("illegal escape", at);
    }
    long value = IntLiteral.hex(source.text(from, close)).orElse(-1);
    if (value < 0 || value > Character.MAX_CODE_POINT || value >= 0xD800 && value < 0xE000) {
      throw source.error("illegal escape", at);
    }
    byte[] utf8 = Character.toString((int) value).getBytes(StandardCharsets.UTF_8);
    out.raw(utf8, 0, utf8.length);
    return close + 1;
  }

  /** The bytes as text; {@code at} is the place for errors. Spec: text/values, names. */
  static String utf8(byte[] bytes, Source source, int at) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw source.error("malformed UTF-8 encoding", at);
    }
  }
}
