package dev.wharf.wit.resolve;

import dev.wharf.wit.Features;
import dev.wharf.wit.Function;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Owner;
import dev.wharf.wit.Span;
import dev.wharf.wit.Spelling;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.WorldItem;
import dev.wharf.wit.WorldKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds the draft of a package to an arena that has all packages it needs. */
final class PackageLinker {
  private final Draft draft;
  private final Arena arena;
  private final FeatureGates gates;
  private final PartMap parts;
  private final int pkg;

  private PackageLinker(Draft draft, Arena arena, Features features) {
    this.draft = draft;
    this.arena = arena;
    this.gates = new FeatureGates(draft.id.name(), features);
    this.parts = new PartMap(arena);
    this.pkg = arena.packages.size();
  }

  /**
   * @return index of the package
   */
  static int link(Draft draft, Arena arena, Features features) {
    var linker = new PackageLinker(draft, arena, features);
    arena.packages.add(new Arena.OpenPackage(draft.id.name(), draft.docs));
    arena.packagesByName.put(draft.id.name(), linker.pkg);
    linker.foreignParts();
    linker.ownParts();
    return linker.pkg;
  }

  private void foreignParts() {
    for (var each : draft.foreignInterfaces) {
      var from = foreignPackage(each);
      parts.addInterface(
          mentioned(each)
              ? Optional.of(find(each, from, from.interfaces, "interface"))
              : Optional.empty());
    }
    for (var each : draft.foreignWorlds) {
      var from = foreignPackage(each);
      parts.addWorld(
          mentioned(each) ? Optional.of(find(each, from, from.worlds, "world")) : Optional.empty());
    }
    for (var each : draft.foreignTypes) {
      parts.addType(
          gates.isOpen(each.stability(), each.span())
              ? Optional.of(foreignType(each))
              : Optional.empty());
    }
    for (var each : draft.neededResources) {
      var id = parts.typeIfOpen(each.type());
      if (id.isPresent() && !arena.isResource(id.get())) {
        throw WitProblem.meaning(
                each.span(), "`" + each.span().text() + "` is not a resource, so it has no handles")
            .withHelp("write `" + each.span().text() + "` alone")
            .asException();
      }
    }
  }

  /** Whether any mention of it stands behind an open gate. */
  private boolean mentioned(Draft.ForeignItem item) {
    for (var stability : item.mentions()) {
      if (gates.isOpen(stability, item.span())) {
        return true;
      }
    }
    return false;
  }

  private Arena.OpenPackage foreignPackage(Draft.ForeignItem item) {
    Integer id = arena.packagesByName.get(item.pkg());
    if (id == null) {
      var names = arena.packagesByName.keySet().stream().map(Object::toString).toList();
      throw WitProblem.meaning(item.pkgSpan(), "there is no package `" + item.pkg() + "`")
          .withHelp(
              Spelling.nearest(item.pkg().toString(), names)
                  .map(near -> "did you mean `" + near + "`?")
                  .orElse("put it into the folder `deps` beside the files of this package"))
          .asException();
    }
    return arena.packages.get(id);
  }

  private static int find(
      Draft.ForeignItem item,
      Arena.OpenPackage from,
      LinkedHashMap<String, Integer> among,
      String what) {
    Integer id = among.get(item.name());
    if (id == null) {
      throw WitProblem.meaning(
              item.span(), "there is no " + what + " `" + item.name() + "` in `" + from.name + "`")
          .withHelp(instead(item.name(), among.keySet(), "it has no " + what + "s"))
          .asException();
    }
    return id;
  }

  private static String instead(String name, Set<String> known, String none) {
    return Spelling.nearest(name, known)
        .map(near -> "did you mean `" + near + "`?")
        .orElse(
            known.isEmpty()
                ? none
                : "it has `" + String.join("`, `", known.stream().limit(10).toList()) + "`");
  }

  private int foreignType(Draft.ForeignType type) {
    int from = parts.interfaceId(type.foreignInterface(), type.span());
    var types = arena.interfaces.get(from).types;
    Integer id = types.get(type.name());
    if (id == null) {
      String name = arena.interfaces.get(from).name.orElse("");
      throw WitProblem.meaning(
              type.span(), "there is no type `" + type.name() + "` in `" + name + "`")
          .withHelp(instead(type.name(), types.keySet(), "it has no types"))
          .asException();
    }
    return id;
  }

