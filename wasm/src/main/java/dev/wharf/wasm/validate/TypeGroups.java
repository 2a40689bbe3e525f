package dev.wharf.wasm.validate;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FieldType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StorageType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.SubType;
import dev.wharf.wasm.type.TypeInterner;
import dev.wharf.wasm.type.ValType;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Type definitions that stand outside of a core module, one group after the other, in an index
 * space that may hold other things too. Spec: valid/types, recursive types.
 */
public final class TypeGroups {
  private TypeGroups() {}

  /**
   * The defined types of a group.
   *
   * @param first the index of its first member
   * @param earlier what is at an index before it; empty where that is no type of this kind
   * @throws ValidationException {@code unknown type}, {@code sub type … does not match super type
   *     …}, or if the group is beyond a limit
   */
  public static List<DefType> define(
      RecType group, int first, IntFunction<Optional<DefType>> earlier, TypeInterner interner) {
    int end = first + group.types().size();
    for (int i = 0; i < group.types().size(); i++) {
      checkIndices(
          group.types().get(i),
          first + i,
          end,
          index -> index >= first || earlier.apply(index).isPresent());
    }
    DefType[] types = interner.intern(group, first, index -> earlier.apply(index).orElseThrow());
    for (int i = 0; i < types.length; i++) {
      checkSupertype(types[i], first + i);
    }
    return List.of(types);
  }

  private static void checkIndices(SubType type, int index, int end, IntPredicate known) {
    if (type.supertypes().size() > 1) {
      throw new ValidationException("sub type " + index + " has more than one super type");
    }
    for (HeapType above : type.supertypes()) {
      checkIndex(above, index, known);
    }
    switch (type.composite()) {
      case FuncType(var params, var results) -> {
        if (params.size() > Limits.PARAMETERS || results.size() > Limits.RESULTS) {
          throw new ValidationException(
              "a function type has too many parameters or results: the limit is "
                  + Limits.PARAMETERS);
        }
        for (ValType param : params) {
          checkIndex(param, end, known);
        }
        for (ValType result : results) {
          checkIndex(result, end, known);
        }
      }
      case StructType(var fields) -> {
        for (FieldType field : fields) {
          checkIndex(field.storage(), end, known);
        }
      }
      case ArrayType(var element) -> checkIndex(element.storage(), end, known);
    }
  }

  private static void checkIndex(StorageType type, int end, IntPredicate known) {
    if (type instanceof RefType ref) {
      checkIndex(ref.heap(), end, known);
    }
  }

  private static void checkIndex(HeapType type, int end, IntPredicate known) {
    if (type instanceof HeapType.Concrete(int index) && (index >= end || !known.test(index))) {
      throw new ValidationException("unknown type " + index);
    }
  }

  private static void checkSupertype(DefType type, int index) {
    var above = type.supertype();
    if (above.isEmpty()) {
      return;
    }
    TypeRules.checkMatches(type, "sub type " + index, "its super type");
    for (int depth = 1; above.isPresent(); depth++) {
      if (depth > Limits.SUBTYPE_DEPTH) {
        throw new ValidationException(
            "sub type "
                + index
                + " has too many types above it: the limit is "
                + Limits.SUBTYPE_DEPTH);
      }
      above = above.get().supertype();
    }
  }
}
