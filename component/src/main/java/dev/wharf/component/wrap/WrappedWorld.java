package dev.wharf.component.wrap;

import dev.wharf.component.assemble.MergedImports;
import dev.wharf.component.assemble.TypeUses;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.name.ExternName;
import dev.wharf.component.name.InterfaceName;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.ResourceType;
import dev.wharf.component.type.Substitution;
import dev.wharf.wasm.LinkException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The worlds of all modules of a component, made one. */
final class WrappedWorld {
  /**
   * An export of the component.
   *
   * @param resources of an exported interface that the module defines, by name
   */
  record Exported(
      CorePart part,
      ExternDesc type,
      SequencedMap<String, ResourceType> resources,
      List<NameAttributes.Attribute> attributes) {}

  private final MergedImports imports = new MergedImports();
  private final SequencedMap<String, Exported> exports = new LinkedHashMap<>();
  private final Map<TypeUses.Place, TypeUses.Place> exportUses = new HashMap<>();

  MergedImports imports() {
    return imports;
  }

  SequencedMap<String, Exported> exports() {
    return exports;
  }

  /** From a type of an exported interface to the import that it is taken from. */
  Map<TypeUses.Place, TypeUses.Place> exportUses() {
    return exportUses;
  }

  /**
   * @throws LinkException if it exports what another world does, or imports it differently
   */
  void add(CoreWorld world, CorePart part) {
    var type = world.type();
    var uses = TypeUses.of(world.declared());
    var substitution = new Substitution();
    type.imports()
        .forEach((name, item) ->
            imports.add(
                name,
                new MergedImports.Wanted(
                    item, type.importedResources(), uses, attributes(world, name)),
                substitution,
                false));
    Map<String, SequencedMap<String, ResourceType>> resources = new HashMap<>();
    for (var made : type.exportedResources()) {
      var resource = new ResourceType(-1, made.path().getLast());
      substitution.bind(made.resource(), resource);
      resources
          .computeIfAbsent(made.path().getFirst(), _ -> new LinkedHashMap<>())
          .put(made.path().getLast(), resource);
    }
    type.exports()
        .forEach((name, item) -> {
          var exported =
              new Exported(
                  part,
                  substitution.apply(item),
                  resources.getOrDefault(name, new LinkedHashMap<>()),
                  attributes(world, name));
          if (exports.putIfAbsent(name, exported) != null) {
            throw new LinkException("two worlds of the module export `" + name + "`");
          }
        });
    uses.uses()
        .forEach((place, from) -> {
          if (type.exports().containsKey(place.importName())) {
            exportUses.put(place, from);
          }
        });
  }

  private static List<NameAttributes.Attribute> attributes(CoreWorld world, String name) {
    for (var declarator : world.declared()) {
      switch (declarator) {
        case dev.wharf.component.definition.Import(var named, _, _)
            when named.name().equals(name) -> {
          return named.attributes();
        }
        case Declarator.Export(var named, _, _) when named.name().equals(name) -> {
          return named.attributes();
        }
        default -> {}
      }
    }
    return List.of();
  }

  /** The type of an import, and whether there is one. */
  Optional<ExternDesc> imported(String key) {
    return imports.find(key).map(found -> imports.entry(found).type());
  }

  /** The name of the export that is meant: this one or one of a compatible version. */
  Optional<String> exportNamed(String name) {
    if (exports.containsKey(name)) {
      return Optional.of(name);
    }
    return interfaceName(name)
        .flatMap(wanted ->
            exports.keySet().stream()
                .filter(each ->
                    interfaceName(each).stream().anyMatch(other -> other.isCompatibleWith(wanted)))
                .findFirst());
  }

  /** A function of an interface, or with an empty name of the world itself. */
  Optional<ComponentFuncType> function(boolean imported, Optional<String> in, String name) {
    var from =
        imported
            ? this.imported(in.orElse(name))
            : exportNamed(in.orElse(name)).map(found -> exports.get(found).type());
    return from.flatMap(
        item -> in.isEmpty() ? function(item) : member(item, name).flatMap(WrappedWorld::function));
  }

  /** A resource of an interface, or of the world itself. */
  Optional<ResourceType> resource(boolean imported, Optional<String> in, String name) {
    Optional<ExternDesc> item;
    if (in.isEmpty()) {
      // Worlds do not export types.
      item = this.imported(name);
    } else {
      var from =
          imported
              ? this.imported(in.get())
              : exportNamed(in.get()).map(found -> exports.get(found).type());
      item = from.flatMap(each -> member(each, name));
    }
    return item.flatMap(each ->
        each instanceof ExternDesc.OfType(ResourceType resource)
            ? Optional.of(resource)
            : Optional.empty());
  }

  private static Optional<ExternDesc> member(ExternDesc item, String name) {
    return item instanceof ExternDesc.OfInstance(var type)
        ? Optional.ofNullable(type.exports().get(name))
        : Optional.empty();
  }

  private static Optional<ComponentFuncType> function(ExternDesc item) {
    return item instanceof ExternDesc.OfFunc(var type) ? Optional.of(type) : Optional.empty();
  }

  private static Optional<InterfaceName> interfaceName(String name) {
    return name.indexOf('@') >= 0
            && ExternName.parse(name) instanceof ExternName.Interface(var parsed)
        ? Optional.of(parsed)
        : Optional.empty();
  }
}
