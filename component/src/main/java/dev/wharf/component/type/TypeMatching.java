package dev.wharf.component.type;

import dev.wharf.wasm.type.ExternType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether something of one type can stand where another is asked for. Value and function types must
 * be equal; modules, components and instances may offer more than asked for and ask for less.
 * Explainer, type checking; Binary format, notes on {@code instantiate}. For one thread.
 */
public final class TypeMatching {
  /** Pairs already found to match: types are graphs whose parts are shared. */
  private final Map<DefType, Set<DefType>> matched = new IdentityHashMap<>();

  private TypeMatching() {}

  /** Why {@code actual} cannot stand for {@code expected}; empty if it can. */
  public static Optional<String> mismatch(ExternDesc actual, ExternDesc expected) {
    return new TypeMatching().compare(actual, expected);
  }

  /** The same for what core instances export and core modules import. Spec: valid/matching. */
  public static Optional<String> mismatch(ExternType actual, ExternType expected) {
    return ModuleMatching.mismatch(actual, expected);
  }

  /**
   * Supplies one import. Enters into {@code substitution} what the parameters of the type that lie
   * below {@code name} and its named types turn out to be; then checks that {@code actual} fits. On
   * mismatch the substitution is spoilt.
   *
   * @param parameters as in {@link ComponentType#importedResources()}
   * @return why it does not fit, or empty
   */
  public static Optional<String> supply(
      String name,
      ExternDesc actual,
      ExternDesc expected,
      List<ResourcePath> parameters,
      Substitution substitution) {
    return new TypeMatching().bind(name, actual, expected, parameters, substitution);
  }

  private Optional<String> bind(
      String name,
      ExternDesc actual,
      ExternDesc expected,
      List<ResourcePath> parameters,
      Substitution substitution) {
    for (var parameter : parameters) {
      if (parameter.path().getFirst().equals(name)) {
        var found = follow(actual, parameter.path(), 1);
        if (found.isEmpty()) {
          break; // The comparison below says what is missing.
        }
        if (!(found.get() instanceof ExternDesc.OfType(ResourceType resource))) {
          return Optional.of("expected resource, found " + describe(found.get()));
        }
        substitution.bind(parameter.resource(), resource);
      }
    }
    var reason = compare(actual, substitution.preview().apply(expected));
    if (reason.isEmpty()) {
      rename(actual, expected, substitution);
    }
    return reason;
  }

  /** The item at the end of a path of exports. */
  private static Optional<ExternDesc> follow(ExternDesc desc, List<String> path, int from) {
    var at = desc;
    for (var name : path.subList(from, path.size())) {
      if (!(at instanceof ExternDesc.OfInstance(var type)) || !type.exports().containsKey(name)) {
        return Optional.empty();
      }
      at = type.exports().get(name);
    }
    return Optional.of(at);
  }

  /**
   * What is called something by the type that is expected is henceforth the named type that was
   * supplied.
   */
  private static void rename(ExternDesc actual, ExternDesc expected, Substitution substitution) {
    switch (expected) {
      case ExternDesc.OfType(var type) -> {
        if (actual instanceof ExternDesc.OfType(var other)) {
          if (hasName(type)) {
            substitution.rename(type, other);
          }
        }
      }
      case ExternDesc.OfInstance(var type) -> {
        if (actual instanceof ExternDesc.OfInstance(var other)) {
          for (var export : type.exports().entrySet()) {
            var found = other.exports().get(export.getKey());
            if (found != null) {
              rename(found, export.getValue(), substitution);
            }
          }
        }
      }
      case ExternDesc.OfModule _, ExternDesc.OfFunc _, ExternDesc.OfComponent _ -> {}
    }
  }

  /** The other types are known by their parts alone. Explainer, external visibility of types. */
  private static boolean hasName(DefType type) {
    return switch (type) {
      case ResourceType _,
          InterfaceType.Record _,
          InterfaceType.Variant _,
          InterfaceType.Enum _,
          InterfaceType.Flags _ ->
          true;
      case InterfaceType _, ComponentFuncType _, InstanceType _, ComponentType _ -> false;
    };
  }

  private Optional<String> compare(ExternDesc actual, ExternDesc expected) {
    return switch (expected) {
      case ExternDesc.OfModule(var type) ->
          actual instanceof ExternDesc.OfModule(var other)
              ? ModuleMatching.mismatch(other, type)
              : sorts(actual, expected);
      case ExternDesc.OfFunc(var type) ->
          actual instanceof ExternDesc.OfFunc(var other)
              ? equal(other, type)
              : sorts(actual, expected);
      case ExternDesc.OfType(var type) ->
          actual instanceof ExternDesc.OfType(var other)
              ? equal(other, type)
              : sorts(actual, expected);
      case ExternDesc.OfComponent(var type) ->
          actual instanceof ExternDesc.OfComponent(var other)
              ? component(other, type)
              : sorts(actual, expected);
      case ExternDesc.OfInstance(var type) ->
          actual instanceof ExternDesc.OfInstance(var other)
              ? instance(other, type)
              : sorts(actual, expected);
    };
  }

  private Optional<String> instance(InstanceType actual, InstanceType expected) {
    var substitution = new Substitution();
    for (var parameter : expected.resources()) {
      var found = follow(new ExternDesc.OfInstance(actual), parameter.path(), 0);
      if (found.isPresent() && found.get() instanceof ExternDesc.OfType(ResourceType resource)) {
        substitution.bind(parameter.resource(), resource);
      }
    }
    return exports(actual.exports(), expected.exports(), substitution);
  }

