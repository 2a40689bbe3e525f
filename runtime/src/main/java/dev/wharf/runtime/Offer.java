package dev.wharf.runtime;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.runtime.bind.HostBinder;
import dev.wharf.runtime.bind.HostMethod;
import dev.wharf.runtime.canon.HostFunction;
import dev.wharf.runtime.resource.ResourceInstanceType;
import dev.wharf.wasm.LinkException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the host offers under one interface name: bound Java interfaces and single functions.
 * Changed by the linker only.
 */
final class Offer {
  record Binding(Class<?> type, Function<ComponentStore, ?> implementation) {}

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

  /** The Java interfaces, by name. */
  List<String> boundTypes() {
    return bindings.keySet().stream().map(Class::getName).sorted().toList();
  }

  Optional<ResourceInstanceType> resource(String name) {
    return Optional.ofNullable(resources.get(name));
  }

  /**
   * The function of this name; empty if none is offered, {@link LinkException} if its type does not
   * fit.
   */
  Optional<Prepared> function(String name, ComponentFuncType type) {
    if (functions.containsKey(name)) {
      return Optional.of(new Prepared.Given(functions.get(name)));
    }
    return bindings.values().stream()
        .flatMap(binding ->
            HostBinder.find(binding.type(), name, type).stream()
                .map(method -> new Prepared.OfMethod(binding, method)))
        .map(Prepared.class::cast)
        .findFirst();
  }

  /** A function whose types were found to fit; what is left to do is to find the object to call. */
  sealed interface Prepared {
    record Given(HostFunction function) implements Prepared {}

    record OfMethod(Binding binding, HostMethod method) implements Prepared {}
  }

  /** The objects that serve one new instance. */
  static final class Receivers {
    private final ComponentStore store;
    private final Map<Binding, Object> objects = new IdentityHashMap<>();

    Receivers(ComponentStore store) {
      this.store = store;
    }

    HostFunction function(Prepared prepared) {
      return switch (prepared) {
        case Prepared.Given(var function) -> function;
        case Prepared.OfMethod(var binding, var method) ->
            method.on(
                objects.computeIfAbsent(binding, found -> found.implementation().apply(store)));
      };
    }
  }
}
