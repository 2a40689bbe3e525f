package dev.wharf.wit.decode;

import dev.wharf.component.name.ExternName;
import dev.wharf.wit.Owner;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import dev.wharf.wit.WorldItem;
import dev.wharf.wit.WorldKey;
import dev.wharf.wit.resolve.Arena;
import dev.wharf.wit.resolve.OpenWorld;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes worlds. */
final class WorldReader {
  private final Arena arena;
  private final TypeReader types;
  private final FunctionReader functions;
  private final InterfaceReader interfaces;
  private final Arena.OpenPackage main;

  WorldReader(
      Arena arena,
      TypeReader types,
      FunctionReader functions,
      InterfaceReader interfaces,
      Arena.OpenPackage main) {
    this.arena = arena;
    this.types = types;
    this.functions = functions;
    this.interfaces = interfaces;
    this.main = main;
  }

  /**
   * One world of what all of these want and offer.
   *
   * @param lenient whether to leave out imports that WIT has no form for, which does not change
   *     what the rest means
   */
  void read(String name, List<Shape.Component> components, boolean lenient) {
    int id = arena.worlds.size();
    var world = new OpenWorld(name, Span.NONE);
    arena.worlds.add(world);
    if (main.worlds.putIfAbsent(name, id) != null) {
      throw Inexpressible.because("there are two worlds `" + name + "`");
    }
    var named = new LinkedHashMap<String, Integer>();
    for (var component : components) {
      component
          .imports()
          .forEach((label, item) -> {
            switch (item.entity()) {
              case Entity.OfInstance _ -> instance(label, item, world.imports);
              case Entity.OfFunc _ -> function(label, item, named, world.imports);
              case Entity.OfType type -> {
                if (named.containsKey(label)) {
                  types.learn(named.get(label), type);
                } else {
                  int defined = types.define(label, item, new Owner.OfWorld(id));
                  named.put(label, defined);
                  world.imports.put(
                      new WorldKey.Named(label), new WorldItem.OfType(defined, Span.NONE));
                }
              }
              case Entity.OfModule _, Entity.OfComponent _ -> {
                if (!lenient) {
                  throw Inexpressible.because(
                      "import `" + label + "` has no form in WIT: it is a module or component");
                }
              }
            }
          });
      component.exports().forEach((label, item) -> export(label, item, named, world.exports));
    }
  }

  private void export(
      String label, Item item, Map<String, Integer> named, Map<WorldKey, WorldItem> exports) {
    switch (item.entity()) {
      case Entity.OfInstance _ -> instance(label, item, exports);
      case Entity.OfFunc _ -> function(label, item, named, exports);
      case Entity.OfType _, Entity.OfModule _, Entity.OfComponent _ ->
          throw Inexpressible.because(
              "export `"
                  + label
                  + "` has no form in WIT: it is neither an instance nor a function");
    }
  }

  private void function(
      String label, Item item, Map<String, Integer> named, Map<WorldKey, WorldItem> items) {
    items.put(
        new WorldKey.Named(label), new WorldItem.OfFunction(functions.read(label, item, named)));
  }

  private void instance(String label, Item item, Map<WorldKey, WorldItem> items) {
    int id;
    WorldKey key = new WorldKey.Named(label);
    if (item.interfaceName().isPresent()) {
      id = interfaces.mention(item.interfaceName().get(), item);
    } else if (ExternName.parse(label) instanceof ExternName.Interface) {
      id = interfaces.mention(label, item);
      key = new WorldKey.OfInterface(id);
    } else {
      id = interfaces.declare(label, item);
    }
    items.putIfAbsent(
        key,
        new WorldItem.OfInterface(
            id, Stability.UNKNOWN, item.externalId(), Optional.empty(), Span.NONE));
  }
}
