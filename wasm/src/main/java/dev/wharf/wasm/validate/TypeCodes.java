package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FieldType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.Subtyping;
import dev.wharf.wasm.type.TypeInterner;
import dev.wharf.wasm.type.TypeSpace;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.type.VecType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types of a module as {@link TypeCode}s, and whether one matches another. Spec:
 * valid/matching.
 */
final class TypeCodes {
  private static final int[] NOTHING = {};
  private static final boolean[][] ABSTRACT = abstractMatches();

  private final TypeSpace space;
  private final Set<Feature> features;
  private final int[][] params;
  private final int[][] results;

  /** Of a structure type, the codes of its fields' values. */
  private final int[][] fields;

  private final BitSet withoutDefault = new BitSet();

  /** Lists of one type, by its code, as far as they were asked for; null elsewhere. */
  private final int[][] singles;

  /** By type index, the least index of the same type; made when types are first compared. */
  private int[] canonical = NOTHING;

  private DefType[] defined = {};

  /** The types must have been checked for unknown indices. */
  TypeCodes(TypeSpace space, Set<Feature> features) {
    this.space = space;
    this.features = features;
    this.singles = new int[TypeCode.reference(TypeCode.DEFINED + space.size(), false)][];
    this.params = new int[space.size()][];
    this.results = new int[space.size()][];
    this.fields = new int[space.size()][];
  }

  /** By heap code: whether the first matches the second. */
  private static boolean[][] abstractMatches() {
    var types = AbstractHeapType.values();
    var matches = new boolean[TypeCode.DEFINED][TypeCode.DEFINED];
    Arrays.fill(matches[TypeCode.BOTTOM], true);
    for (var given : types) {
      for (var wanted : types) {
        matches[TypeCode.heap(given)][TypeCode.heap(wanted)] = Subtyping.matches(given, wanted);
      }
    }
    return matches;
  }

  int size() {
    return params.length;
  }

  TypeSpace space() {
    return space;
  }

  // Codes of types

  /**
   * The code of a type.
   *
   * @throws ValidationException if the type belongs to a feature that is off, or is not known
   */
  int of(ValType type) {
    return switch (type) {
      case NumType num -> num.ordinal();
      case VecType _ -> {
        require(Feature.SIMD, type);
        yield TypeCode.V128;
      }
      case RefType ref -> of(ref);
    };
  }

  int of(RefType ref) {
    if (!ref.nullable()) {
      require(Feature.TYPED_REFERENCES, ref);
    }
    int heap =
        switch (ref.heap()) {
          case AbstractHeapType type -> {
            switch (type) {
              // The first tables and element segments, in Wasm 1.0, held functions already.
              case FUNC -> {}
              case EXTERN -> require(Feature.REFERENCE_TYPES, ref);
              case EXN, NOEXN -> require(Feature.EXCEPTIONS, ref);
              case NOFUNC, NOEXTERN, ANY, EQ, I31, STRUCT, ARRAY, NONE -> require(Feature.GC, ref);
            }
            yield TypeCode.heap(type);
          }
          case HeapType.Concrete(int index) -> {
            require(Feature.TYPED_REFERENCES, ref);
            if (index >= space.size()) {
              throw new ValidationException("unknown type " + index);
            }
            yield TypeCode.DEFINED + canonical(index);
          }
          case DefType _ -> throw new IllegalStateException("a module with closed types");
        };
    return TypeCode.reference(heap, ref.nullable());
  }

  private void require(Feature feature, ValType type) {
    if (!features.contains(feature)) {
      throw new ValidationException(type + " needs " + feature + ", which is not enabled");
    }
  }

  private int[] of(List<ValType> types) {
    if (types.isEmpty()) {
      return NOTHING;
    }
    if (types.size() == 1) {
      return single(of(types.get(0)));
    }
    var codes = new int[types.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = of(types.get(i));
    }
    return codes;
  }

  /** A list of the one type; the same array for the same type. */
  int[] single(int code) {
    if (singles[code] == null) {
      singles[code] = new int[] {code};
    }
    return singles[code];
  }

  /** The parameters of a function type. */
  int[] params(int typeIndex) {
    if (params[typeIndex] == null) {
      params[typeIndex] = of(func(typeIndex).params());
    }
    return params[typeIndex];
  }

  int[] results(int typeIndex) {
    if (results[typeIndex] == null) {
      results[typeIndex] = of(func(typeIndex).results());
    }
    return results[typeIndex];
  }

