package dev.wharf.wasm.type;

/**
 * A linear memory's size in pages. Spec: syntax/types, memory types.
 *
 * @param shared whether several threads may use it
 * @param pageSizeLog2 a page has two to this many bytes: 16, or 0 by the custom-page-sizes proposal
 * @param statesPageSize whether the size of a page is written out, which 16 need not be; types that
 *     differ in nothing else mean the same
 */
public record MemoryType(
    AddressType address, Bounds bounds, boolean shared, int pageSizeLog2, boolean statesPageSize)
    implements ExternType {
  /** The exponent of the size of a page where nothing else is said: 64 KiB. */
  public static final int DEFAULT_PAGE_SIZE_LOG2 = 16;

  /** With a page size that is written out only where it must be. */
  public MemoryType(AddressType address, Bounds bounds, boolean shared, int pageSizeLog2) {
    this(address, bounds, shared, pageSizeLog2, pageSizeLog2 != DEFAULT_PAGE_SIZE_LOG2);
  }

  /** An unshared memory with 32-bit addresses and pages of 64 KiB. */
  public MemoryType(Bounds bounds) {
    this(AddressType.I32, bounds, false, DEFAULT_PAGE_SIZE_LOG2);
  }
}
