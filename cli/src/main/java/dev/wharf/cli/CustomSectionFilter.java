package dev.wharf.cli;

import dev.wharf.wasm.binary.ByteReader;
import dev.wharf.wasm.binary.ByteWriter;
import java.util.function.Predicate;

/**
 * Copies a well-formed binary without some of its custom sections. All other sections stay as they
 * are, byte by byte; modules and components inside a component are treated alike. Spec:
 * binary/modules; Component Model Binary.md.
 */
final class CustomSectionFilter {
  private static final int PREAMBLE = 8;
  private static final int CUSTOM = 0;

  /** Sections of a component that hold whole binaries. */
  private static final int CORE_MODULE = 1;

  private static final int COMPONENT = 4;

  private CustomSectionFilter() {}

  static byte[] drop(byte[] bytes, Predicate<String> dropped) {
    var out = new ByteWriter();
    copy(new ByteReader(bytes, 0, bytes.length), out, dropped);
    return out.toByteArray();
  }

  private static void copy(ByteReader in, ByteWriter out, Predicate<String> dropped) {
    int start = in.position();
    boolean isComponent = in.bytes()[start + 6] == 1;
    in.skipTo(start + PREAMBLE);
    out.raw(in.bytes(), start, in.position());
    while (in.hasNext()) {
      int sectionStart = in.position();
      int id = in.u8();
      int size = in.count();
      int end = in.position() + size;
      var content = new ByteReader(in.bytes(), in.position(), end);
      in.skipTo(end);
      boolean isNested = isComponent && (id == CORE_MODULE || id == COMPONENT);
      if (isNested) {
        var nested = new ByteWriter();
        copy(content, nested, dropped);
        out.u8(id);
        out.sized(nested);
      } else if (id != CUSTOM || !dropped.test(content.name())) {
        out.raw(in.bytes(), sectionStart, end);
      }
    }
  }
}
