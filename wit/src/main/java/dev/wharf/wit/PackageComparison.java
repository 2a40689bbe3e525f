package dev.wharf.wit;

import dev.wharf.wit.WitChange.Kind;
import dev.wharf.wit.WitChange.Party;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;

/** Compares two versions of a package item by item. */
final class PackageComparison {
  private static final Set<Party> NOBODY = Set.of();
  private static final Set<Party> BOTH = EnumSet.of(Party.IMPORTERS, Party.EXPORTERS);

  private final Resolution before;
  private final Resolution after;
  private final TypeDifference types;
  private final List<WitChange> changes = new ArrayList<>();
  private final Set<String> exported = new HashSet<>();

  PackageComparison(Resolution before, Resolution after) {
    this.before = before;
    this.after = after;
    this.types = new TypeDifference(before, after);
    for (int id : before.mainPackage().worlds().values()) {
      for (var key : before.worlds().get(id).exports().entrySet()) {
        if (key.getValue() instanceof WorldItem.OfInterface each) {
          exported.add(new TypeShape(before).interfaceKey(each.id()));
        }
      }
    }
  }

  List<WitChange> changes() {
    var old = before.mainPackage();
    var renewed = after.mainPackage();
    if (!old.name().namespace().equals(renewed.name().namespace())
        || !old.name().name().equals(renewed.name().name())) {
      add(
          Kind.CHANGED,
          "package",
          "was `" + old.name() + "`, is `" + renewed.name() + "`",
          EnumSet.allOf(Party.class),
          true);
    }
    for (String name : union(old.interfaces(), renewed.interfaces())) {
      interfaces(name, old.interfaces().get(name), renewed.interfaces().get(name));
    }
    for (String name : union(old.worlds(), renewed.worlds())) {
      Integer from = old.worlds().get(name);
      Integer to = renewed.worlds().get(name);
      if (from == null) {
        add(Kind.ADDED, "world " + name, "", NOBODY, false);
      } else if (to == null) {
        var parties = EnumSet.of(Party.COMPONENTS, Party.HOSTS);
        add(Kind.REMOVED, "world " + name, "", parties, true);
      } else {
        world(name, before.worlds().get(from), after.worlds().get(to));
      }
    }
    return changes;
  }

  private void interfaces(String name, Integer from, Integer to) {
    if (from == null) {
      add(Kind.ADDED, "interface " + name, "", NOBODY, false);
    } else if (to == null) {
      add(Kind.REMOVED, "interface " + name, "", EnumSet.of(Party.IMPORTERS), true);
    } else {
      // An addition matters where components implement the interface already.
      boolean additionBreaks = exported.contains(name);
      var rules =
          new Rules(
              EnumSet.of(Party.EXPORTERS), additionBreaks, EnumSet.of(Party.IMPORTERS), true, BOTH);
      var old = before.interfaces().get(from);
      var renewed = after.interfaces().get(to);
      deprecation("interface " + name, old.stability(), renewed.stability());
      members(name + ".", old, renewed, rules);
    }
  }

  /** Who is broken by what, and whether it counts. */
  private record Rules(
      Set<Party> added,
      boolean additionBreaks,
      Set<Party> removed,
      boolean removalBreaks,
      Set<Party> changed) {}

  private void members(String prefix, Interface old, Interface renewed, Rules rules) {
    for (String name : union(old.types(), renewed.types())) {
      types(prefix + name, old.types().get(name), renewed.types().get(name), rules);
    }
    var added = newResources(before, old.types(), renewed.types(), after);
    var removed = newResources(after, renewed.types(), old.types(), before);
    for (String name : union(old.functions(), renewed.functions())) {
      var from = Optional.ofNullable(old.functions().get(name));
      var to = Optional.ofNullable(renewed.functions().get(name));
      // Functions come and go with their resource, of which is told.
      if (!(from.isEmpty() && isOf(to, added)) && !(to.isEmpty() && isOf(from, removed))) {
        functions(prefix + label(name), from, to, rules);
      }
    }
  }

  /** Resources among the types that were no resource of that name there. */
  private static Set<Integer> newResources(
      Resolution there, Map<String, Integer> old, Map<String, Integer> now, Resolution here) {
    var ids = new HashSet<Integer>();
    now.forEach((name, id) -> {
      boolean is = here.types().get(id).kind() instanceof TypeKind.Resource;
      boolean was =
          old.containsKey(name)
              && there.types().get(old.get(name)).kind() instanceof TypeKind.Resource;
      if (is && !was) {
        ids.add(id);
      }
    });
    return ids;
  }

  private static boolean isOf(Optional<Function> function, Set<Integer> resources) {
    var owner = function.map(each -> each.kind().owner()).orElse(OptionalInt.empty());
    return owner.isPresent() && resources.contains(owner.getAsInt());
  }

  /** {@code [method]file.read} as {@code file.read}. */
  private static String label(String function) {
    return function.startsWith("[constructor]")
        ? function.substring("[constructor]".length()) + " constructor"
        : function.substring(function.indexOf(']') + 1);
  }

  private void types(String item, Integer from, Integer to, Rules rules) {
    if (from == null) {
      add(Kind.ADDED, item, "", rules.added, rules.additionBreaks);
    } else if (to == null) {
      add(Kind.REMOVED, item, "", rules.removed, rules.removalBreaks);
    } else {
      var difference = types.ofTypes(from, to);
      difference.ifPresent(detail -> add(Kind.CHANGED, item, detail, rules.changed, true));
      deprecation(item, before.types().get(from).stability(), after.types().get(to).stability());
    }
  }

