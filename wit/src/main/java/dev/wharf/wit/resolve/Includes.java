package dev.wharf.wit.resolve;

import dev.wharf.component.name.Label;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Span;
import dev.wharf.wit.Spelling;
import dev.wharf.wit.Stability;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.WorldItem;
import dev.wharf.wit.WorldKey;
import dev.wharf.wit.syntax.Member.Renaming;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a world what the worlds that it includes import and export. WIT.md, {@code include}. */
final class Includes {
  private final Arena arena;
  private final PartMap parts;
  private final FeatureGates gates;
  private final int id;
  private final OpenWorld world;
  private final int pkg;

  Includes(Arena arena, PartMap parts, FeatureGates gates, int id, int pkg) {
    this.arena = arena;
    this.parts = parts;
    this.gates = gates;
    this.id = id;
    this.world = arena.worlds.get(id);
    this.pkg = pkg;
  }

  void carryOut() {
    for (var include : world.includes) {
      if (gates.isOpen(include.stability(), include.span())) {
        include(include);
      }
    }
    differInMoreThanCase(world.imports, "imports");
    differInMoreThanCase(world.exports, "exports");
  }

  private void include(OpenWorld.Include include) {
    int fromId = parts.world(include.world(), include.span());
    var from = arena.worlds.get(fromId);
    // Worlds of this package are given their package at the end only.
    boolean external = from.pkg >= 0;
    for (var renaming : include.names()) {
      checkUsed(renaming, from);
    }
    var cloner = new Cloner(arena, fromId, id, pkg);
    from.imports.forEach((key, item) -> include(key, item, true, include, external, cloner));
    from.exports.forEach((key, item) -> include(key, item, false, include, external, cloner));
  }

  private static void checkUsed(Renaming renaming, OpenWorld from) {
    var names = new LinkedHashMap<String, Boolean>();
    for (var side : List.of(from.imports, from.exports)) {
      for (var key : side.keySet()) {
        if (key instanceof WorldKey.Named(String name)) {
          if (renamed(name, renaming).isPresent()) {
            return;
          }
          names.put(name, true);
        }
      }
    }
    var problem =
        WitProblem.meaning(
            renaming.name().span(),
            "the world `" + from.name + "` has nothing called `" + renaming.name().text() + "`");
    throw Spelling.nearest(renaming.name().text(), names.keySet())
        .map(near -> problem.withHelp("did you mean `" + near + "`?"))
        .orElse(
            problem.withHelp(
                "interfaces of a package keep their names; only names given inside a world can"
                    + " change"))
        .asException();
  }

  private void include(
      WorldKey key,
      WorldItem item,
      boolean isImport,
      OpenWorld.Include include,
      boolean external,
      Cloner cloner) {
    var side = world.side(isImport);
    switch (key) {
      case WorldKey.Named(String original) -> {
        String name =
            include.names().stream()
                .flatMap(each -> renamed(original, each).stream())
                .findFirst()
                .orElse(original);
        var clone = cloner.item(item);
        if (clone instanceof WorldItem.OfType(int type, _)) {
          arena.types.set(type, arena.types.get(type).withName(name));
        }
        var added =
            clone instanceof WorldItem.OfFunction(var function)
                ? new WorldItem.OfFunction(function.withName(name))
                : clone;
        if (side.put(new WorldKey.Named(name), added) != null) {
          throw shadowed(include.span(), isImport, name);
        }
      }
      case WorldKey.OfInterface _ -> {
        var earlier = side.putIfAbsent(key, item);
        var present = (WorldItem.OfInterface) (earlier == null ? item : earlier);
        side.put(
            key, present.withStability(merged((WorldItem.OfInterface) item, present, external)));
      }
    }
  }

  /** What a gate of the included world means in the including one. */
  private Stability merged(
      WorldItem.OfInterface from, WorldItem.OfInterface into, boolean external) {
    if (external && from.stability() instanceof Stability.Stable) {
      // Its version is one of another package.
      return Stability.UNKNOWN;
    }
    if (from.stability().equals(into.stability()) || from.stability().isUnknown()) {
      return into.stability();
    }
    if (into.stability().isUnknown()) {
      return from.stability();
    }
    throw WitProblem.meaning(
            from.span(), "this interface comes into the world twice, behind different gates")
        .withHelp("give both the same gate")
        .asException();
  }

  private static InvalidWitException shadowed(Span span, boolean isImport, String name) {
    return WitProblem.meaning(
            span,
            "this world "
                + (isImport ? "imports" : "exports")
                + " something called `"
                + name
                + "` already")
        .withHelp("rename it: `with { " + name + " as other-name }`")
        .asException();
  }

  /** The new name; names of a resource's functions follow the resource. */
  private static Optional<String> renamed(String original, Renaming renaming) {
    String from = renaming.name().text();
    String to = renaming.local().text();
    if (original.equals(from)) {
      return Optional.of(to);
    }
    int bracket = original.indexOf(']');
    if (bracket < 0) {
      return Optional.empty();
    }
    String prefix = original.substring(0, bracket + 1);
    String rest = original.substring(bracket + 1);
    int dot = rest.indexOf('.');
    if (dot >= 0 && rest.substring(0, dot).equals(from)) {
      return Optional.of(prefix + to + rest.substring(dot));
    }
    return rest.equals(from) ? Optional.of(prefix + to) : Optional.empty();
  }

  private void differInMoreThanCase(Map<WorldKey, WorldItem> items, String verb) {
    var seen = new HashMap<String, String>();
    items.forEach((key, item) -> {
      if (key instanceof WorldKey.Named(String name)) {
        String earlier = seen.put(Label.uniquenessKey(name), name);
        if (earlier != null && !earlier.equals(name)) {
          throw WitProblem.meaning(
                  item.span(),
                  "the world `"
                      + world.name
                      + "` "
                      + verb
                      + " `"
                      + earlier
                      + "` and `"
                      + name
                      + "`, which differ only in case")
              .withHelp("names that differ only in case are the same to a component")
              .asException();
        }
      }
    });
  }
}
