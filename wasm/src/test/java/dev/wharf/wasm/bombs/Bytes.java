package dev.wharf.wasm.bombs;

import java.io.ByteArrayOutputStream;

/** Bytes of a module that is too large to be written by hand. */
final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Bytes u8(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
    return this;
  }

  Bytes u32(int value) {
    int rest = value;
    while (rest >>> 7 != 0) {
      out.write(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    return this;
  }

  /** A type index where a negative number would be an abstract type. */
  Bytes heapType(int index) {
    int rest = index;
    while (rest > 0x3F) {
      out.write(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    return this;
  }

  Bytes all(Bytes other) {
    out.writeBytes(other.out.toByteArray());
    return this;
  }

  Bytes times(int count, Bytes other) {
    byte[] bytes = other.out.toByteArray();
    for (int i = 0; i < count; i++) {
      out.writeBytes(bytes);
    }
    return this;
  }

  /** The bytes with their number before them. */
  Bytes sized(Bytes other) {
    return u32(other.out.size()).all(other);
  }

  Bytes section(int id, Bytes content) {
    return u8(id).sized(content);
  }

  byte[] module() {
    var module = new Bytes().u8(0, 'a', 's', 'm', 1, 0, 0, 0).all(this);
    return module.out.toByteArray();
  }
}
