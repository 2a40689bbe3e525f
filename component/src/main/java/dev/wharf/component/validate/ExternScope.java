package dev.wharf.component.validate;

import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.name.ExternName;
import dev.wharf.component.name.InterfaceName;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourcePath;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.ValidationException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The imports, or the exports, of one component, component type or instance: their names are
 * unique, of the right form and fit their types. Explainer, import and export definitions; Binary
 * format, notes on imports and exports.
 */
final class ExternScope {
  private final String direction;
  private final NamedTypes named;
  private final boolean synthesized;
  private final SequencedMap<String, ExternDesc> externs = new LinkedHashMap<>();
  private final List<ResourcePath> resources = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();

  /** Names of resources, by object: an unnamed alias of a named resource does not count. */
  private final Map<ResourceType, String> resourceNames = new IdentityHashMap<>();

  private final Set<String> resourceLabels = new HashSet<>();
  private final Set<ResourceType> known = new HashSet<>();

  /**
   * @param direction {@code import} or {@code export}
   */
  ExternScope(String direction, NamedTypes named) {
    this(direction, named, false);
  }

  private ExternScope(String direction, NamedTypes named, boolean synthesized) {
    this.direction = direction;
    this.named = named;
    this.synthesized = synthesized;
  }

  /**
   * The exports of an instance put together from what is there: a resource gets no name by being
   * one of them.
   */
  static ExternScope ofSynthesizedInstance() {
    return new ExternScope("export", NamedTypes.unchecked(), true);
  }

  SequencedMap<String, ExternDesc> externs() {
    return externs;
  }

  /** Where the resources that these imports or exports introduce can be found. */
  List<ResourcePath> resources() {
    return resources;
  }

  boolean introduces(ResourceType resource) {
    return known.contains(resource);
  }

  /**
   * Enters an import or export; {@code desc} must be under the name's own objects, see {@link
   * Naming}.
   */
  void add(NameAttributes name, ExternDesc desc, int offset) {
    var parsed = parse(name.name(), offset);
    var before = names.putIfAbsent(parsed.uniquenessKey(), name.name());
    if (before != null) {
      throw new ValidationException(
          direction + " name `" + name.name() + "` conflicts with previous name `" + before + "`",
          offset);
    }
    checkAttributes(name, parsed, desc, offset);
    checkAnnotation(parsed, desc, offset);
    if (!named.register(desc)) {
      var sort = desc instanceof ExternDesc.OfType ? "type" : desc.sort();
      throw new ValidationException(
          sort
              + " not valid to be used as "
              + direction
              + ": `"
              + name.name()
              + "` mentions a type that has no name",
          offset);
    }
    if (!synthesized
        && parsed instanceof ExternName.Plain(var label)
        && desc instanceof ExternDesc.OfType(ResourceType resource)) {
      resourceNames.put(resource, label);
      resourceLabels.add(label);
    }
    externs.put(name.name(), desc);
  }

  /** Notes a resource that the latest entry introduces. */
  void introduce(ResourceType resource, List<String> path) {
    if (known.add(resource)) {
      resources.add(new ResourcePath(resource, path));
    }
  }

  private static ExternName parse(String name, int offset) {
    try {
      return ExternName.parse(name);
    } catch (ValidationException e) {
      throw new ValidationException(e.getMessage(), offset);
    }
  }

  private static void checkAttributes(
      NameAttributes name, ExternName parsed, ExternDesc desc, int offset) {
    var seen = EnumSet.noneOf(NameAttributes.Kind.class);
    for (var attribute : name.attributes()) {
      if (!seen.add(attribute.kind())) {
        throw new ValidationException("duplicate attribute on name `" + name.name() + "`", offset);
      }
      switch (attribute.kind()) {
        case IMPLEMENTS -> {
          if (attribute.value().isEmpty()) {
            throw new ValidationException("`` is not a valid name", offset);
          }
          if (!(parse(attribute.value(), offset) instanceof ExternName.Interface)) {
            throw new ValidationException(
                "`implements` value `" + attribute.value() + "` must be an interface", offset);
          }
          if (!(desc instanceof ExternDesc.OfInstance)) {
            throw new ValidationException(
                "only instances can have an `implements`: `" + name.name() + "`", offset);
          }
          if (!(parsed instanceof ExternName.Plain)) {
            throw new ValidationException(
                "only plain names can have an `implements`: `" + name.name() + "`", offset);
          }
        }
        case VERSION_SUFFIX -> checkVersionSuffix(parsed, attribute.value(), offset);
        case EXTERNAL_ID -> {}
      }
    }
  }

  /**
   * Canonical versions in names are not accepted yet, so that nothing can be completed by a suffix.
   */
  private static void checkVersionSuffix(ExternName name, String suffix, int offset) {
    if (!(name instanceof ExternName.Interface(InterfaceName _))) {
      throw new ValidationException(
          "`versionsuffix` " + suffix + " on a name without version", offset);
    }
    throw new ValidationException("`versionsuffix` is not supported yet", offset);
  }

  private void checkAnnotation(ExternName name, ExternDesc desc, int offset) {
    switch (name) {
      case ExternName.Plain _, ExternName.Interface _ -> {}
      case ExternName.Constructor(var resource) -> {
        var result = function(desc, offset).result();
        if (result.isEmpty()) {
          throw new ValidationException("function should return one value", offset);
        }
        var returned = result.get() instanceof InterfaceType.Result(var ok, _) ? ok : result;
        if (returned.isEmpty() || !(returned.get() instanceof InterfaceType.Own(var own))) {
          throw new ValidationException(
              "function should return `(own $T)` or `(result (own $T))`", offset);
        }
        checkResource(own, resource, offset);
      }
      case ExternName.Method(var resource, _) -> {
        var params = function(desc, offset).params();
        if (params.isEmpty()) {
          throw new ValidationException("function should have at least one argument", offset);
        }
        if (!params.getFirst().name().equals("self")) {
          throw new ValidationException(
              "function should have a first argument called `self`", offset);
        }
        if (!(params.getFirst().type() instanceof InterfaceType.Borrow(var borrow))) {
          throw new ValidationException(
              "function should take a first argument of `(borrow $T)`", offset);
        }
        checkResource(borrow, resource, offset);
      }
      case ExternName.Static(var resource, _) -> {
        function(desc, offset);
        if (!resourceLabels.contains(resource)) {
          throw new ValidationException(
              "static resource name is not known in this context: `" + resource + "`", offset);
        }
      }
    }
  }

  private static ComponentFuncType function(ExternDesc desc, int offset) {
    if (desc instanceof ExternDesc.OfFunc(var type)) {
      return type;
    }
    throw new ValidationException("item is not a func", offset);
  }

  private void checkResource(ResourceType resource, String label, int offset) {
    var name = Optional.ofNullable(resourceNames.get(resource));
    if (name.isEmpty()) {
      throw new ValidationException(
          "resource used in function does not have a name in this context", offset);
    }
    if (!name.get().equals(label)) {
      throw new ValidationException(
          "function does not match expected resource name `" + name.get() + "`", offset);
    }
  }
}
