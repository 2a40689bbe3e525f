package dev.wharf.wit.decode;

import dev.wharf.component.name.ExternName;
import dev.wharf.component.name.InterfaceName;
import dev.wharf.component.name.PackageName;
import dev.wharf.wit.Owner;
import dev.wharf.wit.Span;
import dev.wharf.wit.resolve.Arena;
import dev.wharf.wit.resolve.OpenInterface;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes interfaces of the main package, and of others as much as is mentioned of them. */
final class InterfaceReader {
  private final TypeGraph graph;
  private final Arena arena;
  private final TypeReader types;
  private final FunctionReader functions;
  private final Arena.OpenPackage main;

  /** Interfaces of the main package by their full names. */
  private final Map<String, Integer> named = new HashMap<>();

  /** Packages that interfaces are taken from, in the order in which they are met. */
  final LinkedHashMap<PackageName, Arena.OpenPackage> foreign = new LinkedHashMap<>();

  /**
   * @param main the package that what is read goes into
   */
  InterfaceReader(
      TypeGraph graph,
      Arena arena,
      TypeReader types,
      FunctionReader functions,
      Arena.OpenPackage main) {
    this.graph = graph;
    this.arena = arena;
    this.types = types;
    this.functions = functions;
    this.main = main;
  }

  /** An interface that is declared here; its index. */
  int declare(String name, Item item) {
    if (named.containsKey(name)) {
      return mention(name, item);
    }
    var parsed = ExternName.parse(name);
    Optional<String> label =
        parsed instanceof ExternName.Interface(var full)
            ? Optional.of(full.name())
            : Optional.empty();
    if (label.isEmpty() && !(parsed instanceof ExternName.Plain)) {
      throw Inexpressible.because("`" + name + "` has no form in WIT: it is an instance");
    }
    int id = arena.interfaces.size();
    arena.interfaces.add(new OpenInterface(label, Span.NONE));
    fill(id, name, item);
    if (label.isPresent()) {
      if (main.interfaces.putIfAbsent(label.get(), id) != null) {
        throw Inexpressible.because("there are two interfaces `" + name + "`");
      }
      named.put(name, id);
    }
    return id;
  }

  /** An interface that is declared elsewhere; what is not known of it yet is added. */
  int mention(String name, Item item) {
    Integer known = named.get(name);
    int id = known != null ? known : foreign(name);
    fill(id, name, item);
    return id;
  }

  private int foreign(String name) {
    var full = InterfaceName.parse(name);
    var pkg =
        foreign.computeIfAbsent(
            full.pkg(), pkgName -> new Arena.OpenPackage(pkgName, Optional.empty()));
    return pkg.interfaces.computeIfAbsent(
        full.name(),
        label -> {
          arena.interfaces.add(new OpenInterface(Optional.of(label), Span.NONE));
          return arena.interfaces.size() - 1;
        });
  }

  private void fill(int id, String name, Item item) {
    if (!(item.entity() instanceof Entity.OfInstance(var type))) {
      throw Inexpressible.because("`" + name + "` has no form in WIT: it is no instance");
    }
    var target = arena.interfaces.get(id);
    var owner = new Owner.OfInterface(id);
    graph
        .instance(type)
        .exports()
        .forEach((label, each) -> {
          switch (each.entity()) {
            case Entity.OfType declared -> {
              Integer before = target.types.get(label);
              if (before == null) {
                target.types.put(label, types.define(label, each, owner));
              } else {
                types.learn(before, declared);
              }
            }
            case Entity.OfFunc _ -> {
              if (!target.functions.containsKey(label)) {
                target.functions.put(label, functions.read(label, each, target.types));
              }
            }
            case Entity.OfModule _, Entity.OfComponent _, Entity.OfInstance _ ->
                throw Inexpressible.because(
                    "`"
                        + name
                        + "` has no form in WIT: its export `"
                        + label
                        + "` is neither a type nor a function");
          }
        });
  }
}