  private Optional<String> exports(
      Map<String, ExternDesc> actual, Map<String, ExternDesc> expected, Substitution substitution) {
    for (var export : expected.entrySet()) {
      var found = actual.get(export.getKey());
      if (found == null) {
        return Optional.of("missing expected export `" + export.getKey() + "`");
      }
      var reason = compare(found, substitution.apply(export.getValue()));
      if (reason.isPresent()) {
        return Optional.of("type mismatch in export `" + export.getKey() + "`: " + reason.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> component(ComponentType actual, ComponentType expected) {
    var supplied = new Substitution();
    for (var needed : actual.imports().entrySet()) {
      var offer = expected.imports().get(needed.getKey());
      if (offer == null) {
        return Optional.of("missing expected import `" + needed.getKey() + "`");
      }
      var reason =
          bind(needed.getKey(), offer, needed.getValue(), actual.importedResources(), supplied);
      if (reason.isPresent()) {
        return Optional.of("type mismatch in import `" + needed.getKey() + "`: " + reason.get());
      }
    }
    var offered = supplied.apply(actual.exports());
    var asked = new Substitution();
    for (var parameter : expected.exportedResources()) {
      var first = offered.get(parameter.path().getFirst());
      var found = first == null ? Optional.<ExternDesc>empty() : follow(first, parameter.path(), 1);
      if (found.isPresent() && found.get() instanceof ExternDesc.OfType(ResourceType resource)) {
        asked.bind(parameter.resource(), resource);
      }
    }
    return exports(offered, expected.exports(), asked);
  }

  private Optional<String> equal(DefType actual, DefType expected) {
    if (actual == expected) {
      return Optional.empty();
    }
    var others = matched.get(actual);
    if (others != null && others.contains(expected)) {
      return Optional.empty();
    }
    var reason = difference(actual, expected);
    if (reason.isEmpty()) {
      matched
          .computeIfAbsent(actual, _ -> Collections.newSetFromMap(new IdentityHashMap<>()))
          .add(expected);
    }
    return reason;
  }

  private Optional<String> difference(DefType actual, DefType expected) {
    return switch (expected) {
      case ResourceType _ -> {
        if (!(actual instanceof ResourceType)) {
          yield kinds(actual, expected);
        }
        yield actual.equals(expected)
            ? Optional.empty()
            : Optional.of("resource types are not the same");
      }
      case ComponentFuncType func ->
          actual instanceof ComponentFuncType other
              ? function(other, func)
              : kinds(actual, expected);
      case InstanceType instance -> {
        if (!(actual instanceof InstanceType other)) {
          yield kinds(actual, expected);
        }
        var reason = instance(other, instance);
        yield reason.isPresent() ? reason : instance(instance, other);
      }
      case ComponentType component -> {
        if (!(actual instanceof ComponentType other)) {
          yield kinds(actual, expected);
        }
        var reason = component(other, component);
        yield reason.isPresent() ? reason : component(component, other);
      }
      case InterfaceType type ->
          actual instanceof InterfaceType other
              ? new ValueMatching(this::equalValues).difference(other, type)
              : kinds(actual, expected);
    };
  }

  private Optional<String> equalValues(InterfaceType actual, InterfaceType expected) {
    return equal(actual, expected);
  }

  private Optional<String> function(ComponentFuncType actual, ComponentFuncType expected) {
    if (actual.async() != expected.async()) {
      return Optional.of(
          expected.async()
              ? "expected async function, found sync function"
              : "expected sync function, found async function");
    }
    if (actual.params().size() != expected.params().size()) {
      return Optional.of(
          "expected " + expected.params().size() + " parameters, found " + actual.params().size());
    }
    for (int i = 0; i < actual.params().size(); i++) {
      var a = actual.params().get(i);
      var e = expected.params().get(i);
      if (!a.name().equals(e.name())) {
        return Optional.of("expected parameter named `" + e.name() + "`, found `" + a.name() + "`");
      }
      var reason = equal(a.type(), e.type());
      if (reason.isPresent()) {
        return Optional.of(
            "type mismatch in function parameter `" + e.name() + "`: " + reason.get());
      }
    }
    if (actual.result().isPresent() != expected.result().isPresent()) {
      return Optional.of(
          expected.result().isPresent() ? "expected a result, found none" : "expected no result");
    }
    if (expected.result().isPresent()) {
      var reason = equal(actual.result().get(), expected.result().get());
      if (reason.isPresent()) {
        return Optional.of("type mismatch with result type: " + reason.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> sorts(ExternDesc actual, ExternDesc expected) {
    return Optional.of("expected " + expected.sort() + ", found " + describe(actual));
  }

  private static String describe(ExternDesc desc) {
    return desc instanceof ExternDesc.OfType(var type) ? word(type) : desc.sort();
  }

  private static Optional<String> kinds(DefType actual, DefType expected) {
    return Optional.of("expected " + word(expected) + ", found " + word(actual));
  }

  private static String word(DefType type) {
    return switch (type) {
      case ResourceType _ -> "resource";
      case ComponentFuncType _ -> "func";
      case InstanceType _ -> "instance";
      case ComponentType _ -> "component";
      case InterfaceType value -> ValueMatching.word(value);
    };
  }
}
