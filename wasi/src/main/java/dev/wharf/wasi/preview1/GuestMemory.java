package dev.wharf.wasi.preview1;

import dev.wharf.engine.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The caller's memory as preview 1 sees it: unsigned 32-bit addresses, little endian. Out of bounds
 * is a trap. Bytes of a memory in an array are used where they lie; those of another, such as the
 * shared one of threads, are copied.
 */
final class GuestMemory {
  /** As much as is copied for one call, which may do less than it was asked for. */
  private static final int MOST_COPIED = 1 << 20;

  private final Memory memory;

  GuestMemory(Memory memory) {
    this.memory = memory;
  }

  /** Bytes on their way between the guest and the host: {@code length} from {@code at} on. */
  record Window(byte[] bytes, int at, int length) {}

  /**
   * Bytes that the host is to read, or as many of them as it handles at once. Valid until the next
   * call into the guest.
   */
  Window toRead(int address, int length) {
    var window = toWrite(address, length);
    if (!memory.isArray()) {
      memory.read(Integer.toUnsignedLong(address), window.bytes(), 0, window.length());
    }
    return window;
  }

  /** Where the host is to write; {@link #written} follows. */
  Window toWrite(int address, int length) {
    if (memory.isArray()) {
      return new Window(range(address, length), address, length);
    }
    check(address, length);
    int part = Integer.compareUnsigned(length, MOST_COPIED) < 0 ? length : MOST_COPIED;
    return new Window(new byte[part], 0, part);
  }

  /** Hands over the first bytes of a window that the host has written. */
  void written(Window window, int address, int count) {
    if (!memory.isArray() && count > 0) {
      memory.write(Integer.toUnsignedLong(address), window.bytes(), window.at(), count);
    }
  }

  private byte[] range(int address, int length) {
    return memory.range(Integer.toUnsignedLong(address), Integer.toUnsignedLong(length));
  }

  /** Traps unless so many bytes, unsigned, are in the memory. */
  void check(int address, int length) {
    memory.check(Integer.toUnsignedLong(address), Integer.toUnsignedLong(length));
  }

  /** Traps unless so many elements, unsigned, fit in. */
  void checkArray(int address, int count, int elementSize) {
    memory.check(Integer.toUnsignedLong(address), Integer.toUnsignedLong(count) * elementSize);
  }

  private ByteBuffer read(int address, int length) {
    var window = toRead(address, length);
    return ByteBuffer.wrap(window.bytes(), window.at(), length).order(ByteOrder.LITTLE_ENDIAN);
  }

  int getInt(int address) {
    return read(address, Integer.BYTES).getInt();
  }

  short getShort(int address) {
    return read(address, Short.BYTES).getShort();
  }

  long getLong(int address) {
    return read(address, Long.BYTES).getLong();
  }

  byte getByte(int address) {
    return read(address, 1).get();
  }

  void putByte(int address, int value) {
    put(address, value, 1);
  }

  void putShort(int address, int value) {
    put(address, value, Short.BYTES);
  }

  void putInt(int address, int value) {
    put(address, value, Integer.BYTES);
  }

  void putLong(int address, long value) {
    put(address, value, Long.BYTES);
  }

  private void put(int address, long value, int length) {
    var window = toWrite(address, length);
    for (int i = 0; i < length; i++) {
      window.bytes()[window.at() + i] = (byte) (value >> 8 * i);
    }
    written(window, address, length);
  }

  void putBytes(int address, byte[] bytes, int length) {
    memory.write(Integer.toUnsignedLong(address), bytes, 0, length);
  }

  /** Text in UTF-8; {@code ilseq} when it is not. */
  String text(int address, int length) throws ErrnoException {
    var window = toRead(address, length);
    if (window.length() != length) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    try {
      var bytes = ByteBuffer.wrap(window.bytes(), length == 0 ? 0 : window.at(), length);
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new ErrnoException(Errno.ILSEQ);
    }
  }
}
