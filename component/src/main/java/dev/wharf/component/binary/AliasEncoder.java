package dev.wharf.component.binary;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.wasm.binary.ByteWriter;

/** Sorts and aliases. Binary format, instance and alias definitions. */
final class AliasEncoder {
  private AliasEncoder() {}

  static void alias(ByteWriter out, Alias alias) {
    sort(out, alias.sort());
    switch (alias) {
      case Alias.OfExport(_, int instance, var name, _) -> {
        out.u8(0x00);
        out.u32(instance);
        out.name(name);
      }
      case Alias.OfCoreExport(_, int instance, var name, _) -> {
        out.u8(0x01);
        out.u32(instance);
        out.name(name);
      }
      case Alias.Outer(_, int depth, int index, _) -> {
        out.u8(0x02);
        out.u32(depth);
        out.u32(index);
      }
    }
  }

  static void sortIndex(ByteWriter out, SortIndex item) {
    sort(out, item.sort());
    out.u32(item.index());
  }

  static void coreSortIndex(ByteWriter out, SortIndex item) {
    out.u8(core(item.sort()));
    out.u32(item.index());
  }

  static void sort(ByteWriter out, Sort sort) {
    switch (sort) {
      case FUNC -> out.u8(0x01);
      case VALUE -> out.u8(0x02);
      case TYPE -> out.u8(0x03);
      case COMPONENT -> out.u8(0x04);
      case INSTANCE -> out.u8(0x05);
      case CORE_FUNC,
          CORE_TABLE,
          CORE_MEMORY,
          CORE_GLOBAL,
          CORE_TAG,
          CORE_TYPE,
          CORE_MODULE,
          CORE_INSTANCE -> {
        out.u8(0x00);
        out.u8(core(sort));
      }
    }
  }

  private static int core(Sort sort) {
    return switch (sort) {
      case CORE_FUNC -> 0x00;
      case CORE_TABLE -> 0x01;
      case CORE_MEMORY -> 0x02;
      case CORE_GLOBAL -> 0x03;
      case CORE_TAG -> 0x04;
      case CORE_TYPE -> 0x10;
      case CORE_MODULE -> 0x11;
      case CORE_INSTANCE -> 0x12;
      case FUNC, VALUE, TYPE, COMPONENT, INSTANCE ->
          throw new IllegalStateException("not a core sort: " + sort);
    };
  }
}