  private void functions(String item, Optional<Function> from, Optional<Function> to, Rules rules) {
    if (from.isEmpty()) {
      add(Kind.ADDED, item, "", rules.added, rules.additionBreaks);
    } else if (to.isEmpty()) {
      add(Kind.REMOVED, item, "", rules.removed, rules.removalBreaks);
    } else {
      types
          .ofFunctions(from.get(), to.get())
          .ifPresent(detail -> add(Kind.CHANGED, item, detail, rules.changed, true));
      deprecation(item, from.get().stability(), to.get().stability());
    }
  }

  private void world(String name, World old, World renewed) {
    deprecation("world " + name, old.stability(), renewed.stability());
    var components = EnumSet.of(Party.COMPONENTS);
    var hosts = EnumSet.of(Party.HOSTS);
    var both = EnumSet.of(Party.COMPONENTS, Party.HOSTS);
    side(
        "world " + name + ": import ",
        old.imports(),
        renewed.imports(),
        new Rules(hosts, false, components, true, both));
    side(
        "world " + name + ": export ",
        old.exports(),
        renewed.exports(),
        new Rules(components, true, hosts, true, both));
  }

  private void side(
      String prefix, Map<WorldKey, WorldItem> old, Map<WorldKey, WorldItem> renewed, Rules rules) {
    var from = keyed(before, old);
    var to = keyed(after, renewed);
    for (String key : union(from, to)) {
      String item = prefix + label(key);
      if (!from.containsKey(key)) {
        add(Kind.ADDED, item, "", rules.added, rules.additionBreaks);
      } else if (!to.containsKey(key)) {
        add(Kind.REMOVED, item, "", rules.removed, rules.removalBreaks);
      } else {
        items(item, from.get(key), to.get(key), rules);
      }
    }
  }

  private static SequencedMap<String, WorldItem> keyed(
      Resolution resolution, Map<WorldKey, WorldItem> items) {
    var keyed = new LinkedHashMap<String, WorldItem>();
    items.forEach((key, item) ->
        keyed.put(
            switch (key) {
              case WorldKey.Named(String name) -> name;
              case WorldKey.OfInterface(int id) -> new TypeShape(resolution).interfaceKey(id);
            },
            item));
    return keyed;
  }

  private void items(String item, WorldItem from, WorldItem to, Rules rules) {
    if (from instanceof WorldItem.OfFunction(var old)
        && to instanceof WorldItem.OfFunction(var renewed)) {
      functions(item, Optional.of(old), Optional.of(renewed), rules);
    } else if (from instanceof WorldItem.OfType(int old, _)
        && to instanceof WorldItem.OfType(int renewed, _)) {
      types(item, old, renewed, rules);
    } else if (from instanceof WorldItem.OfInterface old
        && to instanceof WorldItem.OfInterface renewed) {
      interfaceItems(item, old.id(), renewed.id(), rules);
    } else {
      add(Kind.CHANGED, item, "was " + word(from) + ", is " + word(to), rules.changed, true);
    }
  }

  private void interfaceItems(String item, int oldId, int newId, Rules rules) {
    var old = before.interfaces().get(oldId);
    var renewed = after.interfaces().get(newId);
    if (old.name().isEmpty() && renewed.name().isEmpty()) {
      members(item + ".", old, renewed, rules);
      return;
    }
    if (old.name().isEmpty() || renewed.name().isEmpty()) {
      add(Kind.CHANGED, item, "another interface stands behind the name", rules.changed, true);
      return;
    }
    String from = before.interfaceName(oldId);
    String to = after.interfaceName(newId);
    boolean own = old.pkg() == before.main() && renewed.pkg() == after.main();
    boolean same =
        new TypeShape(before).interfaceKey(oldId).equals(new TypeShape(after).interfaceKey(newId));
    if (!same) {
      add(Kind.CHANGED, item, "was `" + from + "`, is `" + to + "`", rules.changed, true);
    } else if (!own && !from.equals(to)) {
      add(Kind.CHANGED, item, "was `" + from + "`, is `" + to + "`", NOBODY, false);
    }
  }

  private static String word(WorldItem item) {
    return switch (item) {
      case WorldItem.OfFunction _ -> "a function";
      case WorldItem.OfInterface _ -> "an interface";
      case WorldItem.OfType _ -> "a type";
    };
  }

  private void deprecation(String item, Stability old, Stability renewed) {
    var from = deprecated(old);
    var to = deprecated(renewed);
    if (!from.equals(to)) {
      String detail =
          to.map(version -> "deprecated since " + version).orElse("no longer deprecated");
      add(Kind.CHANGED, item, detail, NOBODY, false);
    }
  }

  private static Optional<String> deprecated(Stability stability) {
    return switch (stability) {
      case Stability.Unknown _ -> Optional.empty();
      case Stability.Stable(_, var version) -> version.map(Object::toString);
      case Stability.Unstable(_, var version) -> version.map(Object::toString);
    };
  }

  private void add(Kind kind, String item, String detail, Set<Party> breaks, boolean breaking) {
    changes.add(new WitChange(kind, item, detail, breaks, breaking));
  }

  /** Names of both, in the order of the old ones, then the new. */
  private static Set<String> union(Map<String, ?> old, Map<String, ?> renewed) {
    var names = new LinkedHashSet<>(old.keySet());
    names.addAll(renewed.keySet());
    return names;
  }
}
