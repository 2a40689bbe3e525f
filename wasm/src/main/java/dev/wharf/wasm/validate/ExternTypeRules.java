package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.TableType;
import java.util.Set;

/** The rules of memory and table types. Spec: valid/types, memory types, table types. */
public final class ExternTypeRules {
  private static final int ADDRESS_BITS_32 = 32;

  private ExternTypeRules() {}

  /**
   * @throws ValidationException {@code memory size must be at most…}, {@code size minimum must not
   *     be greater than maximum}, {@code shared memory must have maximum}, {@code invalid custom
   *     page size}, or if it needs a feature that is off
   */
  public static void check(MemoryType type, Set<Feature> features) {
    if (type.address() == AddressType.I64) {
      require(Feature.MEMORY64, "a memory with 64-bit addresses", features);
    }
    if (type.statesPageSize()) {
      require(Feature.CUSTOM_PAGE_SIZES, "a memory with its own page size", features);
      if (type.pageSizeLog2() != 0 && type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
        throw new ValidationException("invalid custom page size: it must be 1 or 65536");
      }
    }
    checkAtMost(type.bounds(), maxPages(type), "memory");
    checkOrder(type.bounds());
    if (type.shared()) {
      require(Feature.THREADS, "a shared memory", features);
      if (type.bounds().max().isEmpty()) {
        throw new ValidationException("shared memory must have maximum");
      }
    }
  }

  /** So many that addresses reach all bytes and that the number is itself an address; unsigned. */
  private static long maxPages(MemoryType type) {
    boolean wide = type.address() == AddressType.I64;
    if (type.pageSizeLog2() == 0) {
      return wide ? -1L : (1L << ADDRESS_BITS_32) - 1;
    }
    return wide ? 1L << Long.SIZE - type.pageSizeLog2() : Limits.MEMORY_PAGES;
  }

  /**
   * @throws ValidationException {@code table size must be at most…}, {@code size minimum must not
   *     be greater than maximum}, or if it needs a feature that is off
   */
  public static void check(TableType type, Set<Feature> features) {
    if (type.address() == AddressType.I64) {
      require(Feature.MEMORY64, "a table with 64-bit addresses", features);
    } else {
      checkAtMost(type.bounds(), (1L << ADDRESS_BITS_32) - 1, "table");
    }
    checkOrder(type.bounds());
  }

  private static void checkAtMost(Bounds bounds, long most, String what) {
    if (Long.compareUnsigned(bounds.min(), most) > 0
        || bounds.max().isPresent() && Long.compareUnsigned(bounds.max().getAsLong(), most) > 0) {
      throw new ValidationException(
          what
              + " size must be at most "
              + Long.toUnsignedString(most)
              + (what.equals("memory") ? pages(most) : " elements"));
    }
  }

  private static String pages(long most) {
    return most == Limits.MEMORY_PAGES ? " pages (4GiB)" : " pages";
  }

  private static void checkOrder(Bounds bounds) {
    if (bounds.max().isPresent()
        && Long.compareUnsigned(bounds.min(), bounds.max().getAsLong()) > 0) {
      throw new ValidationException("size minimum must not be greater than maximum");
    }
  }

  private static void require(Feature feature, String what, Set<Feature> features) {
    if (!features.contains(feature)) {
      throw new ValidationException(what + " needs " + feature + ", which is not enabled");
    }
  }
}
