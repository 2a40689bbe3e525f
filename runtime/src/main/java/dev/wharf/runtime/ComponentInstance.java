package dev.wharf.runtime;

import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.ResourceType;
import dev.wharf.component.type.Substitution;
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
  private final SequencedMap<String, ExternDesc> offered;
  private final SequencedMap<String, Entity> exports;

  /**
   * @param offered the types of the exports as other components are to see them
   */
  ComponentInstance(
      ComponentStore store,
      ComponentType type,
      SequencedMap<String, ExternDesc> offered,
      SequencedMap<String, Entity> exports) {
    this.store = store;
    this.type = type;
    this.offered = offered;
    this.exports = exports;
  }

  public ComponentStore store() {
    return store;
  }

  /** The function that is exported by itself under {@code name}. */
  public Optional<ComponentFunc> func(String name) {
    return func(Optional.empty(), name, type.exports(), exports);
  }

  /**
   * The function {@code name} of an exported interface.
   *
   * @param interfaceName such as {@code wasi:cli/run@0.2.0}; answered by an exported interface of
   *     this or another compatible version
   */
  public Optional<ComponentFunc> func(String interfaceName, String name) {
    return ImportResolver.find(interfaces(), interfaceName)
        .flatMap(found -> func(Optional.of(found), name, types(found), entities(found)));
  }

  /**
   * An exported interface as an object of its Java interface.
   *
   * @param type follows the binding rules, with {@link Wit} giving its full name; answered by an
   *     exported interface of this or another compatible version
   * @throws IllegalArgumentException if the annotation is missing
   * @throws LinkException if there is none, or a method has no function or another type
   */
  public <T> T bind(Class<T> type) {
    Wit wit = type.getAnnotation(Wit.class);
    if (wit == null) {
      throw new IllegalArgumentException(
          type.getName()
              + " has no @Wit with its interface name; functions that are exported on their own are"
              + " bound by bindFunctions");
    }
    String found =
        ImportResolver.find(interfaces(), wit.value()).orElseThrow(() -> missing(wit.value()));
    return proxy(type, entities(found));
  }

  private LinkException missing(String wanted) {
    return new LinkException(
        LinkException.Kind.MISSING,
        "the component does not export `" + wanted + "`",
        List.of(new LinkException.Fact("exports", String.join(", ", type.exports().keySet()))),
        List.of());
  }

  /**
   * The functions that are exported on their own, outside of any interface, as an object of a Java
   * interface.
   *
   * @param type follows the binding rules; it needs no name
   * @throws LinkException if a method has no function or another type
   */
  public <T> T bindFunctions(Class<T> type) {
    return proxy(type, exports);
  }

  private <T> T proxy(Class<T> type, Map<String, Entity> entities) {
    SequencedMap<String, Callee> functions = new LinkedHashMap<>();
    entities.forEach((name, entity) -> {
      if (entity instanceof Entity.OfFunc(var callee)) {
        functions.put(name, callee);
      }
    });
    return GuestProxy.of(store.engine(), type, functions);
  }

  /** The names of the exported instances, in the order of the component. */
  public List<String> interfaces() {
    List<String> names = new ArrayList<>();
    type.exports()
        .forEach((name, item) -> {
          if (item instanceof ExternDesc.OfInstance) {
            names.add(name);
          }
        });
    return names;
  }

  /** All exported functions: those exported by themselves, then those of exported instances. */
  public List<ComponentFunc> funcs() {
    List<ComponentFunc> funcs = new ArrayList<>();
    for (String name : type.exports().keySet()) {
      func(name).ifPresent(funcs::add);
    }
    for (String instance : interfaces()) {
      Map<String, ExternDesc> types = types(instance);
      for (String name : types.keySet()) {
        func(Optional.of(instance), name, types, entities(instance)).ifPresent(funcs::add);
      }
    }
    return funcs;
  }

  /** All exports, for other components to be linked with. */
  Map<String, Supply.OfExport> supplies() {
    Map<String, Supply.OfExport> supplies = new LinkedHashMap<>();
    exports.forEach((name, entity) ->
        supplies.put(name, new Supply.OfExport(store, entity, offered.get(name))));
    return supplies;
  }

  /** An export that is there at run time. */
  Entity entity(String export) {
    return Entity.get(exports, export);
  }

  /** With the resources named as they are exported: a component defines them without a name. */
  private SequencedMap<String, ExternDesc> types(String instance) {
    SequencedMap<String, ExternDesc> items =
        ((ExternDesc.OfInstance) type.exports().get(instance)).type().exports();
    var names = new Substitution();
    items.forEach((name, item) -> {
      if (item instanceof ExternDesc.OfType(ResourceType resource)) {
        names.bind(resource, new ResourceType(resource.index(), name));
      }
    });
    return names.apply(items);
  }

  private SequencedMap<String, Entity> entities(String instance) {
    return ((Entity.OfInstance) exports.get(instance)).exports();
  }

  /**
   * Seen through the type of the component: an instance may have more than its type shows, under
   * other names.
   */
  private Optional<ComponentFunc> func(
      Optional<String> interfaceName,
      String name,
      Map<String, ExternDesc> types,
      Map<String, Entity> entities) {
    return types.get(name) instanceof ExternDesc.OfFunc(var func)
            && entities.get(name) instanceof Entity.OfFunc(var callee)
        ? Optional.of(new ComponentFunc(store, interfaceName, name, func, callee))
        : Optional.empty();
  }
}
