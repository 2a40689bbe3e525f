package dev.wharf.runtime;

import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.link.HostResources;
import dev.wharf.runtime.resource.ResourceInstanceType;
import dev.wharf.runtime.value.Wit;
import dev.wharf.wasm.LinkException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Collects what the host offers and checks components against it. Offering grants nothing by
 * itself: a component reaches only what it imports. An offered interface serves every import of a
 * compatible version, so that 0.2.12 answers 0.2.0. Not to be changed by several threads at once.
 */
public final class Linker {
  private final Engine engine;
  private final SequencedMap<String, Offer> interfaces = new LinkedHashMap<>();
  private final Offer root = new Offer();
  private final Map<String, Supply.OfComponent> exports = new LinkedHashMap<>();
  private final HostResources resources = new HostResources();
  private Function<String, List<String>> advice = this::usualAdvice;

  private Linker(Engine engine) {
    this.engine = engine;
  }

  public static Linker of(Engine engine) {
    return new Linker(engine);
  }

  /** Lets {@code offers} add what it has: {@code linker.include(wasi::offer)}. */
  public Linker include(Consumer<Linker> offers) {
    offers.accept(this);
    return this;
  }

  /**
   * Offers a WIT interface by a Java object.
   *
   * @param type a Java interface that follows the binding rules, with {@link Wit} giving its full
   *     name
   * @throws IllegalArgumentException if the annotation is missing
   */
  public <T> Linker bind(Class<T> type, T implementation) {
    Objects.requireNonNull(implementation, type.getName());
    return bindPerStore(type, _ -> implementation);
  }

  /**
   * As {@link #bind}, with an object of its own for each instance of a component that imports the
   * interface. Not an overload of that method, as the compiler could not tell a lambda for one from
   * a lambda for the other.
   */
  public <T> Linker bindPerStore(
      Class<T> type, Function<ComponentStore, ? extends T> implementation) {
    String name = name(type);
    Offer offer = interfaces.computeIfAbsent(name, _ -> new Offer());
    offer.bind(type, implementation);
    for (Map.Entry<String, ResourceInstanceType> resource : resources.of(type).entrySet()) {
      offer.add(resource.getKey(), resource.getValue());
    }
    return this;
  }

  /**
   * Offers functions that a component imports on their own, outside of any interface, by a Java
   * object.
   *
   * @param type a Java interface that follows the binding rules; it needs no name
   */
  public <T> Linker bindFunctions(Class<T> type, T implementation) {
    Objects.requireNonNull(implementation, type.getName());
    root.bind(type, _ -> implementation);
    for (Map.Entry<String, ResourceInstanceType> resource : resources.of(type).entrySet()) {
      root.add(resource.getKey(), resource.getValue());
    }
    return this;
  }

  /** Offers a function that a component imports on its own, outside of any interface. */
  public Linker func(String name, DynamicFunction function) {
    root.add(name, function);
    return this;
  }

  /** Offers one function of an interface such as {@code acme:kv/store@1.0.0}. */
  public Linker func(String interfaceName, String name, DynamicFunction function) {
    interfaces.computeIfAbsent(interfaceName, _ -> new Offer()).add(name, function);
    return this;
  }

  /**
   * Offers a resource type of an interface, for {@linkplain #func(String, String, DynamicFunction)
   * functions} that deal in objects of {@code type}.
   *
   * @param drop told of each object whose last owner dropped it
   */
  public <T> Linker resource(
      String interfaceName, String name, Class<T> type, Consumer<? super T> drop) {
    interfaces
        .computeIfAbsent(interfaceName, _ -> new Offer())
        .add(
            name,
            ResourceInstanceType.host(name, type, handle -> drop.accept(type.cast(handle.host()))));
    return this;
  }

  /**
   * Offers all that {@code instance} exports, under the same names and before anything of the host,
   * to components that are then instantiated in the same store.
   */
  public Linker instance(ComponentInstance instance) {
    exports.putAll(instance.supplies());
    return this;
  }

  /**
   * Offers all that {@code component} exports, under the same names and before anything of the
   * host. Each instance of a component that is linked with it gets an instance of its own; so do
   * plugs that are linked with it, all in one instance where they serve the same component. To
   * share resources of the host, {@code component} must be linked by this linker.
   */
  public Linker plug(LinkedComponent component) {
    var plug = new Supply.Plug(component);
    component
        .offered()
        .forEach((name, type) -> exports.put(name, new Supply.OfPlug(plug, name, type)));
    return this;
  }

  private List<String> usualAdvice(String name) {
    return name.startsWith("wasi:")
            && interfaces.keySet().stream().noneMatch(offered -> offered.startsWith("wasi:"))
        ? List.of("linker.include(Wasi.with(WasiConfig.none())::offer), of wharf-wasi")
        : List.of();
  }

  /** Has {@code hints} say what would satisfy an import that is missing, by its name. */
  public Linker advice(Function<String, List<String>> hints) {
    advice = hints;
    return this;
  }

  /**
   * Checks every import of {@code component} against what is offered now and prepares its core
   * modules.
   *
   * @throws LinkException naming the first import that is missing or does not fit
   */
  public LinkedComponent link(ValidComponent component) {
    return LinkedComponent.of(engine, component, check());
  }

  /**
   * The imports of {@code component} that {@link #link} would refuse, each with what it would say;
   * empty if it links. Nothing is prepared.
   */
  public SequencedMap<String, LinkException> unmet(ValidComponent component) {
    return check().faults(component.type());
  }

  private ImportCheck check() {
    Map<String, Offer> offers = new HashMap<>();
    interfaces.forEach((name, offer) -> offers.put(name, offer.copy()));
    return new ImportCheck(offers, root.copy(), exports, advice);
  }

  private static String name(Class<?> type) {
    Wit wit = type.getAnnotation(Wit.class);
    if (wit == null) {
      throw new IllegalArgumentException(
          type.getName()
              + " has no @Wit with its interface name; functions that are imported on their own are"
              + " bound by bindFunctions");
    }
    return wit.value();
  }
}
