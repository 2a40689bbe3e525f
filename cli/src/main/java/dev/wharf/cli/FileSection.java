package dev.wharf.cli;

import dev.wharf.wasm.binary.ByteReader;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.SectionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A section of a module or component. Spec: binary/modules, sections; Component Model Binary.md,
 * {@code section}.
 *
 * @param name of its kind; {@code custom} with the section's own name
 * @param size bytes, head included
 */
record FileSection(String name, long size) {
  private static final int PREAMBLE = 8;
  private static final int CUSTOM = 0;

  /** In the order of their codes. */
  private static final List<String> OF_COMPONENTS =
      List.of(
          "custom",
          "core module",
          "core instance",
          "core type",
          "component",
          "instance",
          "alias",
          "type",
          "canon",
          "start",
          "import",
          "export",
          "value");

  /**
   * The sections of something that was decoded, in order.
   *
   * @param whole preamble included
   */
  static List<FileSection> of(CodeRange whole, boolean component) {
    var sections = new ArrayList<FileSection>();
    var in = new ByteReader(whole.bytes(), whole.start() + PREAMBLE, whole.end());
    while (in.hasNext()) {
      int start = in.position();
      int code = in.u8();
      int size = in.u32();
      int end = in.position() + size;
      String kind = component ? OF_COMPONENTS.get(code) : core(code);
      sections.add(new FileSection(code == CUSTOM ? kind + " " + in.name() : kind, end - start));
      in.skipTo(end);
    }
    return sections;
  }

  private static String core(int code) {
    return SectionId.of(code)
        .map(id -> id.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .orElseThrow();
  }
}
