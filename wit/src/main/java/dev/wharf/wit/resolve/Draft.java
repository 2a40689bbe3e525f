package dev.wharf.wit.resolve;

import dev.wharf.component.name.PackageName;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import dev.wharf.wit.TypeDef;
import dev.wharf.wit.syntax.PackageId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One package with its own names looked up.
 *
 * <p>Indices count what comes from other packages first: type {@code i} is {@code foreignTypes[i]}
 * or, behind them, {@code types[i - foreignTypes.size()]}; so for interfaces and worlds.
 */
final class Draft {
  final PackageId id;
  Optional<String> docs = Optional.empty();

  /** Packages that this one names, in the order of their first mention. */
  final Map<PackageName, Span> dependencies = new LinkedHashMap<>();

  final List<ForeignItem> foreignInterfaces = new ArrayList<>();
  final List<ForeignItem> foreignWorlds = new ArrayList<>();
  final List<ForeignType> foreignTypes = new ArrayList<>();
  final List<TypeDef> types = new ArrayList<>();
  final List<OpenInterface> interfaces = new ArrayList<>();
  final List<OpenWorld> worlds = new ArrayList<>();
  final List<NeededResource> neededResources = new ArrayList<>();

  /**
   * An interface or world of another package.
   *
   * @param mentions what gates stand at each place that mentions it
   */
  record ForeignItem(
      PackageName pkg, Span pkgSpan, String name, Span span, List<Stability> mentions) {}

  /** A type of an interface of another package. */
  record ForeignType(int foreignInterface, String name, Stability stability, Span span) {}

  /** A foreign type that is used as a resource. */
  record NeededResource(int type, Span span) {}

  Draft(PackageId id) {
    this.id = id;
  }

  TypeDef type(int id) {
    return types.get(id - foreignTypes.size());
  }

  boolean isForeignType(int id) {
    return id < foreignTypes.size();
  }

  OpenInterface openInterface(int id) {
    return interfaces.get(id - foreignInterfaces.size());
  }

  OpenWorld openWorld(int id) {
    return worlds.get(id - foreignWorlds.size());
  }

  int add(TypeDef type) {
    types.add(type);
    return foreignTypes.size() + types.size() - 1;
  }

  int add(OpenInterface made) {
    interfaces.add(made);
    return foreignInterfaces.size() + interfaces.size() - 1;
  }

  int add(OpenWorld made) {
    worlds.add(made);
    return foreignWorlds.size() + worlds.size() - 1;
  }
}
