package dev.wharf.component.validate;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourceType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Which types the world outside can name. A resource, record, variant, enum or flags may show in an
 * import or export only if an import or export before gave it a name; the name belongs to the
 * object, not to every equal type. Explainer, external visibility of types.
 */
final class NamedTypes {
  private final boolean checked;
  private final Optional<NamedTypes> imports;

  /** Types with a name, and those found to consist of such. */
  private final Set<DefType> visible = Collections.newSetFromMap(new IdentityHashMap<>());

  private NamedTypes(boolean checked, Optional<NamedTypes> imports) {
    this.checked = checked;
    this.imports = imports;
  }

  /** Of an instance type, where everything may show: it is checked where the type is used. */
  static NamedTypes unchecked() {
    return new NamedTypes(false, Optional.empty());
  }

  static NamedTypes ofImports() {
    return new NamedTypes(true, Optional.empty());
  }

  /** Exports may mention what imports named; not the other way round. */
  static NamedTypes ofExports(NamedTypes imports) {
    return new NamedTypes(true, Optional.of(imports));
  }

  /** Whether it may be imported or exported; what it names is named from now on. */
  boolean register(ExternDesc desc) {
    if (!checked) {
      return true;
    }
    return switch (desc) {
      case ExternDesc.OfModule _, ExternDesc.OfComponent _ -> true;
      case ExternDesc.OfFunc(var type) -> isVisible(type);
      case ExternDesc.OfType(var type) -> {
        boolean visible = partsVisible(type);
        this.visible.add(type);
        yield visible;
      }
      case ExternDesc.OfInstance(var type) -> registerExports(type);
    };
  }

  private boolean registerExports(InstanceType type) {
    for (var export : type.exports().values()) {
      if (!register(export)) {
        return false;
      }
    }
    return true;
  }

  private boolean isVisible(DefType type) {
    if (type instanceof InterfaceType.Primitive || knows(type)) {
      return true;
    }
    boolean needsName =
        switch (type) {
          case ResourceType _,
              InterfaceType.Record _,
              InterfaceType.Variant _,
              InterfaceType.Enum _,
              InterfaceType.Flags _ ->
              true;
          case InterfaceType _, ComponentFuncType _, InstanceType _, ComponentType _ -> false;
        };
    if (needsName || !partsVisible(type)) {
      return false;
    }
    visible.add(type);
    return true;
  }

  private boolean knows(DefType type) {
    return visible.contains(type) || (imports.isPresent() && imports.get().knows(type));
  }

  private boolean isVisible(Optional<InterfaceType> type) {
    return type.isEmpty() || isVisible(type.get());
  }

  private boolean partsVisible(DefType type) {
    return switch (type) {
      case ResourceType _, ComponentType _ -> true;
      case ComponentFuncType func ->
          func.params().stream().allMatch(param -> isVisible(param.type()))
              && isVisible(func.result());
      // The names that it will bring along are good only inside it, so they go into a scope of
      // their own.
      case InstanceType instance -> ofExports(this).registerExports(instance);
      case InterfaceType value -> partsVisible(value);
    };
  }

  private boolean partsVisible(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Primitive _, InterfaceType.Flags _, InterfaceType.Enum _ -> true;
      case InterfaceType.Record(var fields) ->
          fields.stream().allMatch(field -> isVisible(field.type()));
      case InterfaceType.Variant(var cases) -> cases.stream().allMatch(c -> isVisible(c.payload()));
      case InterfaceType.ListOf(var element) -> isVisible(element);
      case InterfaceType.FixedListOf(var element, _) -> isVisible(element);
      case InterfaceType.MapOf(var key, var value) -> isVisible(key) && isVisible(value);
      case InterfaceType.Tuple(var elements) -> elements.stream().allMatch(this::isVisible);
      case InterfaceType.Option(var payload) -> isVisible(payload);
      case InterfaceType.Result(var ok, var error) -> isVisible(ok) && isVisible(error);
      case InterfaceType.Own(var resource) -> isVisible(resource);
      case InterfaceType.Borrow(var resource) -> isVisible(resource);
      case InterfaceType.Stream(var element) -> isVisible(element);
      case InterfaceType.Future(var payload) -> isVisible(payload);
    };
  }
}
