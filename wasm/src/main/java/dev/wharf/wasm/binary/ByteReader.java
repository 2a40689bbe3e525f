package dev.wharf.wasm.binary;

import dev.wharf.wasm.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over the bytes of a file; offsets in errors are positions in the array. Spec:
 * binary/values.
 */
public final class ByteReader {
  private final byte[] bytes;
  private final int end;
  private int position;

  public ByteReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int position() {
    return position;
  }

  public int end() {
    return end;
  }

  public boolean hasNext() {
    return position < end;
  }

  public int remaining() {
    return end - position;
  }

  /** Goes to a position at or before the end. */
  public void skipTo(int target) {
    position = target;
  }

  /** The next byte, from 0 to 255. */
  public int u8() {
    if (position >= end) {
      throw unexpectedEnd();
    }
    return bytes[position++] & 0xFF;
  }

  /** The next byte without passing it, or -1 at the end. */
  public int peek() {
    return position < end ? bytes[position] & 0xFF : -1;
  }

  /** An unsigned LEB128 of 32 bits. */
  public int u32() {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++];
    }
    return (int) Leb128.unsigned(this, 32);
  }

  /** An unsigned LEB128 of 64 bits. */
  public long u64() {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++];
    }
    return Leb128.unsigned(this, 64);
  }

  public int s32() {
    if (position < end && bytes[position] >= 0) {
      // Bit 6 of the last byte is the sign.
      return bytes[position++] << 25 >> 25;
    }
    return (int) Leb128.signed(this, 32);
  }

  /** A signed LEB128 of 33 bits: block types and value types. */
  public long s33() {
    return Leb128.signed(this, 33);
  }

  public long s64() {
    return Leb128.signed(this, 64);
  }

  /** Four bytes, little endian. */
  public int fixed32() {
    require(4);
    int value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value << 8 | bytes[position + i] & 0xFF;
    }
    position += 4;
    return value;
  }

  /** Eight bytes, little endian. */
  public long fixed64() {
    long low = Integer.toUnsignedLong(fixed32());
    return Integer.toUnsignedLong(fixed32()) << 32 | low;
  }

  /**
   * A count of things of at least one byte each, so that no more can follow than bytes remain: no
   * allocation grows past the input.
   */
  public int count() {
    int at = position;
    int count = u32();
    if (Integer.compareUnsigned(count, end - position) > 0) {
      throw new MalformedException(
          "unexpected end of section or function: length out of bounds", at);
    }
    return count;
  }

  /** A name: its length in bytes, then UTF-8. Spec: binary/values, names. */
  public String name() {
    if (!hasNext()) {
      throw new MalformedException(
          "unexpected end of section or function: length out of bounds", end);
    }
    int length = count();
    int at = position;
    position += length;
    for (int i = at; i < position; i++) {
      if (bytes[i] < 0) {
        return decode(at, length);
      }
    }
    return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
  }

  private String decode(int at, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, at, length))
          .toString();
    } catch (CharacterCodingException _) {
      throw new MalformedException("malformed UTF-8 encoding", at);
    }
  }

  /**
   * The next byte of a number, even beyond the end, so that a number that crosses it is judged as a
   * whole.
   */
  int digit() {
    if (position >= bytes.length) {
      throw unexpectedEnd();
    }
    return bytes[position++] & 0xFF;
  }

  /** After the last digit of a number. */
  void requireWithin() {
    if (position > end) {
      throw unexpectedEnd();
    }
  }

  private void require(int count) {
    if (end - position < count) {
      throw unexpectedEnd();
    }
  }

  MalformedException unexpectedEnd() {
    return new MalformedException("unexpected end of section or function", end);
  }
}
