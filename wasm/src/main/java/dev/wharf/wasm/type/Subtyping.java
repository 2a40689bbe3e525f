package dev.wharf.wasm.type;

import java.util.List;

/**
 * Whether one type may stand where another is asked for. Types are closed: they mention defined
 * types of one {@link TypeInterner}, or no defined types at all. Spec: valid/matching.
 */
public final class Subtyping {
  private Subtyping() {}

  /** External types. A function type alone has no other subtypes: its definition is final. */
  public static boolean matches(ExternType given, ExternType wanted) {
    return switch (wanted) {
      case FuncType type -> type.equals(given);
      case DefType type -> given instanceof DefType func && func.isSubtypeOf(type);
      case TagType type -> type.equals(given);
      case GlobalType(var type, boolean mutable) ->
          given instanceof GlobalType global
              && global.mutable() == mutable
              && matches(global.type(), type)
              && (!mutable || matches(type, global.type()));
      case MemoryType type ->
          given instanceof MemoryType memory
              && memory.address() == type.address()
              && memory.shared() == type.shared()
              && memory.pageSizeLog2() == type.pageSizeLog2()
              && matches(memory.bounds(), type.bounds());
      case TableType type ->
          given instanceof TableType table
              && table.address() == type.address()
              && table.element().equals(type.element())
              && matches(table.bounds(), type.bounds());
    };
  }

  public static boolean matches(ValType given, ValType wanted) {
    return given.equals(wanted)
        || (given instanceof RefType from
            && wanted instanceof RefType to
            && (to.nullable() || !from.nullable())
            && matches(from.heap(), to.heap()));
  }

  public static boolean matches(HeapType given, HeapType wanted) {
    if (given.equals(wanted)) {
      return true;
    }
    return switch (given) {
      case AbstractHeapType from ->
          switch (wanted) {
            case AbstractHeapType to -> matches(from, to);
            case DefType to -> from == kind(to).bottom();
            case HeapType.Concrete _ -> false;
          };
      case DefType from ->
          switch (wanted) {
            case AbstractHeapType to -> matches(kind(from), to);
            case DefType to -> from.isSubtypeOf(to);
            case HeapType.Concrete _ -> false;
          };
      case HeapType.Concrete _ -> false;
    };
  }

  /** Spec: valid/matching, composite types. */
  public static boolean compositeMatches(CompositeType given, CompositeType wanted) {
    return switch (wanted) {
      case FuncType(var params, var results) ->
          given instanceof FuncType func
              && all(params, func.params())
              && all(func.results(), results);
      case StructType(var fields) -> given instanceof StructType struct && fields(struct, fields);
      case ArrayType(var element) ->
          given instanceof ArrayType array && matches(array.element(), element);
    };
  }

  private static boolean all(List<ValType> given, List<ValType> wanted) {
    if (given.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      if (!matches(given.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A structure may have more fields than are asked for. */
  private static boolean fields(StructType given, List<FieldType> wanted) {
    if (given.fields().size() < wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!matches(given.fields().get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** What can be set must be the same in both. */
  public static boolean matches(FieldType given, FieldType wanted) {
    if (given.mutable() || wanted.mutable()) {
      return given.equals(wanted);
    }
    return given.storage() instanceof ValType from && wanted.storage() instanceof ValType to
        ? matches(from, to)
        : given.storage() == wanted.storage();
  }

  /** The abstract type right above a defined one. */
  public static AbstractHeapType kind(DefType type) {
    return switch (type.composite()) {
      case FuncType _ -> AbstractHeapType.FUNC;
      case StructType _ -> AbstractHeapType.STRUCT;
      case ArrayType _ -> AbstractHeapType.ARRAY;
    };
  }

  public static boolean matches(AbstractHeapType given, AbstractHeapType wanted) {
    return given == wanted
        || given.bottom() == given && given.top() == wanted.top()
        || wanted == AbstractHeapType.ANY && given.top() == wanted
        || wanted == AbstractHeapType.EQ
            && (given == AbstractHeapType.I31
                || given == AbstractHeapType.STRUCT
                || given == AbstractHeapType.ARRAY);
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
