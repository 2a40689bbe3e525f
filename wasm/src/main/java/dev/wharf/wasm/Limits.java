package dev.wharf.wasm;

/**
 * What this implementation accepts, beyond what the specification says: no input may cost more than
 * it is worth. Spec: appendix, implementation limitations.
 */
public final class Limits {
  public static final int MODULE_BYTES = 256 << 20;

  /** Types of a module, counted in all groups. */
  public static final int TYPES = 1_000_000;

  public static final int FUNCTIONS = 1_000_000;
  public static final int IMPORTS = 1_000_000;
  public static final int EXPORTS = 1_000_000;
  public static final int GLOBALS = 1_000_000;
  public static final int SEGMENTS = 1_000_000;
  public static final int TABLES = 100;
  public static final int MEMORIES = 100;
  public static final int CUSTOM_SECTIONS = 10_000;
  public static final int PARAMETERS = 1_000;
  public static final int RESULTS = 1_000;

  public static final int FIELDS = 10_000;

  /** Elements that {@code array.new_fixed} takes from the stack. */
  public static final int FIXED_ELEMENTS = 10_000;

  /** Supertypes above a type. */
  public static final int SUBTYPE_DEPTH = 63;

  /** Locals of a function, its parameters included. */
  public static final int LOCALS = 50_000;

  public static final int BODY_BYTES = 7_654_321;

  /** Instructions of a constant expression. */
  public static final int CONSTANT_INSTRS = 10_000;

  /** Elements of one segment. */
  public static final int ELEMENTS = 10_000_000;

  public static final int BR_TABLE_TARGETS = 65_520;
  public static final int NAME_BYTES = 100_000;

  /** Blocks inside each other. */
  public static final int NESTING = 100_000;

  /** Values on the operand stack: what a few bytes of calls with many results can pile up. */
  public static final int OPERANDS = 1_000_000;

  /**
   * Values that branches and calls of a module take from the operand stack, in all: a call of two
   * bytes may ask for two thousand.
   */
  public static final long OPERANDS_CHECKED = 1_000_000_000;

  /** Locals of all functions of a module that are written out as text. */
  public static final int LOCALS_PRINTED = 20_000_000;

  /** Pages of 64 KiB that 32-bit addresses reach. */
  public static final int MEMORY_PAGES = 65_536;

  private Limits() {}
}
