package dev.wharf.http.netty;

import dev.wharf.http.Headers;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Writes heads and framing of HTTP/1.1 into an array that is used again and again. */
final class HeadWriter {
  private static final int USUAL = 4096;

  private byte[] bytes = new byte[USUAL];
  private int length;

  HeadWriter clear() {
    length = 0;
    if (bytes.length > 16 * USUAL) {
      bytes = new byte[USUAL];
    }
    return this;
  }

  /** Text of Latin-1. */
  @SuppressWarnings("deprecation") // The one method that copies low bytes without an array between.
  HeadWriter put(String text) {
    int count = text.length();
    ensure(count);
    text.getBytes(0, count, bytes, length);
    length += count;
    return this;
  }

  HeadWriter decimal(long number) {
    return put(Long.toString(number));
  }

  HeadWriter hex(int number) {
    return put(Integer.toHexString(number));
  }

  HeadWriter field(String name, String value) {
    return put(name).put(": ").put(value).put("\r\n");
  }

  HeadWriter fields(Headers fields) {
    for (int i = 0; i < fields.size(); i++) {
      field(fields.name(i), fields.value(i));
    }
    return this;
  }

  HeadWriter fieldsExcept(String name, Headers fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.name(i).equalsIgnoreCase(name)) {
        field(fields.name(i), fields.value(i));
      }
    }
    return this;
  }

  HeadWriter put(ByteBuf data) {
    int count = data.readableBytes();
    ensure(count);
    data.readBytes(bytes, length, count);
    length += count;
    return this;
  }

  int length() {
    return length;
  }

  void copyTo(ByteBuf out) {
    out.writeBytes(bytes, 0, length);
  }

  private void ensure(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }
}
