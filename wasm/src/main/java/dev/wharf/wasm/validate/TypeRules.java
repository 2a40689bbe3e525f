package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.module.SectionId;
import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.CompositeType;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FieldType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StorageType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.SubType;
import dev.wharf.wasm.type.Subtyping;
import dev.wharf.wasm.type.TypeSpace;
import dev.wharf.wasm.type.ValType;
import java.util.List;
import java.util.Set;

/**
 * Checks type definitions: first what indices they name, so that they can be compared, then that
 * each matches its supertype. Spec: valid/types, recursive types.
 */
final class TypeRules {
  private final TypeSpace space;
  private final TypeCodes codes;
  private final Set<Feature> features;
  private final CheckedDefinition checked;

  /** How many supertypes each type has above it; empty while no type has any. */
  private byte[] depths = {};

  private TypeRules(TypeSpace space, Set<Feature> features, CheckedDefinition checked) {
    this.checked = checked;
    this.space = space;
    this.features = features;
    this.codes = new TypeCodes(space, features);
  }

  /**
   * @param checked is told which definition is looked at
   * @throws ValidationException if a definition is not valid, or belongs to a feature that is off
   */
  static TypeCodes check(TypeSpace space, Set<Feature> features, CheckedDefinition checked) {
    var rules = new TypeRules(space, features, checked);
    rules.checkIndices();
    rules.checkTypes();
    return rules.codes;
  }

  private void checkIndices() {
    int first = 0;
    for (RecType group : space.groups()) {
      int end = first + group.types().size();
      checked.at(SectionId.TYPE, first);
      if (end - first != 1) {
        require(Feature.GC, "a group of types");
      }
      for (int index = first; index < end; index++) {
        checked.at(SectionId.TYPE, index);
        var type = space.get(index);
        checkSupertypes(type, index);
        checkIndices(type.composite(), end);
      }
      first = end;
    }
  }

  private void checkSupertypes(SubType type, int index) {
    if (!type.isPlain()) {
      require(Feature.GC, "a subtype");
    }
    if (type.supertypes().isEmpty()) {
      return;
    }
    if (type.supertypes().size() > 1) {
      throw new ValidationException("sub type " + index + " has more than one super type");
    }
    int above = superIndex(type);
    if (above >= index) {
      throw new ValidationException("unknown type " + above);
    }
    if (depths.length == 0) {
      depths = new byte[space.size()];
    }
    if (depths[above] == Limits.SUBTYPE_DEPTH) {
      throw new ValidationException(
          "sub type "
              + index
              + " has too many types above it: the limit is "
              + Limits.SUBTYPE_DEPTH);
    }
    depths[index] = (byte) (depths[above] + 1);
  }

  private static int superIndex(SubType type) {
    return ((HeapType.Concrete) type.supertypes().get(0)).typeIndex();
  }

  private void require(Feature feature, String what) {
    if (!features.contains(feature)) {
      throw new ValidationException(what + " needs " + feature + ", which is not enabled");
    }
  }

  /** The definition may name its own group and what is before it. */
  private void checkIndices(CompositeType type, int end) {
    switch (type) {
      case FuncType(var params, var results) -> {
        checkIndices(params, end);
        checkIndices(results, end);
        if (params.size() > Limits.PARAMETERS || results.size() > Limits.RESULTS) {
          throw new ValidationException(
              "a function type has too many parameters or results: the limit is "
                  + Limits.PARAMETERS);
        }
        if (results.size() > 1 && !features.contains(Feature.MULTI_VALUE)) {
          throw new ValidationException("invalid result arity: multiple results are not enabled");
        }
      }
      case StructType(var fields) -> {
        require(Feature.GC, "a structure type");
        if (fields.size() > Limits.FIELDS) {
          throw new ValidationException(
              "a structure type has too many fields: the limit is " + Limits.FIELDS);
        }
        for (FieldType field : fields) {
          checkIndex(field.storage(), end);
        }
      }
      case ArrayType(var element) -> {
        require(Feature.GC, "an array type");
        checkIndex(element.storage(), end);
      }
    }
  }

  private static void checkIndices(List<ValType> types, int end) {
    for (int i = 0; i < types.size(); i++) {
      checkIndex(types.get(i), end);
    }
  }

  private static void checkIndex(StorageType type, int end) {
    if (type instanceof RefType ref
        && ref.heap() instanceof HeapType.Concrete(int index)
        && index >= end) {
      throw new ValidationException("unknown type " + index);
    }
  }

  /** That features are on for the types they name, and that they match their supertypes. */
  private void checkTypes() {
    for (int index = 0; index < space.size(); index++) {
      checked.at(SectionId.TYPE, index);
      var type = space.get(index);
      switch (type.composite()) {
        case FuncType _ -> {
          codes.params(index);
          codes.results(index);
        }
        case StructType(var fields) -> fields.forEach(codes::unpacked);
        case ArrayType(var element) -> codes.unpacked(element);
      }
      if (!type.supertypes().isEmpty()) {
        checkMatches(codes.defined()[index], "sub type " + index, "super type " + superIndex(type));
      }
    }
  }

  /**
   * That a defined type may have the supertype that it names.
   *
   * @param what the type, in messages
   * @param above its supertype, in messages
   */
  static void checkMatches(DefType type, String what, String above) {
    var definition = type.definition();
    var wanted = ((DefType) definition.supertypes().get(0)).definition();
    if (wanted.isFinal()) {
      throw new ValidationException(what + " cannot have a final super type: " + above);
    }
    if (!Subtyping.compositeMatches(definition.composite(), wanted.composite())) {
      throw new ValidationException(what + " does not match " + above);
    }
  }
}
