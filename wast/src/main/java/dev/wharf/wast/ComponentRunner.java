package dev.wharf.wast;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentFunc;
import dev.wharf.runtime.ComponentInstance;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.Val;
import dev.wharf.runtime.wave.WavePrinter;
import dev.wharf.wasm.Feature;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.WasmException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs what a script does with components, each instance in a store of its own. */
final class ComponentRunner {
  private final Engine engine;
  private final UnaryOperator<ComponentStore.Builder> stores;
  private final Map<String, ValidComponent> definitions = new HashMap<>();
  private final Map<String, ComponentInstance> instances = new HashMap<>();
  private Optional<ValidComponent> latestDefinition = Optional.empty();
  private Optional<ComponentInstance> latestInstance = Optional.empty();

  /**
   * @param stores decides how stores are made
   */
  ComponentRunner(Engine engine, UnaryOperator<ComponentStore.Builder> stores) {
    this.engine = engine;
    this.stores = stores;
  }

  /** Does one step. Messages are not compared: those of the suite are one runtime's own. */
  void run(ComponentStep step) {
    switch (step) {
      case ComponentStep.Define define -> define(define);
      case ComponentStep.Instantiate(var name, var definition) -> {
        latestInstance = Optional.empty();
        name.ifPresent(instances::remove);
        var component =
            definition
                .map(id -> find(definitions, id))
                .or(() -> latestDefinition)
                .orElseThrow(() -> new Mismatch("there is no component"));
        instantiated(name, instantiate(component));
      }
      case ComponentStep.Perform(var call) -> perform(call);
      case ComponentStep.AssertReturn(var call, var result) -> compare(call, result);
      case ComponentStep.AssertTrap(var call) -> expect(TrapException.class, () -> perform(call));
      case ComponentStep.AssertComponentTrap(var source) -> {
        var component = validate(source);
        expect(TrapException.class, () -> instantiate(component));
      }
      case ComponentStep.AssertMalformed(var source) ->
          expect(MalformedException.class, () -> validate(source));
      case ComponentStep.AssertInvalid(var source) -> {
        source.read();
        expect(ValidationException.class, () -> validate(source));
      }
    }
  }

  private static ValidComponent validate(ComponentSource source) {
    return ComponentValidator.validate(source.read(), EnumSet.allOf(Feature.class));
  }

  private void define(ComponentStep.Define define) {
    // One that cannot be defined must not leave an older one in its place.
    latestInstance = Optional.empty();
    define.name().ifPresent(definitions::remove);
    define.name().ifPresent(instances::remove);
    var component = validate(define.source());
    latestDefinition = Optional.of(component);
    define.name().ifPresent(name -> definitions.put(name, component));
    if (!define.definition()) {
      instantiated(define.name(), instantiate(component));
    }
  }

  private ComponentInstance instantiate(ValidComponent component) {
    return Linker.of(engine)
        .link(component)
        .instantiate(stores.apply(ComponentStore.builder(engine)).open());
  }

  private void instantiated(Optional<String> name, ComponentInstance instance) {
    latestInstance = Optional.of(instance);
    name.ifPresent(id -> instances.put(id, instance));
  }

  private ComponentFunc func(ComponentStep.Call call) {
    return call.instance()
        .map(id -> find(instances, id))
        .or(() -> latestInstance)
        .orElseThrow(() -> new Mismatch("there is no instance"))
        .func(call.export())
        .orElseThrow(() -> new Mismatch("there is no export " + call.export()));
  }

  private List<Val> perform(ComponentStep.Call call) {
    return func(call).call(call.args());
  }

  private void compare(ComponentStep.Call call, List<Val> expected) {
    var type = func(call).type();
    var result = perform(call);
    // Lists of numbers have two forms; as text they are the same.
    if (!print(result, type).equals(print(expected, type))) {
      throw new Mismatch("expected " + print(expected, type) + " but got " + print(result, type));
    }
  }

  private static String print(List<Val> values, ComponentFuncType type) {
    return values.isEmpty() || type.result().isEmpty()
        ? values.toString()
        : WavePrinter.print(values.getFirst(), type.result().get());
  }

  private static <T> T find(Map<String, T> known, String name) {
    return Optional.ofNullable(known.get(name))
        .orElseThrow(() -> new Mismatch("unknown component $" + name));
  }

  private static void expect(Class<? extends WasmException> phase, Runnable step) {
    try {
      step.run();
    } catch (WasmException e) {
      if (!phase.isInstance(e)) {
        throw new Mismatch("expected " + phase.getSimpleName() + " but got " + e);
      }
      return;
    }
    throw new Mismatch("expected " + phase.getSimpleName() + " but nothing failed");
  }
}