  private void ownParts() {
    int firstType = draft.foreignTypes.size();
    for (var type : draft.types) {
      parts.addType(
          gates.isOpen(type.stability(), type.span())
              ? Optional.of(arena.add(parts.map(type)))
              : Optional.empty());
    }
    for (var each : draft.interfaces) {
      parts.addInterface(
          gates.isOpen(each.stability, each.span)
              ? Optional.of(addInterface(each))
              : Optional.empty());
    }
    forEachType(firstType, this::interfaceOwner);
    int firstWorld = arena.worlds.size();
    for (var world : draft.worlds) {
      boolean open = gates.isOpen(world.stability, world.span);
      if (open) {
        mapItems(world);
        arena.worlds.add(world);
      }
      parts.addWorld(open ? Optional.of(arena.worlds.size() - 1) : Optional.empty());
    }
    forEachType(firstType, this::worldOwner);
    for (int id = firstWorld; id < arena.worlds.size(); id++) {
      new Includes(arena, parts, gates, id, pkg).carryOut();
      Elaboration.complete(arena, id);
    }
    nameParts(firstWorld);
  }

  private int addInterface(OpenInterface made) {
    made.pkg = pkg;
    var types = List.copyOf(made.types.entrySet());
    made.types.clear();
    for (var type : types) {
      parts.typeIfOpen(type.getValue()).ifPresent(id -> made.types.put(type.getKey(), id));
    }
    var functions = List.copyOf(made.functions.values());
    made.functions.clear();
    for (var function : functions) {
      if (gates.isOpen(function.stability(), function.span())) {
        made.functions.put(function.name(), parts.map(function));
      }
    }
    arena.interfaces.add(made);
    return arena.interfaces.size() - 1;
  }

  private interface OwnerMap {
    Owner map(Owner owner, Span span);
  }

  private void forEachType(int first, OwnerMap owners) {
    for (int i = 0; i < draft.types.size(); i++) {
      var id = parts.typeIfOpen(first + i);
      if (id.isPresent()) {
        var type = arena.types.get(id.get());
        arena.types.set(id.get(), type.withOwner(owners.map(type.owner(), type.span())));
      }
    }
  }

  private Owner interfaceOwner(Owner owner, Span span) {
    return owner instanceof Owner.OfInterface(int id)
        ? new Owner.OfInterface(
            parts.interfaceIfOpen(id).orElseThrow(() -> openInside(span, "interface")))
        : owner;
  }

  private Owner worldOwner(Owner owner, Span span) {
    return owner instanceof Owner.OfWorld(int id)
        ? new Owner.OfWorld(parts.worldIfOpen(id).orElseThrow(() -> openInside(span, "world")))
        : owner;
  }

  private static InvalidWitException openInside(Span type, String around) {
    return WitProblem.meaning(
            type, "the " + around + " around this type has a gate, but the type has none")
        .withHelp("give the type the same gate")
        .asException();
  }

  private void mapItems(OpenWorld world) {
    world.imports = mapItems(world.imports);
    world.exports = mapItems(world.exports);
  }

  private LinkedHashMap<WorldKey, WorldItem> mapItems(LinkedHashMap<WorldKey, WorldItem> items) {
    var mapped = new LinkedHashMap<WorldKey, WorldItem>();
    items.forEach((key, item) -> {
      Span span = item.span();
      switch (item) {
        case WorldItem.OfType(int id, _) -> {
          int type = parts.type(id, span);
          if (gates.isOpen(arena.types.get(type).stability(), span)) {
            mapped.put(key, new WorldItem.OfType(type, span));
          }
        }
        case WorldItem.OfFunction(Function function) -> {
          if (gates.isOpen(function.stability(), span)) {
            mapped.put(key, new WorldItem.OfFunction(parts.map(function)));
          }
        }
        case WorldItem.OfInterface each -> {
          if (gates.isOpen(each.stability(), span)) {
            mapped.put(mapKey(key, span), each.withId(parts.interfaceId(each.id(), span)));
          }
        }
      }
    });
    return mapped;
  }

  private WorldKey mapKey(WorldKey key, Span span) {
    return switch (key) {
      case WorldKey.Named _ -> key;
      case WorldKey.OfInterface(int id) -> new WorldKey.OfInterface(parts.interfaceId(id, span));
    };
  }

  /** Makes interfaces and worlds known to packages that come later. */
  private void nameParts(int firstWorld) {
    var made = arena.packages.get(pkg);
    for (int i = 0; i < draft.interfaces.size(); i++) {
      parts
          .interfaceIfOpen(draft.foreignInterfaces.size() + i)
          .ifPresent(
              id -> arena.interfaces.get(id).name.ifPresent(name -> made.interfaces.put(name, id)));
    }
    for (int id = firstWorld; id < arena.worlds.size(); id++) {
      var world = arena.worlds.get(id);
      world.pkg = pkg;
      made.worlds.put(world.name, id);
    }
  }
}
