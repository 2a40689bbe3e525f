package dev.wharf.runtime.canon;

import dev.wharf.component.definition.StringEncoding;
import java.nio.charset.StandardCharsets;

/**
 * Strings from guest to guest. What the target's {@code realloc} gets to see is fixed by the
 * specification: a guess from the number of source code units, growth to the worst case at the
 * first character that breaks the guess, and a last call that shrinks. Below, {@code units} are
 * those of the source.
 *
 * <p>Spec: Canonical ABI, {@code store_string_into_range} and what it calls.
 */
public final class Transcoder {
  private Transcoder() {}

  /** Copies a string and gives both lanes packed. */
  public static long transcode(GuestSide from, int pointer, int taggedUnits, GuestSide to) {
    if (from.encoding() == StringEncoding.UTF8 && to.encoding() == StringEncoding.UTF8) {
      return copyUtf8(from, pointer, taggedUnits, to);
    }
    int bytes = StringCodec.checkPlace(from, pointer, taggedUnits);
    String text = StringCodec.read(from, pointer, taggedUnits, bytes);
    boolean tagged = taggedUnits < 0 && from.encoding() == StringEncoding.LATIN1_UTF16;
    int units = tagged ? taggedUnits ^ StringCodec.UTF16_TAG : taggedUnits;
    return store(text, from.encoding(), tagged, units, to);
  }

  /**
   * As {@link #transcode} for a text that was lifted from {@code units} code units of the source.
   */
  static long store(String text, StringEncoding source, boolean tagged, int units, GuestSide to) {
    return switch (to.encoding()) {
      case UTF8 ->
          switch (source) {
            case UTF8 -> exact(text.getBytes(StandardCharsets.UTF_8), 1, units, to);
            case UTF16 -> toUtf8(text, units, 3 * units, to);
            case LATIN1_UTF16 -> toUtf8(text, units, (tagged ? 3 : 2) * units, to);
          };
      case UTF16 ->
          source == StringEncoding.UTF8
              ? utf8ToUtf16(text, units, to)
              : exact(text.getBytes(StandardCharsets.UTF_16LE), 2, units, to);
      case LATIN1_UTF16 -> {
        if (source != StringEncoding.LATIN1_UTF16) {
          yield toLatin1OrUtf16(text, units, to);
        }
        yield tagged
            ? deflate(text, units, to)
            : exact(text.getBytes(StandardCharsets.ISO_8859_1), 2, units, to);
      }
    };
  }

  private static long copyUtf8(GuestSide from, int pointer, int length, GuestSide to) {
    StringCodec.checkPlace(from, pointer, length);
    if (!from.memory().isArray() || !StringCodec.isAscii(from.memory().bytes(), pointer, length)) {
      StringCodec.read(from, pointer, length, length);
    }
    int target = to.allocate(1, length);
    MemoryAccess.copy(from.memory(), pointer, to.memory(), target, length);
    return NumberLists.pack(target, length);
  }

  /** Spec: {@code store_string_copy}. */
  private static long exact(byte[] encoded, int alignment, int units, GuestSide to) {
    int pointer = to.allocate(alignment, encoded.length);
    copy(encoded, 0, encoded.length, to, pointer);
    return NumberLists.pack(pointer, units);
  }

  /** Spec: {@code store_string_to_utf8}. */
  private static long toUtf8(String text, int units, int worst, GuestSide to) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    int ascii = 0;
    while (ascii < encoded.length && encoded[ascii] >= 0) {
      ascii++;
    }
    int pointer = to.allocate(1, units);
    copy(encoded, 0, ascii, to, pointer);
    if (ascii < encoded.length) {
      pointer = to.reallocate(pointer, units, 1, worst);
      copy(encoded, ascii, encoded.length, to, pointer + ascii);
      if (worst > encoded.length) {
        pointer = to.reallocate(pointer, worst, 1, encoded.length);
      }
    }
    return NumberLists.pack(pointer, encoded.length);
  }

  /** Spec: {@code store_utf8_to_utf16}. */
  private static long utf8ToUtf16(String text, int units, GuestSide to) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_16LE);
    int worst = 2 * units;
    int pointer = to.allocate(2, worst);
    copy(encoded, 0, encoded.length, to, pointer);
    if (encoded.length < worst) {
      pointer = to.reallocate(pointer, worst, 2, encoded.length);
    }
    return NumberLists.pack(pointer, encoded.length / 2);
  }

  /** Spec: {@code store_string_to_latin1_or_utf16}. */
  private static long toLatin1OrUtf16(String text, int units, GuestSide to) {
    int narrow = 0;
    while (narrow < text.length() && text.charAt(narrow) <= 0xFF) {
      narrow++;
    }
    int pointer = to.allocate(2, units);
    copy(text.substring(0, narrow).getBytes(StandardCharsets.ISO_8859_1), 0, narrow, to, pointer);
    if (narrow == text.length()) {
      if (narrow < units) {
        pointer = to.reallocate(pointer, units, 2, narrow);
      }
      return NumberLists.pack(pointer, narrow);
    }
    int worst = 2 * units;
    pointer = to.reallocate(pointer, units, 2, worst);
    // What was written is widened where it lies: the guest sees its own bytes again, whatever
    // realloc made of them.
    for (int i = narrow - 1; i >= 0; i--) {
      int unit = MemoryAccess.getU8(to.memory(), pointer + i);
      MemoryAccess.putI16(unit, to.memory(), pointer + 2 * i);
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_16LE);
    copy(encoded, 2 * narrow, encoded.length, to, pointer + 2 * narrow);
    if (worst > encoded.length) {
      pointer = to.reallocate(pointer, worst, 2, encoded.length);
    }
    return NumberLists.pack(pointer, text.length() | StringCodec.UTF16_TAG);
  }

  /** Spec: {@code store_probably_utf16_to_latin1_or_utf16}. */
  private static long deflate(String text, int units, GuestSide to) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_16LE);
    int pointer = to.allocate(2, encoded.length);
    copy(encoded, 0, encoded.length, to, pointer);
    if (!StringCodec.isLatin1(text)) {
      return NumberLists.pack(pointer, units | StringCodec.UTF16_TAG);
    }
    for (int i = 0; i < units; i++) {
      int unit = MemoryAccess.getU8(to.memory(), pointer + 2 * i);
      MemoryAccess.putI8(unit, to.memory(), pointer + i);
    }
    pointer = to.reallocate(pointer, encoded.length, 1, units);
    return NumberLists.pack(pointer, units);
  }

  private static void copy(byte[] encoded, int start, int end, GuestSide to, int pointer) {
    MemoryAccess.put(encoded, start, end, to.memory(), pointer);
  }
}
