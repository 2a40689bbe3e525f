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
  TAIL_CALL(false),
  EXCEPTIONS(false);

  private final boolean byDefault;

  Feature(boolean byDefault) {
    this.byDefault = byDefault;
  }

  public boolean onByDefault() {
    return byDefault;
  }
}
