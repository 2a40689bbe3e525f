package dev.wharf.component.binary;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteReader;

/** Sorts and aliases. Binary format, instance and alias definitions. */
final class AliasDecoder {
  private AliasDecoder() {}

  static Alias alias(ByteReader in) {
    int at = in.position();
    var sort = sort(in);
    int targetAt = in.position();
    int target = in.u8();
    return switch (target) {
      case 0x00 -> new Alias.OfExport(componentSort(sort, at), in.u32(), in.name(), at);
      case 0x01 -> new Alias.OfCoreExport(coreSort(sort, at), in.u32(), in.name(), at);
      case 0x02 -> new Alias.Outer(outerSort(sort, at), in.u32(), in.u32(), at);
      default -> throw leadingByte(target, "alias", targetAt);
    };
  }

  static SortIndex sortIndex(ByteReader in) {
    return new SortIndex(sort(in), in.u32());
  }

  static SortIndex coreSortIndex(ByteReader in) {
    return new SortIndex(coreSort(in), in.u32());
  }

  static Sort sort(ByteReader in) {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x00 -> coreSort(in);
      case 0x01 -> Sort.FUNC;
      case 0x02 -> throw new MalformedException("values are not supported yet", at);
      case 0x03 -> Sort.TYPE;
      case 0x04 -> Sort.COMPONENT;
      case 0x05 -> Sort.INSTANCE;
      default -> throw leadingByte(code, "component external kind", at);
    };
  }

  static Sort coreSort(ByteReader in) {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x00 -> Sort.CORE_FUNC;
      case 0x01 -> Sort.CORE_TABLE;
      case 0x02 -> Sort.CORE_MEMORY;
      case 0x03 -> Sort.CORE_GLOBAL;
      case 0x04 -> Sort.CORE_TAG;
      case 0x10 -> Sort.CORE_TYPE;
      case 0x11 -> Sort.CORE_MODULE;
      case 0x12 -> Sort.CORE_INSTANCE;
      default -> throw leadingByte(code, "core sort", at);
    };
  }

  static MalformedException leadingByte(int code, String what, int at) {
    return new MalformedException(
        "invalid leading byte (0x" + Integer.toHexString(code) + ") for " + what, at);
  }

  private static Sort componentSort(Sort sort, int at) {
    return switch (sort) {
      case CORE_MODULE, FUNC, TYPE, COMPONENT, INSTANCE -> sort;
      case CORE_FUNC,
          CORE_TABLE,
          CORE_MEMORY,
          CORE_GLOBAL,
          CORE_TAG,
          CORE_TYPE,
          CORE_INSTANCE,
          VALUE ->
          throw new MalformedException("an instance cannot export a " + sort.word(), at);
    };
  }

  private static Sort coreSort(Sort sort, int at) {
    return switch (sort) {
      case CORE_FUNC, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG -> sort;
      case CORE_TYPE, CORE_MODULE, CORE_INSTANCE, FUNC, VALUE, TYPE, COMPONENT, INSTANCE ->
          throw new MalformedException("a core instance cannot export a " + sort.word(), at);
    };
  }

  private static Sort outerSort(Sort sort, int at) {
    return switch (sort) {
      case CORE_MODULE, CORE_TYPE, TYPE, COMPONENT -> sort;
      case CORE_FUNC,
          CORE_TABLE,
          CORE_MEMORY,
          CORE_GLOBAL,
          CORE_TAG,
          CORE_INSTANCE,
          FUNC,
          VALUE,
          INSTANCE ->
          throw new MalformedException("invalid outer alias kind: " + sort.word(), at);
    };
  }
}
