package dev.wharf.wasm.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes with the encodings of the binary format. Spec: binary/values. */
public final class ByteWriter {
  private byte[] bytes = new byte[64];
  private int size;

  public ByteWriter() {}

  public int size() {
    return size;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** The low eight bits. */
  public void u8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** Unsigned LEB128 of 32 bits. */
  public void u32(int value) {
    u64(Integer.toUnsignedLong(value));
  }

  /** Unsigned LEB128 of 64 bits. */
  public void u64(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      u8((int) rest | 0x80);
      rest >>>= 7;
    }
    u8((int) rest);
  }

  /** Signed LEB128; of 32 and 33 bits as well, which differ in what may be read only. */
  public void s64(long value) {
    long rest = value;
    while (rest < -64 || rest >= 64) {
      u8((int) rest & 0x7F | 0x80);
      rest >>= 7;
    }
    u8((int) rest & 0x7F);
  }

  /** Four bytes, little endian. */
  public void fixed32(int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      u8(value >>> shift);
    }
  }

  /** Eight bytes, little endian. */
  public void fixed64(long value) {
    fixed32((int) value);
    fixed32((int) (value >>> 32));
  }

  /** The length in bytes, then UTF-8. Spec: binary/values, names. */
  public void name(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    u32(utf8.length);
    raw(utf8, 0, utf8.length);
  }

  public void raw(byte[] source, int start, int end) {
    reserve(end - start);
    System.arraycopy(source, start, bytes, size, end - start);
    size += end - start;
  }

  /** The size of what another writer holds, then its bytes. */
  public void sized(ByteWriter part) {
    u32(part.size);
    raw(part.bytes, 0, part.size);
  }

  private void reserve(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
    }
  }
}
