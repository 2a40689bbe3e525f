package dev.wharf.wasm.type;

/** Whether one external type may stand where another is asked for. Spec: valid/matching. */
public final class Subtyping {
  private Subtyping() {}

  public static boolean matches(ExternType given, ExternType wanted) {
    return switch (wanted) {
      case FuncType type -> type.equals(given);
      case TagType type -> type.equals(given);
      case GlobalType type -> type.equals(given);
      case MemoryType(Bounds bounds) ->
          given instanceof MemoryType memory && matches(memory.bounds(), bounds);
      case TableType(RefType element, Bounds bounds) ->
          given instanceof TableType table
              && table.element().equals(element)
              && matches(table.bounds(), bounds);
    };
  }

  /** At least as large at the start, and no larger at the most. Spec: valid/matching, limits. */
  public static boolean matches(Bounds given, Bounds wanted) {
    if (Long.compareUnsigned(given.min(), wanted.min()) < 0) {
      return false;
    }
    return wanted.max().isEmpty()
        || (given.max().isPresent()
            && Long.compareUnsigned(given.max().getAsLong(), wanted.max().getAsLong()) <= 0);
  }
}
