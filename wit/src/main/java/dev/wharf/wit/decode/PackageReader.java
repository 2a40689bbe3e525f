package dev.wharf.wit.decode;

import dev.wharf.component.definition.Component;
import dev.wharf.component.name.ExternName;
import dev.wharf.component.name.InterfaceName;
import dev.wharf.component.name.PackageName;
import dev.wharf.wit.Owner;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeKind;
import dev.wharf.wit.WorldItem;
import dev.wharf.wit.WorldKey;
import dev.wharf.wit.resolve.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a package of a component that is valid. */
public final class PackageReader {
  /** What the package and the world of a component are called, as no component tells it. */
  private static final PackageName COMPONENT =
      new PackageName("root", "component", Optional.empty());

  /** The same for what several worlds of a module make together. */
  private static final PackageName MODULE = new PackageName("root", "root", Optional.empty());

  private static final String WORLD = "root";

  private final TypeGraph graph;
  private final Arena arena = new Arena();
  private final Arena.OpenPackage main;
  private final InterfaceReader interfaces;
  private final WorldReader worlds;

  private PackageReader(TypeGraph graph, PackageName name) {
    this.graph = graph;
    this.main = new Arena.OpenPackage(name, Optional.empty());
    var types = new TypeReader(graph, arena);
    var functions = new FunctionReader(graph, arena, types);
    this.interfaces = new InterfaceReader(graph, arena, types, functions, main);
    this.worlds = new WorldReader(arena, types, functions, interfaces, main);
  }

  /** Whether a component is an encoded package: all that it has are exported component types. */
  public static boolean isPackage(Component component) {
    var graph = new TypeGraph();
    return isPackage(graph, GraphScope.read(graph, component));
  }

  private static boolean isPackage(TypeGraph graph, Shape.Component component) {
    return component.imports().isEmpty()
        && !component.exports().isEmpty()
        && component.exports().values().stream().allMatch(item -> isComponentType(graph, item))
        && ExternName.parse(component.exports().firstEntry().getKey()) instanceof ExternName.Plain;
  }

  private static boolean isComponentType(TypeGraph graph, Item item) {
    return item.entity() instanceof Entity.OfType(_, var type)
        && graph.shape(type) instanceof Shape.Component;
  }

  /**
   * A package, or the world of a component as a package.
   *
   * @throws dev.wharf.wit.InvalidWitException if WIT has no form for what the component says
   */
  public static Resolution read(Component component) {
    var graph = new TypeGraph();
    var shape = GraphScope.read(graph, component);
    if (!isPackage(graph, shape)) {
      var reader = new PackageReader(graph, COMPONENT);
      reader.worlds.read(WORLD, List.of(shape), true);
      return reader.finish(docs(component));
    }
    var parts =
        shape.exports().values().stream()
            .map(item -> graph.component(((Entity.OfType) item.entity()).created()))
            .toList();
    var reader = new PackageReader(graph, name(parts.getFirst()).pkg());
    parts.forEach(reader::part);
    return reader.finish(docs(component));
  }

  /**
   * What several encoded worlds want and offer together, as one world.
   *
   * @throws dev.wharf.wit.InvalidWitException if they do not fit together, or one of them is no
   *     world
   */
  public static Resolution union(List<Component> encoded) {
    var graph = new TypeGraph();
    var reader = new PackageReader(graph, MODULE);
    reader.worlds.read(WORLD, encoded.stream().map(each -> world(graph, each)).toList(), false);
    return reader.finish(Optional.empty());
  }

  private static Shape.Component world(TypeGraph graph, Component encoded) {
    var exports = GraphScope.read(graph, encoded).exports();
    if (exports.size() == 1
        && isComponentType(graph, exports.firstEntry().getValue())
        && exports.firstEntry().getValue().entity() instanceof Entity.OfType(_, var outer)
        && graph.component(outer).exports().size() == 1
        && graph.component(outer).exports().firstEntry().getValue().entity()
            instanceof Entity.OfComponent(var world)) {
      return graph.component(world);
    }
    throw Inexpressible.because("an encoded world must be the one export of a component");
  }

  /** Of the one thing that a part of an encoded package exports. */
  private static InterfaceName name(Shape.Component part) {
    if (part.exports().size() == 1
        && ExternName.parse(part.exports().firstEntry().getKey())
            instanceof ExternName.Interface(var name)) {
      return name;
    }
    throw Inexpressible.because(
        "an encoded package must hold types of components with one export that has a full name");
  }

