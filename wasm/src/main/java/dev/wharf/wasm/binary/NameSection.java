package dev.wharf.wasm.binary;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.NameMaps;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole name section, read and written; {@link Names} is for those who need a few names of it.
 * Spec: appendix, name section.
 */
public final class NameSection {
  private NameSection() {}

  /** What can be read of it: names before a fault count, and unknown parts are passed over. */
  public static NameMaps decode(CodeRange section) {
    var maps = NameMaps.empty(Optional.empty());
    try {
      var in = new ByteReader(section.bytes(), section.start(), section.end());
      while (in.hasNext()) {
        int id = in.u8();
        int size = in.count();
        var part = new ByteReader(in.bytes(), in.position(), in.position() + size);
        in.skipTo(in.position() + size);
        if (id == 0) {
          maps = named(maps, part.name());
        } else {
          part(maps, id, part);
        }
      }
    } catch (MalformedException _) {
      // What was read before the fault stays.
    }
    return maps;
  }

  private static NameMaps named(NameMaps maps, String module) {
    return new NameMaps(
        Optional.of(module),
        maps.funcs(),
        maps.locals(),
        maps.labels(),
        maps.types(),
        maps.tables(),
        maps.memories(),
        maps.globals(),
        maps.elements(),
        maps.data(),
        maps.fields(),
        maps.tags());
  }

  private static void part(NameMaps maps, int id, ByteReader in) {
    switch (id) {
      case 1 -> names(maps.funcs(), in);
      case 2 -> inner(maps.locals(), in);
      case 3 -> inner(maps.labels(), in);
      case 4 -> names(maps.types(), in);
      case 5 -> names(maps.tables(), in);
      case 6 -> names(maps.memories(), in);
      case 7 -> names(maps.globals(), in);
      case 8 -> names(maps.elements(), in);
      case 9 -> names(maps.data(), in);
      case 10 -> inner(maps.fields(), in);
      case 11 -> names(maps.tags(), in);
      default -> {}
    }
  }

  private static void names(SortedMap<Integer, String> names, ByteReader in) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      int index = in.u32();
      String name = in.name();
      if (index >= 0) {
        names.put(index, name);
      }
    }
  }

  private static void inner(SortedMap<Integer, SortedMap<Integer, String>> all, ByteReader in) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      int index = in.u32();
      SortedMap<Integer, String> names = new TreeMap<>();
      names(names, in);
      if (index >= 0) {
        all.put(index, names);
      }
    }
  }

  /** The content of a section with these names, empty if there are none. */
  public static byte[] encode(NameMaps maps) {
    var out = new ByteWriter();
    maps.module()
        .ifPresent(name -> {
          var part = new ByteWriter();
          part.name(name);
          part(out, 0, part);
        });
    names(out, 1, maps.funcs());
    inner(out, 2, maps.locals());
    inner(out, 3, maps.labels());
    names(out, 4, maps.types());
    names(out, 5, maps.tables());
    names(out, 6, maps.memories());
    names(out, 7, maps.globals());
    names(out, 8, maps.elements());
    names(out, 9, maps.data());
    inner(out, 10, maps.fields());
    names(out, 11, maps.tags());
    return out.toByteArray();
  }

  private static void part(ByteWriter out, int id, ByteWriter content) {
    out.u8(id);
    out.sized(content);
  }

  private static void names(ByteWriter out, int id, Map<Integer, String> names) {
    if (!names.isEmpty()) {
      var part = new ByteWriter();
      write(part, names);
      part(out, id, part);
    }
  }

  private static void inner(
      ByteWriter out, int id, SortedMap<Integer, SortedMap<Integer, String>> all) {
    if (!all.isEmpty()) {
      var part = new ByteWriter();
      part.u32(all.size());
      all.forEach((index, names) -> {
        part.u32(index);
        write(part, names);
      });
      part(out, id, part);
    }
  }

  private static void write(ByteWriter part, Map<Integer, String> names) {
    part.u32(names.size());
    names.forEach((index, name) -> {
      part.u32(index);
      part.name(name);
    });
  }
}
