package dev.wharf.wasm.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Puts types in the place of type indices, throughout a type. What has no index in it comes back as
 * it was. Spec: valid/conventions, defined types.
 */
public final class Substitution {
  private final IntFunction<? extends HeapType> types;

  private Substitution(IntFunction<? extends HeapType> types) {
    this.types = types;
  }

  /** Index {@code i} becomes {@code types[i]}; the array must not change. */
  public static Substitution of(HeapType[] types) {
    return new Substitution(index -> types[index]);
  }

  /** Index {@code i} becomes what the function gives for it. */
  public static Substitution by(IntFunction<? extends HeapType> types) {
    return new Substitution(types);
  }

  public SubType close(SubType type) {
    var supertypes = new ArrayList<HeapType>(type.supertypes().size());
    for (HeapType supertype : type.supertypes()) {
      supertypes.add(close(supertype));
    }
    return new SubType(type.isFinal(), supertypes, close(type.composite()));
  }

  public CompositeType close(CompositeType type) {
    return switch (type) {
      case FuncType func -> close(func);
      case StructType(var fields) -> {
        var closed = new ArrayList<FieldType>(fields.size());
        for (FieldType field : fields) {
          closed.add(close(field));
        }
        yield new StructType(closed);
      }
      case ArrayType(var element) -> new ArrayType(close(element));
    };
  }

  public FuncType close(FuncType type) {
    return mentionsIndex(type.params()) || mentionsIndex(type.results())
        ? new FuncType(close(type.params()), close(type.results()))
        : type;
  }

  private FieldType close(FieldType field) {
    return field.storage() instanceof RefType ref
        ? new FieldType(close(ref), field.mutable())
        : field;
  }

  private List<ValType> close(List<ValType> types) {
    var closed = new ArrayList<ValType>(types.size());
    for (ValType type : types) {
      closed.add(close(type));
    }
    return closed;
  }

  public ValType close(ValType type) {
    return type instanceof RefType ref ? close(ref) : type;
  }

  public RefType close(RefType type) {
    return type.heap() instanceof HeapType.Concrete
        ? new RefType(type.nullable(), close(type.heap()))
        : type;
  }

  public HeapType close(HeapType type) {
    return type instanceof HeapType.Concrete(int index) ? types.apply(index) : type;
  }

  public TableType close(TableType type) {
    return new TableType(type.address(), close(type.element()), type.bounds());
  }

  public GlobalType close(GlobalType type) {
    return new GlobalType(close(type.type()), type.mutable());
  }

  private static boolean mentionsIndex(List<ValType> types) {
    for (ValType type : types) {
      if (type instanceof RefType ref && ref.heap() instanceof HeapType.Concrete) {
        return true;
      }
    }
    return false;
  }

  /** Whether a closed type refers to a defined one. */
  static boolean mentionsDefined(CompositeType type) {
    return switch (type) {
      case FuncType(var params, var results) ->
          params.stream().anyMatch(Substitution::isDefined)
              || results.stream().anyMatch(Substitution::isDefined);
      case StructType(var fields) -> fields.stream().anyMatch(field -> isDefined(field.storage()));
      case ArrayType(var element) -> isDefined(element.storage());
    };
  }

  private static boolean isDefined(StorageType type) {
    return type instanceof RefType ref && ref.heap() instanceof DefType;
  }
}
