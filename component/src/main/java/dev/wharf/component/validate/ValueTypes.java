package dev.wharf.component.validate;

import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.component.name.Label;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.wasm.ValidationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Value and function types: from indices to types. Binary format, notes on {@code defvaltype}. */
final class ValueTypes {
  /** Fields of a record, cases of a variant, labels of an enum, elements of a tuple. */
  private static final int MAX_PARTS = 10_000;

  private static final int MAX_FLAGS = 32;
  private static final int MAX_PARAMS = 1_000;

  private final TypeScope scope;
  private final TypeMeasure measure;
  private final int offset;

  /**
   * @param offset of the definition, for messages
   */
  ValueTypes(TypeScope scope, TypeMeasure measure, int offset) {
    this.scope = scope;
    this.measure = measure;
    this.offset = offset;
  }

  InterfaceType resolve(ValueRef ref) {
    return switch (ref) {
      case ValueRef.Primitive(var type) -> type;
      case ValueRef.Index(int index) -> scope.valueType(index, offset);
    };
  }

  Optional<InterfaceType> resolve(Optional<ValueRef> ref) {
    return ref.map(this::resolve);
  }

  ComponentFuncType function(TypeExpr.Func func) {
    if (func.params().size() > MAX_PARAMS) {
      throw invalid("function has more than " + MAX_PARAMS + " parameters");
    }
    var names = new Labels("function parameter name");
    var params = new ArrayList<InterfaceType.Field>();
    for (var param : func.params()) {
      params.add(new InterfaceType.Field(names.add(param.name()), resolve(param.type())));
    }
    var result = resolve(func.result());
    if (result.isPresent() && measure.containsBorrow(result.get())) {
      throw invalid("function result cannot contain a `borrow` type");
    }
    return new ComponentFuncType(func.async(), params, result);
  }

  InterfaceType record(List<TypeExpr.Label> fields) {
    count(fields.size(), "record", "field");
    var names = new Labels("record field name");
    return new InterfaceType.Record(
        fields.stream()
            .map(f -> new InterfaceType.Field(names.add(f.name()), resolve(f.type())))
            .toList());
  }

  InterfaceType variant(List<TypeExpr.Case> cases) {
    count(cases.size(), "variant", "case");
    var names = new Labels("variant case name");
    return new InterfaceType.Variant(
        cases.stream()
            .map(c -> new InterfaceType.Case(names.add(c.name()), resolve(c.payload())))
            .toList());
  }

  InterfaceType tuple(List<ValueRef> elements) {
    count(elements.size(), "tuple", "type");
    return new InterfaceType.Tuple(elements.stream().map(this::resolve).toList());
  }

  InterfaceType flags(List<String> labels) {
    if (labels.isEmpty()) {
      throw invalid("flags must have at least one entry");
    }
    if (labels.size() > MAX_FLAGS) {
      throw invalid("cannot have more than 32 flags");
    }
    return new InterfaceType.Flags(labels(labels, "flag name"));
  }

  InterfaceType enumeration(List<String> labels) {
    count(labels.size(), "enum", "variant");
    return new InterfaceType.Enum(labels(labels, "enum tag name"));
  }

  InterfaceType fixedList(TypeExpr.FixedListOf list) {
    if (list.length() == 0) {
      throw invalid("fixed-length lists must have more than zero elements");
    }
    return new InterfaceType.FixedListOf(resolve(list.element()), list.length());
  }

  InterfaceType map(TypeExpr.MapOf map) {
    var key = resolve(map.key());
    boolean allowed =
        key instanceof Primitive primitive
            && switch (primitive) {
              case BOOL, S8, U8, S16, U16, S32, U32, S64, U64, CHAR, STRING -> true;
              case F32, F64, ERROR_CONTEXT -> false;
            };
    if (!allowed) {
      throw invalid("invalid map key type");
    }
    return new InterfaceType.MapOf(key, resolve(map.value()));
  }

  InterfaceType stream(Optional<ValueRef> element) {
    var type = unborrowed(resolve(element), "stream");
    if (type.isPresent() && type.get() == Primitive.CHAR) {
      throw invalid("`stream<char>` is not valid at this time");
    }
    return new InterfaceType.Stream(type);
  }

  InterfaceType future(Optional<ValueRef> payload) {
    return new InterfaceType.Future(unborrowed(resolve(payload), "future"));
  }

  private Optional<InterfaceType> unborrowed(Optional<InterfaceType> type, String what) {
    if (type.isPresent() && measure.containsBorrow(type.get())) {
      throw invalid(what + " cannot contain a `borrow` type");
    }
    return type;
  }

  private List<String> labels(List<String> labels, String what) {
    var names = new Labels(what);
    return labels.stream().map(names::add).toList();
  }

  private void count(int count, String what, String part) {
    if (count == 0) {
      throw invalid(what + " type must have at least one " + part);
    }
    if (count > MAX_PARTS) {
      throw invalid(what + " type has more than " + MAX_PARTS + " parts");
    }
  }

  private ValidationException invalid(String message) {
    return new ValidationException(message, offset);
  }

  /** Labels of one scope: in kebab case, each once. */
  private final class Labels {
    private final String what;
    private final Map<String, String> seen = new HashMap<>();

    Labels(String what) {
      this.what = what;
    }

    String add(String label) {
      if (label.isEmpty()) {
        throw invalid(what + " cannot be empty");
      }
      if (!Label.isLabel(label)) {
        throw invalid(what + " `" + label + "` is not in kebab case");
      }
      var before = seen.putIfAbsent(Label.uniquenessKey(label), label);
      if (before != null) {
        throw invalid(
            what + " `" + label + "` conflicts with previous " + what + " `" + before + "`");
      }
      return label;
    }
  }
}
