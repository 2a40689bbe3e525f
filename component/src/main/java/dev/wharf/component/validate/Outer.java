package dev.wharf.component.validate;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourcePath;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.ValidationException;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Outer aliases, and what may not be carried by them into another component. Explainer, alias
 * definitions.
 */
final class Outer {
  private final Set<DefType> visited = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<ResourceType> mentioned = new HashSet<>();
  private final Set<ResourceType> bound = new HashSet<>();

  private Outer() {}

  /** The scope {@code depth} levels out; 0 is the scope itself. The depth is unsigned. */
  static TypeScope scope(TypeScope scope, int depth, int offset) {
    var at = Optional.of(scope);
    for (int left = depth; at.isPresent() && left != 0; left--) {
      at = at.get().parent;
    }
    return at.orElseThrow(() ->
        new ValidationException(
            "invalid outer alias count of " + Integer.toUnsignedString(depth), offset));
  }

  /**
   * A type of an outer scope. Across the border of a component it may not mention resources of that
   * outside.
   */
  static DefType type(TypeScope scope, int depth, int index, int offset) {
    var type = scope(scope, depth, offset).type(index, offset);
    boolean crosses = false;
    var at = scope;
    for (int left = depth; left != 0; left--) {
      crosses |= at.kind == TypeScope.Kind.COMPONENT;
      at = at.parent.orElseThrow();
    }
    if (crosses && mentionsResources(type)) {
      throw new ValidationException(
          "cannot alias outer type which transitively refers to resources not defined in the"
              + " current component",
          offset);
    }
    return type;
  }

  private static boolean mentionsResources(DefType type) {
    var walk = new Outer();
    walk.visit(type);
    return !walk.bound.containsAll(walk.mentioned);
  }

  private void visit(DefType type) {
    if (!visited.add(type)) {
      return;
    }
    switch (type) {
      case ResourceType resource -> mentioned.add(resource);
      case ComponentFuncType func -> {
        func.params().forEach(param -> visit(param.type()));
        func.result().ifPresent(this::visit);
      }
      case InstanceType instance -> {
        bind(instance.resources());
        visit(instance.exports());
      }
      case ComponentType component -> {
        bind(component.importedResources());
        bind(component.exportedResources());
        visit(component.imports());
        visit(component.exports());
      }
      case InterfaceType value -> visitParts(value);
    }
  }

  private void bind(List<ResourcePath> resources) {
    resources.forEach(path -> bound.add(path.resource()));
  }

  private void visit(Map<String, ExternDesc> externs) {
    for (var desc : externs.values()) {
      switch (desc) {
        case ExternDesc.OfModule _ -> {}
        case ExternDesc.OfFunc(var type) -> visit(type);
        case ExternDesc.OfType(var type) -> visit(type);
        case ExternDesc.OfComponent(var type) -> visit(type);
        case ExternDesc.OfInstance(var type) -> visit(type);
      }
    }
  }

  private void visitParts(InterfaceType type) {
    switch (type) {
      case InterfaceType.Primitive _, InterfaceType.Flags _, InterfaceType.Enum _ -> {}
      case InterfaceType.Record(var fields) -> fields.forEach(field -> visit(field.type()));
      case InterfaceType.Variant(var cases) ->
          cases.forEach(c -> c.payload().ifPresent(this::visit));
      case InterfaceType.ListOf(var element) -> visit(element);
      case InterfaceType.FixedListOf(var element, _) -> visit(element);
      case InterfaceType.MapOf(var key, var value) -> {
        visit(key);
        visit(value);
      }
      case InterfaceType.Tuple(var elements) -> elements.forEach(this::visit);
      case InterfaceType.Option(var payload) -> visit(payload);
      case InterfaceType.Result(var ok, var error) -> {
        ok.ifPresent(this::visit);
        error.ifPresent(this::visit);
      }
      case InterfaceType.Own(var resource) -> visit(resource);
      case InterfaceType.Borrow(var resource) -> visit(resource);
      case InterfaceType.Stream(var element) -> element.ifPresent(this::visit);
      case InterfaceType.Future(var payload) -> payload.ifPresent(this::visit);
    }
  }
}
