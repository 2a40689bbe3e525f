package dev.wharf.wit.resolve;

import dev.wharf.wit.Function;
import dev.wharf.wit.FunctionKind;
import dev.wharf.wit.Owner;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeKind;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.WorldItem;
import dev.wharf.wit.WorldKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Completes a world: an interface that takes types from another needs that one too. WIT.md, worlds.
 *
 * <p>An import brings what it needs as imports before it. An export finds what it needs among the
 * exports, where the world exports that too, and else among the imports. Then no interface may be
 * needed in both ways, since its types would be two.
 */
final class Elaboration {
  private final Arena arena;
  private final OpenWorld world;
  private final LinkedHashMap<WorldKey, WorldItem> imports = new LinkedHashMap<>();
  private final LinkedHashMap<WorldKey, WorldItem> exports = new LinkedHashMap<>();
  private final Set<Integer> neededImports = new HashSet<>();

  private Elaboration(Arena arena, int world) {
    this.arena = arena;
    this.world = arena.worlds.get(world);
  }

  static void complete(Arena arena, int world) {
    var elaboration = new Elaboration(arena, world);
    elaboration.importAll();
    elaboration.exportAll();
    elaboration.world.imports = elaboration.sorted(elaboration.imports);
    elaboration.world.exports = elaboration.exports;
  }

  private void importAll() {
    sorted(world.imports)
        .forEach((key, item) -> {
          switch (item) {
            case WorldItem.OfInterface each -> addImport(key, each);
            case WorldItem.OfFunction _ -> imports.put(key, item);
            case WorldItem.OfType(int id, _) -> {
              takenFrom(id).ifPresent(from -> addImport(key(from), implicit(from, stability(id))));
              imports.put(key, item);
            }
          }
        });
  }

  private void addImport(WorldKey key, WorldItem.OfInterface item) {
    if (imports.containsKey(key)) {
      return;
    }
    for (int need : needs(item.id())) {
      addImport(key(need), implicit(need, item.stability()));
    }
    imports.put(key, item);
  }

  private void exportAll() {
    var interfaces = new LinkedHashMap<WorldKey, WorldItem.OfInterface>();
    world.exports.forEach((key, item) -> {
      if (item instanceof WorldItem.OfInterface each) {
        interfaces.put(key, each);
      } else {
        exports.put(key, item);
      }
    });
    interfaces.forEach((key, item) -> {
      if (!addExport(key, item, true, interfaces)) {
        Span span = item.span().isKnown() ? item.span() : world.span;
        throw WitProblem.meaning(
                span,
                "the export `"
                    + name(key)
                    + "` needs an interface both as an import and as an export of `"
                    + world.name
                    + "`")
            .withHelp("export every interface on the way to the one that is exported, or none")
            .asException();
      }
    });
  }

  /** Whether it was possible. */
  private boolean addExport(
      WorldKey key,
      WorldItem.OfInterface item,
      boolean asExport,
      Map<WorldKey, WorldItem.OfInterface> exported) {
    if (exports.containsKey(key)) {
      return asExport;
    }
    if (!asExport && neededImports.contains(item.id())) {
      return true;
    }
    for (int need : needs(item.id())) {
      var needKey = key(need);
      var needed =
          new WorldItem.OfInterface(
              need, item.stability(), item.externalId(), Optional.empty(), Span.NONE);
      if (!addExport(needKey, needed, asExport && exported.containsKey(needKey), exported)) {
        return false;
      }
    }
    if (!asExport) {
      neededImports.add(item.id());
      imports.putIfAbsent(key, item);
      return true;
    }
    if (neededImports.contains(item.id())) {
      return false;
    }
    exports.put(key, item);
    return true;
  }

  private static WorldKey key(int interfaceId) {
    return new WorldKey.OfInterface(interfaceId);
  }

  private static WorldItem.OfInterface implicit(int id, Stability stability) {
    return new WorldItem.OfInterface(id, stability, Optional.empty(), Optional.empty(), Span.NONE);
  }

  private Stability stability(int type) {
    return arena.types.get(type).stability();
  }

  private String name(WorldKey key) {
    return switch (key) {
      case WorldKey.Named(String name) -> name;
      case WorldKey.OfInterface(int id) -> arena.interfaces.get(id).name.orElse("");
    };
  }

  /** The interfaces that an interface takes types from. */
  private List<Integer> needs(int interfaceId) {
    return arena.interfaces.get(interfaceId).types.values().stream()
        .flatMap(type -> takenFrom(type).stream())
        .toList();
  }

  /** The interface that a type is taken from, if it is not its own owner's. */
  private Optional<Integer> takenFrom(int type) {
    var found = arena.types.get(type);
    if (found.kind() instanceof TypeKind.Alias(Type.Ref(int target))) {
      var owner = arena.types.get(target).owner();
      if (!owner.equals(found.owner()) && owner instanceof Owner.OfInterface(int id)) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  /** Interfaces, types from elsewhere, types, functions, functions of resources. */
  private LinkedHashMap<WorldKey, WorldItem> sorted(Map<WorldKey, WorldItem> items) {
    var entries = new ArrayList<>(items.entrySet());
    entries.sort(Comparator.comparingInt(entry -> rank(entry.getValue())));
    var sorted = new LinkedHashMap<WorldKey, WorldItem>();
    entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  private int rank(WorldItem item) {
    return switch (item) {
      case WorldItem.OfInterface _ -> 0;
      case WorldItem.OfType(int id, _) -> {
        var type = arena.types.get(id);
        boolean taken =
            type.kind() instanceof TypeKind.Alias(Type.Ref(int target))
                && !arena.types.get(target).owner().equals(type.owner());
        yield taken ? 1 : 2;
      }
      case WorldItem.OfFunction(Function function) ->
          function.kind() instanceof FunctionKind.Freestanding ? 3 : 4;
    };
  }
}