  /** The values that a structure is made of. */
  int[] fields(int typeIndex, StructType type) {
    if (fields[typeIndex] == null) {
      var codes = new int[type.fields().size()];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = unpacked(type.fields().get(i));
        if (!TypeCode.hasDefault(codes[i])) {
          withoutDefault.set(typeIndex);
        }
      }
      fields[typeIndex] = codes;
    }
    return fields[typeIndex];
  }

  /** Whether all fields of a structure have a default. */
  boolean hasDefaults(int typeIndex, StructType type) {
    fields(typeIndex, type);
    return !withoutDefault.get(typeIndex);
  }

  /** The code of a value read from a field. */
  int unpacked(FieldType field) {
    return of(field.storage().unpacked());
  }

  FuncType func(int typeIndex) {
    if (space.get(typeIndex).composite() instanceof FuncType func) {
      return func;
    }
    throw new ValidationException("type mismatch: type " + typeIndex + " is not a function type");
  }

  /** The reference to a type of the module. */
  int reference(int typeIndex, boolean nullable) {
    return TypeCode.reference(TypeCode.DEFINED + canonical(typeIndex), nullable);
  }

  // Identity of types

  private int canonical(int typeIndex) {
    if (canonical.length == 0) {
      canonical = canonical(defined());
    }
    return canonical[typeIndex];
  }

  /** The types free of indices, to be compared with each other only. */
  DefType[] defined() {
    if (defined.length == 0) {
      defined = new TypeInterner().intern(space);
    }
    return defined;
  }

  private static int[] canonical(DefType[] types) {
    var canonical = new int[types.length];
    Map<DefType, Integer> first = HashMap.newHashMap(types.length);
    for (int i = 0; i < types.length; i++) {
      var known = first.putIfAbsent(types[i], i);
      canonical[i] = known == null ? i : known;
    }
    return canonical;
  }

  // Matching

  /** Whether a value of the one type may stand where the other is asked for. */
  boolean matches(int given, int wanted) {
    if (given == wanted || given == TypeCode.UNKNOWN) {
      return true;
    }
    return TypeCode.isReference(given)
        && TypeCode.isReference(wanted)
        && (TypeCode.isNullable(wanted) || !TypeCode.isNullable(given))
        && heapMatches(TypeCode.heapOf(given), TypeCode.heapOf(wanted));
  }

  private boolean heapMatches(int given, int wanted) {
    if (given == wanted) {
      return true;
    }
    if (given < TypeCode.DEFINED) {
      return wanted < TypeCode.DEFINED
          ? ABSTRACT[given][wanted]
          : given == TypeCode.BOTTOM
              || given == TypeCode.heap(kind(wanted - TypeCode.DEFINED).bottom());
    }
    if (wanted < TypeCode.DEFINED) {
      return ABSTRACT[TypeCode.heap(kind(given - TypeCode.DEFINED))][wanted];
    }
    int type = given - TypeCode.DEFINED;
    // At most as many steps as Limits.SUBTYPE_DEPTH.
    while (!space.get(type).supertypes().isEmpty()) {
      type = canonical(superIndex(type));
      if (type == wanted - TypeCode.DEFINED) {
        return true;
      }
    }
    return false;
  }

  private int superIndex(int typeIndex) {
    return ((HeapType.Concrete) space.get(typeIndex).supertypes().get(0)).typeIndex();
  }

  private AbstractHeapType kind(int typeIndex) {
    return switch (space.get(typeIndex).composite()) {
      case FuncType _ -> AbstractHeapType.FUNC;
      case StructType _ -> AbstractHeapType.STRUCT;
      case ArrayType _ -> AbstractHeapType.ARRAY;
    };
  }

  /** The top type above a reference's, which may be null. */
  int top(RefType type) {
    var top =
        switch (type.heap()) {
          case AbstractHeapType heap -> heap.top();
          case HeapType.Concrete(int index) -> kind(index).top();
          case DefType _ -> throw new IllegalStateException("a module with closed types");
        };
    return TypeCode.reference(TypeCode.heap(top), true);
  }

  boolean matches(int[] given, int[] wanted) {
    if (given == wanted) {
      return true;
    }
    if (given.length != wanted.length) {
      return false;
    }
    for (int i = 0; i < given.length; i++) {
      if (!matches(given[i], wanted[i])) {
        return false;
      }
    }
    return true;
  }
}
