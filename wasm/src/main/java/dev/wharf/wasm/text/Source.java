package dev.wharf.wasm.text;

import dev.wharf.wasm.MalformedException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8 that knows lines and columns. These are counted when an error asks for them, so
 * that tokens need to keep nothing but an offset.
 */
public final class Source {
  private final byte[] utf8;

  /** The line that was asked for last: questions mostly go forward. */
  private volatile Line known = new Line(1, 0);

  /** A line by its number and the offset of its first byte. */
  private record Line(int number, int start) {}

  private Source(byte[] utf8) {
    this.utf8 = utf8;
  }

  /**
   * Over an array that must not change.
   *
   * @throws MalformedException if it is not UTF-8
   */
  public static Source of(byte[] utf8) {
    var source = new Source(utf8);
    int fault = firstFault(utf8);
    if (fault >= 0) {
      throw new MalformedException("malformed UTF-8 encoding at " + source.place(fault), fault);
    }
    return source;
  }

  public static Source of(String text) {
    return new Source(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The offset of the first byte that is no UTF-8, or -1. */
  private static int firstFault(byte[] utf8) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(utf8);
    var dropped = CharBuffer.allocate(8192);
    while (true) {
      var result = decoder.decode(in, dropped, true);
      if (result.isUnderflow()) {
        return -1;
      }
      if (result.isError()) {
        return in.position();
      }
      dropped.clear();
    }
  }

  byte[] utf8() {
    return utf8;
  }

  int length() {
    return utf8.length;
  }

  String text(int start, int end) {
    return new String(utf8, start, end - start, StandardCharsets.UTF_8);
  }

  /** The line of an offset, from 1. A line ends with a feed, a return, or a return and a feed. */
  public int line(int offset) {
    return lineOf(offset).number();
  }

  /** The column of an offset, from 1, in code points. */
  public int column(int offset) {
    int column = 1;
    for (int i = lineOf(offset).start(); i < offset; i++) {
      // Bytes that continue a code point are no columns.
      if ((utf8[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return column;
  }

  private Line lineOf(int offset) {
    var line = known;
    if (line.start() > offset) {
      line = new Line(1, 0);
    }
    int number = line.number();
    int start = line.start();
    for (int i = start; i < offset; i++) {
      boolean ends = utf8[i] == '\n' || utf8[i] == '\r' && !(at(i + 1) == '\n');
      if (ends) {
        number++;
        start = i + 1;
      }
    }
    line = new Line(number, start);
    known = line;
    return line;
  }

  private int at(int offset) {
    return offset < utf8.length ? utf8[offset] : -1;
  }

  /** Line and column of an offset, as messages have them. */
  String place(int offset) {
    return line(offset) + ":" + column(offset);
  }

  /** The exception with this message and the place of an offset. */
  MalformedException error(String message, int offset) {
    return new MalformedException(message + " at " + place(offset));
  }
}
