package dev.wharf.runtime;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.runtime.bind.HostBinder;
import dev.wharf.runtime.canon.HostFunction;
import dev.wharf.runtime.resource.ResourceInstanceType;
import dev.wharf.wasm.LinkException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the host offers under one interface name: bound Java interfaces and single functions. Changed by the linker only. */
final class Offer {
  private record Binding(Class<?> type, Function<ComponentStore, ?> implementation) {}

  private final Map<Class<?>, Binding> bindings;
  private final Map<String, HostFunction> functions;
  private final Map<String, ResourceInstanceType> resources;

  Offer() {
    this(new HashMap<>(), new HashMap<>(), new HashMap<>());
  }

  private Offer(
      Map<Class<?>, Binding> bindings,
      Map<String, HostFunction> functions,
      Map<String, ResourceInstanceType> resources) {
    this.bindings = bindings;
    this.functions = functions;
    this.resources = resources;
  }

  /** As it is now, unaffected by what the linker adds later. */
  Offer copy() {
    return new Offer(Map.copyOf(bindings), Map.copyOf(functions), Map.copyOf(resources));
  }

  void bind(Class<?> type, Function<ComponentStore, ?> implementation) {
    bindings.put(type, new Binding(type, implementation));
  }

  void add(String name, DynamicFunction function) {
    functions.put(name, new HostFunction.Dynamic(function));
  }

  void add(String name, ResourceInstanceType resource) {
    resources.put(name, resource);
  }

  Set<String> functionNames() {
    return functions.keySet();
  }

  Optional<ResourceInstanceType> resource(String name) {
    return Optional.ofNullable(resources.get(name));
  }

  /** Whether a function of this name and type can be given; false if there is none of this name. */
  boolean offers(String name, ComponentFuncType type) {
    if (functions.containsKey(name)) {
      return true;
    }
    for (Binding binding : bindings.values()) {
      if (HostBinder.offers(binding.type(), name, type)) {
        return true;
      }
    }
    return false;
  }

  /** The functions for one store. */
  Bound bind(ComponentStore store) {
    Map<Binding, Object> receivers = new HashMap<>();
    return (name, type) -> {
      if (functions.containsKey(name)) {
        return functions.get(name);
      }
      for (Binding binding : bindings.values()) {
        if (HostBinder.offers(binding.type(), name, type)) {
          Object receiver =
              receivers.computeIfAbsent(binding, found -> found.implementation().apply(store));
          return HostBinder.function(binding.type(), receiver, name, type);
        }
      }
      throw new LinkException("no function `" + name + "`"); // checked when it was linked
    };
  }

  /** An offer whose implementations are those of one store. */
  @FunctionalInterface
  interface Bound {
    HostFunction function(String name, ComponentFuncType type);
  }
}
