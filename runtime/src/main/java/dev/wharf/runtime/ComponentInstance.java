package dev.wharf.runtime;

import dev.wharf.component.type.ComponentType;
import dev.wharf.runtime.bind.GuestProxy;
import dev.wharf.runtime.canon.Callee;
import dev.wharf.runtime.link.Entity;
import dev.wharf.runtime.link.ImportResolver;
import dev.wharf.runtime.value.Wit;
import dev.wharf.wasm.LinkException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A component that runs, seen by its exports. Lives as long as its store. */
public final class ComponentInstance {
  private final ComponentStore store;
  private final ComponentType type;
  private final SequencedMap<String, Entity> exports;

  ComponentInstance(
      ComponentStore store, ComponentType type, SequencedMap<String, Entity> exports) {
    this.store = store;
    this.type = type;
    this.exports = exports;
  }

  public ComponentStore store() {
    return store;
  }

  /** The function that is exported by itself under {@code name}. */
  public Optional<ComponentFunc> func(String name) {
    return Optional.ofNullable(exports.get(name))
        .flatMap(entity -> func(Optional.empty(), name, entity));
  }

  /**
   * The function {@code name} of an exported interface.
   *
   * @param interfaceName such as {@code wasi:cli/run@0.2.0}; answered by an exported interface of this or another
   *     compatible version
   */
  public Optional<ComponentFunc> func(String interfaceName, String name) {
    return ImportResolver.find(interfaces(), interfaceName)
        .flatMap(
            found ->
                Optional.ofNullable(((Entity.OfInstance) exports.get(found)).exports().get(name))
                    .flatMap(entity -> func(Optional.of(found), name, entity)));
  }

  /**
   * An exported interface as an object of its Java interface.
   *
   * @param type follows the binding rules, with {@link Wit} giving its full name; answered by an exported interface of
   *     this or another compatible version
   * @throws LinkException if there is none, or a method has no function or another type
   */
  public <T> T bind(Class<T> type) {
    Wit wit = type.getAnnotation(Wit.class);
    String wanted = wit == null ? type.getName() : wit.value();
    String found =
        ImportResolver.find(interfaces(), wanted)
            .orElseThrow(
                () -> new LinkException("the component does not export `" + wanted + "`"));
    SequencedMap<String, Callee> functions = new LinkedHashMap<>();
    ((Entity.OfInstance) exports.get(found))
        .exports()
        .forEach(
            (name, entity) -> {
              if (entity instanceof Entity.OfFunc(var callee)) {
                functions.put(name, callee);
              }
            });
    return GuestProxy.of(store.engine(), type, functions);
  }

  /** The names of the exported instances, in the order of the component. */
  public List<String> interfaces() {
    List<String> names = new ArrayList<>();
    exports.forEach(
        (name, entity) -> {
          if (entity instanceof Entity.OfInstance) {
            names.add(name);
          }
        });
    return names;
  }

  /** All exported functions: those exported by themselves, then those of exported instances. */
  public List<ComponentFunc> funcs() {
    List<ComponentFunc> funcs = new ArrayList<>();
    exports.forEach(
        (name, entity) -> func(Optional.empty(), name, entity).ifPresent(funcs::add));
    exports.forEach(
        (instance, entity) -> {
          if (entity instanceof Entity.OfInstance(var items)) {
            items.forEach(
                (name, item) -> func(Optional.of(instance), name, item).ifPresent(funcs::add));
          }
        });
    return funcs;
  }

  /** All exports, for other components to be linked with. */
  Map<String, Supply.OfExport> supplies() {
    Map<String, Supply.OfExport> supplies = new LinkedHashMap<>();
    exports.forEach(
        (name, entity) ->
            supplies.put(name, new Supply.OfExport(store, entity, type.exports().get(name))));
    return supplies;
  }

  private Optional<ComponentFunc> func(
      Optional<String> interfaceName, String name, Entity entity) {
    return entity instanceof Entity.OfFunc(var callee)
        ? Optional.of(new ComponentFunc(store, interfaceName, name, callee))
        : Optional.empty();
  }
}
