package dev.wharf.component;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Components for tests: made by hand, section by section, or read from a file. */
public final class ComponentBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public ComponentBytes() {
    bytes(0x00, 'a', 's', 'm', 0x0d, 0x00, 0x01, 0x00);
  }

  /** The example that has a bit of everything. */
  public static byte[] library() {
    try (var in = ComponentBytes.class.getResourceAsStream("/library.wasm")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A section; its contents are numbers of one byte and strings, which get their length in front.
   */
  public ComponentBytes section(int id, Object... contents) {
    var section = new ByteArrayOutputStream();
    for (var content : contents) {
      switch (content) {
        case Integer number -> section.write(number);
        case String text -> {
          section.write(text.length());
          section.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
        default -> section.writeBytes((byte[]) content);
      }
    }
    out.write(id);
    leb(section.size());
    out.writeBytes(section.toByteArray());
    return this;
  }

  public byte[] build() {
    return out.toByteArray();
  }

  private void bytes(int... values) {
    for (int value : values) {
      out.write(value);
    }
  }

  private void leb(int value) {
    int left = value;
    while (left > 0x7F) {
      out.write(left & 0x7F | 0x80);
      left >>>= 7;
    }
    out.write(left);
  }
}
