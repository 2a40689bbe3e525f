package dev.wharf.engine.abi;

/**
 * Large {@code br_table}s, kept as string constants: character {@code i} is the ordinal of target
 * {@code i}.
 */
public final class BranchTables {
  private BranchTables() {}

  /** The ordinal of target {@code index}, counted from 1, or 0 for the default target. */
  public static int ordinal(int index, String table) {
    return index >= 0 && index < table.length() ? table.charAt(index) : 0;
  }
}
