package dev.wharf.runtime;

import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.ResourceType;
import dev.wharf.component.type.Substitution;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.Engine;
import dev.wharf.engine.Store;
import dev.wharf.runtime.canon.Callee;
import dev.wharf.runtime.canon.ExportCalls;
import dev.wharf.runtime.canon.HostFunction;
import dev.wharf.runtime.link.CompiledModules;
import dev.wharf.runtime.link.ComponentInstantiator;
import dev.wharf.runtime.link.Entity;
import dev.wharf.runtime.link.ImportSource;
import dev.wharf.runtime.link.InstanceScope;
import dev.wharf.runtime.resource.ResourceInstanceType;
import dev.wharf.wasm.GuestException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A component whose imports are all satisfied, ready to be instantiated any number of times and
 * from any thread. Its core modules are compiled once.
 */
public final class LinkedComponent {
  private final Engine engine;
  private final ValidComponent component;
  private final CompiledModules modules;
  private final SequencedMap<String, Supply> supplies;
  private final SequencedMap<String, ExternDesc> exports;

  private LinkedComponent(
      Engine engine,
      ValidComponent component,
      CompiledModules modules,
      ImportCheck.Checked checked) {
    this.engine = engine;
    this.component = component;
    this.modules = modules;
    this.supplies = checked.supplies();
    this.exports = checked.exports();
  }

  static LinkedComponent of(Engine engine, ValidComponent component, ImportCheck check) {
    var checked = check.check(component.type());
    return new LinkedComponent(
        engine, component, CompiledModules.compile(engine, component), checked);
  }

  /** Its exports as one instance of it offers them: its own resources are like no others. */
  SequencedMap<String, ExternDesc> offered() {
    var own = new Substitution();
    for (var made : component.type().exportedResources()) {
      own.bind(made.resource(), new ResourceType(-1, made.path().getLast()));
    }
    return own.apply(exports);
  }

  Engine engine() {
    return engine;
  }

  public ValidComponent component() {
    return component;
  }

  /**
   * A new instance in {@code store}. Runs the start functions of the core modules.
   *
   * @throws dev.wharf.wasm.TrapException if a start function traps; the store is spent then
   * @throws dev.wharf.wasm.LinkException if it needs more memory, tables or instances than the
   *     limits of the store leave
   * @throws IllegalArgumentException if the store belongs to another engine, or is not the one of
   *     the instances that the component was linked with
   */
  public ComponentInstance instantiate(ComponentStore store) {
    return instantiate(store, new IdentityHashMap<>());
  }

  /**
   * @param plugs those that have an instance already, for this one and what it is plugged into
   */
  private ComponentInstance instantiate(
      ComponentStore store, Map<Supply.Plug, ComponentInstance> plugs) {
    if (store.engine() != engine) {
      throw new IllegalArgumentException("the store belongs to another engine");
    }
    store.checkOpen();
    for (Supply supply : supplies.values()) {
      if (supply instanceof Supply.OfExport(var home, var _, var _) && home != store) {
        throw new IllegalArgumentException("linked with an instance of another store");
      }
      if (supply instanceof Supply.OfPlug(var plug, var _, var _) && !plugs.containsKey(plug)) {
        plugs.put(plug, plug.component().instantiate(store, plugs));
      }
    }
    var instantiator =
        new ComponentInstantiator(
            modules,
            store.core(),
            store.scheduler(),
            store.limits().handles(),
            store.limits().hostCopyBytes(),
            store::adopt);
    Store core = store.core();
    int outer = core.depth();
    core.enter();
    SequencedMap<String, Entity> exports;
    try {
      exports = instantiator.instantiate(component, imports(store, plugs));
    } catch (RuntimeException | Error thrown) {
      throw core.failure(
          thrown instanceof GuestException e ? ExportCalls.uncaught(e) : thrown, outer);
    }
    core.exit();
    return new ComponentInstance(store, component.type(), offered(), exports);
  }

  private ImportSource imports(ComponentStore store, Map<Supply.Plug, ComponentInstance> plugs) {
    var receivers = new Offer.Receivers(store);
    return (name, importer) ->
        switch (Optional.ofNullable(supplies.get(name)).orElseThrow()) {
          case Supply.OfExport(var _, var entity, var _) -> entity;
          case Supply.OfPlug(var plug, var export, var _) -> plugs.get(plug).entity(export);
          case Supply.OfHost supply ->
              entity(name, component.type().imports().get(name), supply, receivers, importer);
        };
  }

  private static Entity entity(
      String name,
      ExternDesc type,
      Supply.OfHost supply,
      Offer.Receivers receivers,
      InstanceScope importer) {
    return switch (type) {
      case ExternDesc.OfFunc(var func) -> {
        HostFunction function = receivers.function(supply.functions().get(name));
        yield new Entity.OfFunc(new Callee.Host(func, function));
      }
      case ExternDesc.OfInstance(var instance) -> {
        SequencedMap<String, Entity> exports = new LinkedHashMap<>();
        var own = new HashMap<Integer, ResourceInstanceType>();
        instance
            .exports()
            .forEach((item, itemType) -> {
              if (itemType instanceof ExternDesc.OfType(ResourceType resource)) {
                exports.put(item, resource(item, resource, supply, own, importer));
              } else if (isPresentAtRunTime(itemType)) {
                exports.put(item, entity(item, itemType, supply, receivers, importer));
              }
            });
        yield new Entity.OfInstance(exports);
      }
      case ExternDesc.OfType(var defined) ->
          resource(name, (ResourceType) defined, supply, new HashMap<>(), importer);
      case ExternDesc.OfModule _ -> throw notOffered(name);
      case ExternDesc.OfComponent _ -> throw notOffered(name);
    };
  }

  // A type that is not offered under this name is another name of one that the instance, in {@code
  // own}, or an earlier import brought.
  private static Entity resource(
      String name,
      ResourceType type,
      Supply.OfHost supply,
      Map<Integer, ResourceInstanceType> own,
      InstanceScope importer) {
    var known =
        supply
            .offer()
            .resource(name)
            .or(() -> Optional.ofNullable(own.get(type.index())))
            .orElseGet(() -> importer.resource(type.index()));
    own.putIfAbsent(type.index(), known);
    return new Entity.OfResource(known);
  }

  private static boolean isPresentAtRunTime(ExternDesc type) {
    return !(type instanceof ExternDesc.OfType(var defined)) || defined instanceof ResourceType;
  }

  private static IllegalStateException notOffered(String name) {
    return new IllegalStateException("`" + name + "` was linked without an offer");
  }
}
