package dev.wharf.runtime.canon;

import dev.wharf.component.definition.StringEncoding;
import dev.wharf.engine.abi.LittleEndian;
import dev.wharf.engine.abi.Traps;
import dev.wharf.wasm.Trap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Strings between guest memory and Java. Lifting checks every byte; plain ASCII takes a fast path.
 * A string of the host is lowered as if it came from a guest of the same encoding: one allocation
 * of the exact size.
 *
 * <p>Spec: Canonical ABI, {@code load_string_from_range} and {@code store_string_copy}.
 */
public final class StringCodec {
  /** Marks UTF-16 in the length of a {@code latin1+utf16} string. */
  static final int UTF16_TAG = 1 << 31;

  private static final char REPLACEMENT = '\uFFFD';
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long LOW_BITS = 0x0101_0101_0101_0101L;
  private static final long QUESTION_MARKS = 0x3F3F_3F3F_3F3F_3F3FL;

  private StringCodec() {}

  /** Reads a string; traps for one that is too long, misplaced or not well formed. */
  public static String lift(GuestSide from, int pointer, int taggedUnits) {
    int bytes = checkPlace(from, pointer, taggedUnits);
    from.charge(bytes);
    return read(from, pointer, taggedUnits, bytes);
  }

  /** The text of a string whose place was checked. */
  static String read(GuestSide from, int pointer, int taggedUnits, int bytes) {
    if (from.memory().isArray()) {
      return read(from, from.memory().bytes(), pointer, taggedUnits, bytes);
    }
    var copy = new byte[bytes];
    MemoryAccess.buffer(from.memory(), pointer, bytes).get(copy);
    return read(from, copy, 0, taggedUnits, bytes);
  }

  private static String read(
      GuestSide from, byte[] memory, int pointer, int taggedUnits, int bytes) {
    return switch (from.encoding()) {
      case UTF8 -> utf8(memory, pointer, bytes);
      case UTF16 -> utf16(memory, pointer, bytes);
      case LATIN1_UTF16 ->
          taggedUnits < 0
              ? utf16(memory, pointer, bytes)
              : new String(memory, pointer, bytes, StandardCharsets.ISO_8859_1);
    };
  }

  /** Checks where a string is and gives its length in bytes. */
  static int checkPlace(GuestSide from, int pointer, int taggedUnits) {
    long units = Integer.toUnsignedLong(taggedUnits);
    long bytes =
        switch (from.encoding()) {
          case UTF8 -> units;
          case UTF16 -> 2 * units;
          case LATIN1_UTF16 -> taggedUnits < 0 ? 2L * (taggedUnits ^ UTF16_TAG) : units;
        };
    if (bytes > MemoryAccess.MAX_BYTES) {
      throw Traps.trap(Trap.STRING_TOO_LONG, bytes + " bytes");
    }
    int alignment = from.encoding() == StringEncoding.UTF8 ? 1 : 2;
    MemoryAccess.check(from.memory(), pointer, alignment, bytes);
    return (int) bytes;
  }

  private static String utf8(byte[] memory, int start, int length) {
    if (isAscii(memory, start, length)) {
      return new String(memory, start, length, StandardCharsets.ISO_8859_1);
    }
    String text = new String(memory, start, length, StandardCharsets.UTF_8);
    // The decoder replaces what is malformed, so only a text with a replacement needs a second
    // look.
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireUtf8(memory, start, length);
    }
    return text;
  }

  private static void requireUtf8(byte[] memory, int start, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(memory, start, length));
    } catch (CharacterCodingException e) {
      throw Traps.trap(Trap.INVALID_STRING, "not UTF-8, at address " + start);
    }
  }

  private static String utf16(byte[] memory, int start, int length) {
    String text = new String(memory, start, length, StandardCharsets.UTF_16LE);
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireUtf16(memory, start, length);
    }
    return text;
  }

  private static void requireUtf16(byte[] memory, int start, int length) {
    boolean high = false;
    for (int i = start; i < start + length; i += 2) {
      char unit = (char) LittleEndian.getShort(memory, i);
      if (Character.isLowSurrogate(unit) != high) {
        throw Traps.trap(Trap.INVALID_STRING, "not UTF-16, at address " + start);
      }
      high = Character.isHighSurrogate(unit);
    }
    if (high) {
      throw Traps.trap(Trap.INVALID_STRING, "not UTF-16, at address " + start);
    }
  }

  static boolean isAscii(byte[] memory, int start, int length) {
    int i = start;
    int end = start + length;
    for (; i <= end - 8; i += 8) {
      if ((LittleEndian.getLong(memory, i) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; i < end; i++) {
      if (memory[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Writes a string of the host, unpaired surrogates as U+FFFD, and gives both lanes packed. */
  public static long lower(String text, GuestSide to) {
    return switch (to.encoding()) {
      case UTF8 -> lowerUtf8(text, to);
      case UTF16 -> {
        String sound = replaceLoneSurrogates(text);
        yield store(sound.getBytes(StandardCharsets.UTF_16LE), sound.length(), 2, to);
      }
      case LATIN1_UTF16 -> {
        if (isLatin1(text)) {
          byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
          yield store(bytes, bytes.length, 2, to);
        }
        String sound = replaceLoneSurrogates(text);
        byte[] bytes = sound.getBytes(StandardCharsets.UTF_16LE);
        yield store(bytes, sound.length() | UTF16_TAG, 2, to);
      }
    };
  }

  private static long lowerUtf8(String text, GuestSide to) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // The encoder writes `?` for an unpaired surrogate: a text that became ASCII without one is
    // sound.
    if (bytes.length != text.length() || !isAsciiWithoutQuestionMark(bytes)) {
      String sound = replaceLoneSurrogates(text);
      bytes = sound == text ? bytes : sound.getBytes(StandardCharsets.UTF_8);
    }
    return store(bytes, bytes.length, 1, to);
  }

  private static boolean isAsciiWithoutQuestionMark(byte[] bytes) {
    int i = 0;
    for (; i <= bytes.length - 8; i += 8) {
      long word = LittleEndian.getLong(bytes, i);
      long marks = word ^ QUESTION_MARKS;
      // The usual trick: a byte of zero is the only one that borrows into its high bit.
      if (((word | (marks - LOW_BITS) & ~marks) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; i < bytes.length; i++) {
      if (bytes[i] == '?' || bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isLatin1(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return false;
      }
    }
    return true;
  }

  static String replaceLoneSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(
            text.codePoints().map(point -> isSurrogate(point) ? REPLACEMENT : point).toArray(),
            0,
            text.codePointCount(0, text.length()));
      }
    }
    return text;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static long store(byte[] bytes, int taggedUnits, int alignment, GuestSide to) {
    if (bytes.length > MemoryAccess.MAX_BYTES) {
      throw new HostValueException("a string of " + bytes.length + " bytes is too long");
    }
    int pointer = to.allocate(alignment, bytes.length);
    MemoryAccess.put(bytes, 0, bytes.length, to.memory(), pointer);
    return NumberLists.pack(pointer, taggedUnits);
  }
}
