package dev.wharf.component.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * Types with some resources and named types replaced by others, as when a component is
 * instantiated. Parts that mention nothing replaced stay the same objects. A type may be applied
 * only after everything that it mentions was entered. For one thread. Explainer, type checking.
 */
public final class Substitution {
  private final Map<ResourceType, ResourceType> resources;
  private final Map<DefType, DefType> types = new IdentityHashMap<>();
  private final Map<DefType, DefType> before;

  /** Names of one type share their parts, and go on doing so. */
  private final Map<List<?>, List<?>> parts = new IdentityHashMap<>();

  public Substitution() {
    this.resources = new HashMap<>();
    this.before = Map.of();
  }

  private Substitution(Substitution before) {
    this.resources = before.resources;
    this.before = before.types;
  }

  /**
   * One that does the same, for types to which this one is to be applied only after more was
   * entered.
   */
  Substitution preview() {
    return new Substitution(this);
  }

  /** Every mention of {@code from}, under whatever name, becomes {@code to}. */
  public void bind(ResourceType from, ResourceType to) {
    resources.put(from, to);
    types.put(from, to);
  }

  /** Every mention of just this object becomes {@code to}: an equal type that has another name. */
  public void rename(DefType from, DefType to) {
    types.put(from, to);
  }

  public ExternDesc apply(ExternDesc desc) {
    return switch (desc) {
      case ExternDesc.OfModule _ -> desc;
      case ExternDesc.OfFunc(var type) -> {
        var applied = apply(type);
        yield applied == type ? desc : new ExternDesc.OfFunc((ComponentFuncType) applied);
      }
      case ExternDesc.OfType(var type) -> {
        var applied = apply(type);
        yield applied == type ? desc : new ExternDesc.OfType(applied);
      }
      case ExternDesc.OfComponent(var type) -> {
        var applied = apply(type);
        yield applied == type ? desc : new ExternDesc.OfComponent((ComponentType) applied);
      }
      case ExternDesc.OfInstance(var type) -> {
        var applied = apply(type);
        yield applied == type ? desc : new ExternDesc.OfInstance((InstanceType) applied);
      }
    };
  }

  /** The exports of a type, in order. */
  public SequencedMap<String, ExternDesc> apply(SequencedMap<String, ExternDesc> externs) {
    boolean same = true;
    var applied = new LinkedHashMap<String, ExternDesc>();
    for (var entry : externs.entrySet()) {
      var desc = apply(entry.getValue());
      same &= desc == entry.getValue();
      applied.put(entry.getKey(), desc);
    }
    return same ? externs : applied;
  }

  public DefType apply(DefType type) {
    if (type instanceof InterfaceType.Primitive) {
      return type;
    }
    var known = types.get(type);
    if (known == null && !before.isEmpty()) {
      known = before.get(type);
    }
    if (known == null) {
      known = compute(type);
      types.put(type, known);
    }
    return known;
  }

  private InterfaceType value(InterfaceType type) {
    return (InterfaceType) apply(type);
  }

  private ResourceType resource(ResourceType type) {
    return (ResourceType) apply(type);
  }

  private DefType compute(DefType type) {
    return switch (type) {
      case ResourceType resource -> {
        var to = resources.get(resource);
        yield to == null ? resource : to.alias();
      }
      case ComponentFuncType func -> {
        var params = fields(func.params());
        var result = optional(func.result());
        yield params == func.params() && result == func.result()
            ? func
            : new ComponentFuncType(func.async(), params, result);
      }
      case InstanceType instance -> {
        var exports = apply(instance.exports());
        yield exports == instance.exports()
            ? instance
            : new InstanceType(exports, instance.resources());
      }
      case ComponentType component -> {
        var imports = apply(component.imports());
        var exports = apply(component.exports());
        yield imports == component.imports() && exports == component.exports()
            ? component
            : new ComponentType(
                imports, exports, component.importedResources(), component.exportedResources());
      }
      case InterfaceType value -> compute(value);
    };
  }

