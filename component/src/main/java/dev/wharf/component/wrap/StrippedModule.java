package dev.wharf.component.wrap;

import dev.wharf.wasm.binary.ByteReader;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.module.Module;
import java.util.Arrays;

/** A module without the sections that told its world, byte for byte otherwise. */
final class StrippedModule {
  private static final int PREAMBLE = 8;

  private StrippedModule() {}

  static Module of(Module module) {
    if (module.customs().stream().noneMatch(each -> isWorld(each.name()))) {
      return module;
    }
    var range = module.bytes();
    byte[] bytes = Arrays.copyOfRange(range.bytes(), range.start(), range.end());
    var out = new ByteWriter();
    out.raw(bytes, 0, PREAMBLE);
    var in = new ByteReader(bytes, PREAMBLE, bytes.length);
    while (in.hasNext()) {
      int start = in.position();
      int id = in.u8();
      int size = in.u32();
      int content = in.position();
      boolean world = id == 0 && isWorld(in.name());
      in.skipTo(content + size);
      if (!world) {
        out.raw(bytes, start, content + size);
      }
    }
    return ModuleDecoder.decode(out.toByteArray());
  }

  private static boolean isWorld(String section) {
    return section.startsWith(CoreWorld.SECTION);
  }
}
