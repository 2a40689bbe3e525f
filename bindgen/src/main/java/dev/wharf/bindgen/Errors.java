package dev.wharf.bindgen;

import com.palantir.javapoet.ClassName;
import dev.wharf.component.binding.JavaName;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.wit.Function;
import dev.wharf.wit.Owner;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.WorldItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exceptions for errors of functions. One for each error type, beside the type if functions of
 * its package return it, else in the interface of the function; one for each function whose error
 * has no name, shared by those of one name and type.
 */
final class Errors {
  /**
   * An exception to be written.
   *
   * @param error empty if it carries nothing
   */
  record Declared(ClassName name, Optional<InterfaceType> error) {}

  private final Resolution resolution;
  private final Placement placement;
  private final WitTypes types;
  private final Map<Integer, ClassName> homes = new HashMap<>();
  private final Map<ClassName, List<Declared>> declared = new LinkedHashMap<>();

  /**
   * @param values whether results are returned, so that there are no exceptions
   */
  Errors(Resolution resolution, Placement placement, WitTypes types, boolean values) {
    this.resolution = resolution;
    this.placement = placement;
    this.types = types;
    if (values) {
      return;
    }
    for (var each : resolution.interfaces()) {
      each.functions().values().forEach(function -> home(function, each.pkg()));
    }
    for (var each : resolution.worlds()) {
      for (var items : List.of(each.imports(), each.exports())) {
        for (WorldItem item : items.values()) {
          if (item instanceof WorldItem.OfFunction(Function function)) {
            home(function, each.pkg());
          }
        }
      }
    }
  }

  private void home(Function function, int pkg) {
    error(function)
        .flatMap(error -> error)
        .flatMap(types::declarationOf)
        .filter(type -> pkg(type) == pkg)
        .ifPresent(this::home);
  }

  private int pkg(int type) {
    return switch (resolution.types().get(type).owner()) {
      case Owner.OfInterface(int id) -> resolution.interfaces().get(id).pkg();
      case Owner.OfWorld(int id) -> resolution.worlds().get(id).pkg();
      case Owner.Nobody() -> -1;
    };
  }

  private void home(int type) {
    if (!homes.containsKey(type)) {
      ClassName of = placement.ofType(type);
      homes.put(
          type, declare(of.enclosingClassName(), of.simpleName(), Optional.of(types.of(type))));
    }
  }

  private ClassName declare(ClassName outer, String stem, Optional<InterfaceType> error) {
    ClassName name = outer.nestedClass(placement.nestedNames(outer).take(stem + "Exception"));
    declared.computeIfAbsent(outer, _ -> new ArrayList<>()).add(new Declared(name, error));
    return name;
  }

  /** The error of a function that has one: empty inside if it carries nothing. */
  private Optional<Optional<InterfaceType>> error(Function function) {
    return types
        .function(function)
        .result()
        .filter(InterfaceType.Result.class::isInstance)
        .map(result -> ((InterfaceType.Result) result).error());
  }

  /**
   * What a function throws for its error.
   *
   * @param outer where it is written
   * @param name in WIT, without its resource
   */
  Optional<ClassName> thrown(Function function, ClassName outer, String name) {
    return error(function)
        .map(error -> {
          Optional<Integer> type = error.flatMap(types::declarationOf);
          if (type.isPresent() && homes.containsKey(type.get())) {
            return homes.get(type.get());
          }
          String stem =
              type.map(id -> placement.ofType(id).simpleName())
                  .orElseGet(() -> JavaName.pascal(name));
          return declared.getOrDefault(outer, List.of()).stream()
              .filter(each ->
                  each.error().equals(error)
                      && each.name().simpleName().startsWith(stem + "Exception"))
              .map(Declared::name)
              .findFirst()
              .orElseGet(() -> declare(outer, stem, error));
        });
  }

  /** What is to be written into the class of an interface, once its functions are. */
  List<Declared> in(ClassName outer) {
    return declared.getOrDefault(outer, List.of());
  }
}
