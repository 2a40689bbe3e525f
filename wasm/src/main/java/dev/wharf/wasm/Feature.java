package dev.wharf.wasm;

/** A proposal, and whether it is on unless asked otherwise. */
public enum Feature {
  MVP(true),
  SIGN_EXTENSION(true),
  SATURATING_FLOAT_TO_INT(true),
  MULTI_VALUE(true),
  REFERENCE_TYPES(true),
  BULK_MEMORY(true),
  EXTENDED_CONST(true),
  MULTI_MEMORY(true),
  TAIL_CALL(true),
  EXCEPTIONS(true),
  /** The first form of exceptions, with {@code try}, which toolchains still emit. */
  LEGACY_EXCEPTIONS(true),
  TYPED_REFERENCES(true),
  GC(true),
  SIMD(true),
  RELAXED_SIMD(true),
  /** 64-bit addresses of memories and tables. */
  MEMORY64(true),
  /** Shared memories and atomic accesses. */
  THREADS(true),
  WIDE_ARITHMETIC(false),
  CUSTOM_PAGE_SIZES(false);

  private final boolean byDefault;

  Feature(boolean byDefault) {
    this.byDefault = byDefault;
  }

  public boolean onByDefault() {
    return byDefault;
  }
}