  private void part(Shape.Component part) {
    var name = name(part);
    if (!name.pkg().equals(main.name)) {
      throw Inexpressible.because(
          "an encoded package must be one: found `" + main.name + "` and `" + name.pkg() + "`");
    }
    var item = part.exports().firstEntry().getValue();
    switch (item.entity()) {
      case Entity.OfComponent(var world) ->
          worlds.read(name.name(), List.of(graph.component(world)), false);
      case Entity.OfInstance _ -> {
        part.imports().forEach(interfaces::mention);
        interfaces.declare(name.toString(), item);
      }
      case Entity.OfModule _, Entity.OfFunc _, Entity.OfType _ ->
          throw Inexpressible.because("`" + name + "` is neither an interface nor a world");
    }
  }

  private static Optional<byte[]> docs(Component component) {
    var sections =
        component.customs().stream()
            .filter(each -> each.name().equals(DocsReader.SECTION))
            .map(Component.Custom::bytes)
            .toList();
    if (sections.size() > 1) {
      throw Inexpressible.because("there are several sections `package-docs`");
    }
    return sections.stream()
        .map(range -> Arrays.copyOfRange(range.bytes(), range.start(), range.end()))
        .findFirst();
  }

  /**
   * @param docs content of the section that tells comments
   */
  private Resolution finish(Optional<byte[]> docs) {
    for (var pkg : foreignInOrder()) {
      add(pkg);
    }
    int id = add(main);
    for (var world : arena.worlds) {
      inline(world.imports, id);
      inline(world.exports, id);
    }
    checkUses();
    docs.ifPresent(section -> DocsReader.read(section, arena, id));
    return arena.close(id);
  }

  private void inline(Map<WorldKey, WorldItem> items, int pkg) {
    for (var item : items.values()) {
      if (item instanceof WorldItem.OfInterface each) {
        var target = arena.interfaces.get(each.id());
        target.pkg = target.name.isEmpty() ? pkg : target.pkg;
      }
    }
  }

  private int add(Arena.OpenPackage pkg) {
    Integer known = arena.packagesByName.get(pkg.name);
    int id = known == null ? arena.packages.size() : known;
    if (known == null) {
      arena.packages.add(pkg);
      arena.packagesByName.put(pkg.name, id);
    } else {
      // A world alone is a package whose interfaces are mentioned only.
      var whole = arena.packages.get(id);
      pkg.interfaces.forEach(whole.interfaces::putIfAbsent);
      pkg.worlds.forEach(whole.worlds::putIfAbsent);
    }
    pkg.interfaces.values().forEach(each -> arena.interfaces.get(each).pkg = id);
    pkg.worlds.values().forEach(each -> arena.worlds.get(each).pkg = id);
    return id;
  }

  /** Behind those that they take types from, otherwise as they were met. */
  private List<Arena.OpenPackage> foreignInOrder() {
    var owners = new LinkedHashMap<Integer, Arena.OpenPackage>();
    for (var pkg : interfaces.foreign.values()) {
      pkg.interfaces.values().forEach(each -> owners.put(each, pkg));
    }
    var order = new ArrayList<Arena.OpenPackage>();
    var begun = new LinkedHashSet<Arena.OpenPackage>();
    interfaces.foreign.values().forEach(pkg -> visit(pkg, owners, begun, order));
    return order;
  }

  private void visit(
      Arena.OpenPackage pkg,
      Map<Integer, Arena.OpenPackage> owners,
      LinkedHashSet<Arena.OpenPackage> begun,
      List<Arena.OpenPackage> order) {
    if (!begun.add(pkg)) {
      return;
    }
    for (int each : pkg.interfaces.values()) {
      for (int type : arena.interfaces.get(each).types.values()) {
        takenFrom(type).map(owners::get).ifPresent(need -> visit(need, owners, begun, order));
      }
    }
    order.add(pkg);
  }

  private Optional<Integer> takenFrom(int type) {
    var definition = arena.types.get(type);
    return definition.kind() instanceof TypeKind.Alias(Type.Ref(int target))
            && arena.types.get(target).owner() instanceof Owner.OfInterface(int from)
            && !definition.owner().equals(arena.types.get(target).owner())
        ? Optional.of(from)
        : Optional.empty();
  }

  /** WIT takes types by the names of interfaces; worlds and interfaces without one offer none. */
  private void checkUses() {
    for (var type : arena.types) {
      if (type.kind() instanceof TypeKind.Alias(Type.Ref(int target))
          && !type.owner().equals(arena.types.get(target).owner())) {
        boolean nameable =
            switch (arena.types.get(target).owner()) {
              case Owner.OfInterface(int from) -> arena.interfaces.get(from).name.isPresent();
              case Owner.OfWorld _ -> false;
              case Owner.Nobody _ -> true;
            };
        if (!nameable) {
          throw Inexpressible.because(
              "no form in WIT: the type `"
                  + type.name().orElse("(without a name)")
                  + "` is taken from where WIT takes no types from");
        }
      }
    }
  }
}