  private InterfaceType compute(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Primitive _, InterfaceType.Flags _, InterfaceType.Enum _ -> type;
      case InterfaceType.Record(var before) -> {
        var fields = shared(before, this::fields);
        yield fields == before ? type : new InterfaceType.Record(fields);
      }
      case InterfaceType.Variant(var before) -> {
        var cases = shared(before, this::cases);
        yield cases == before ? type : new InterfaceType.Variant(cases);
      }
      case InterfaceType.ListOf(var before) -> {
        var element = value(before);
        yield element == before ? type : new InterfaceType.ListOf(element);
      }
      case InterfaceType.FixedListOf(var before, int length) -> {
        var element = value(before);
        yield element == before ? type : new InterfaceType.FixedListOf(element, length);
      }
      case InterfaceType.MapOf(var keyBefore, var before) -> {
        var key = value(keyBefore);
        var value = value(before);
        yield key == keyBefore && value == before ? type : new InterfaceType.MapOf(key, value);
      }
      case InterfaceType.Tuple(var before) -> {
        var elements = values(before);
        yield elements == before ? type : new InterfaceType.Tuple(elements);
      }
      case InterfaceType.Option(var before) -> {
        var payload = value(before);
        yield payload == before ? type : new InterfaceType.Option(payload);
      }
      case InterfaceType.Result(var okBefore, var errorBefore) -> {
        var ok = optional(okBefore);
        var error = optional(errorBefore);
        yield ok == okBefore && error == errorBefore ? type : new InterfaceType.Result(ok, error);
      }
      case InterfaceType.Own(var before) -> {
        var resource = resource(before);
        yield resource == before ? type : new InterfaceType.Own(resource);
      }
      case InterfaceType.Borrow(var before) -> {
        var resource = resource(before);
        yield resource == before ? type : new InterfaceType.Borrow(resource);
      }
      case InterfaceType.Stream(var before) -> {
        var element = optional(before);
        yield element == before ? type : new InterfaceType.Stream(element);
      }
      case InterfaceType.Future(var before) -> {
        var payload = optional(before);
        yield payload == before ? type : new InterfaceType.Future(payload);
      }
    };
  }

  private Optional<InterfaceType> optional(Optional<InterfaceType> before) {
    if (before.isEmpty()) {
      return before;
    }
    var applied = value(before.get());
    return applied == before.get() ? before : Optional.of(applied);
  }

  @SuppressWarnings("unchecked") // put there with the same type
  private <T> List<T> shared(List<T> before, UnaryOperator<List<T>> computed) {
    var known = (List<T>) parts.get(before);
    if (known == null) {
      known = List.copyOf(computed.apply(before));
      parts.put(before, known);
    }
    return known;
  }

  private List<InterfaceType> values(List<InterfaceType> before) {
    boolean same = true;
    var values = new ArrayList<InterfaceType>(before.size());
    for (var type : before) {
      var applied = value(type);
      same &= applied == type;
      values.add(applied);
    }
    return same ? before : values;
  }

  private List<InterfaceType.Field> fields(List<InterfaceType.Field> before) {
    boolean same = true;
    var fields = new ArrayList<InterfaceType.Field>(before.size());
    for (var field : before) {
      var applied = value(field.type());
      same &= applied == field.type();
      fields.add(applied == field.type() ? field : new InterfaceType.Field(field.name(), applied));
    }
    return same ? before : fields;
  }

  private List<InterfaceType.Case> cases(List<InterfaceType.Case> before) {
    boolean same = true;
    var cases = new ArrayList<InterfaceType.Case>(before.size());
    for (var c : before) {
      var applied = optional(c.payload());
      same &= applied == c.payload();
      cases.add(applied == c.payload() ? c : new InterfaceType.Case(c.name(), applied));
    }
    return same ? before : cases;
  }
}
