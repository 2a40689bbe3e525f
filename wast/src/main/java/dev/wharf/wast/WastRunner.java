package dev.wharf.wast;

import dev.wharf.engine.Engine;
import dev.wharf.engine.Extern;
import dev.wharf.engine.Func;
import dev.wharf.engine.Global;
import dev.wharf.engine.Imports;
import dev.wharf.engine.Instance;
import dev.wharf.engine.Store;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.wasm.Feature;
import dev.wharf.wasm.GuestException;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.WasmException;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.validate.ModuleValidator;
import dev.wharf.wasm.validate.ValidModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Runs scripts, each in a store of its own. A failing command does not end the script. */
public final class WastRunner {
  private final Engine engine;
  private final Set<Feature> features;
  private final ComponentRunner components;
  private final Store store;
  private final Map<String, Map<String, Extern>> hosts = new HashMap<>();
  private final Map<String, Instance> registered = new HashMap<>();
  private final Map<String, Instance> instances = new HashMap<>();
  private final Map<String, ValidModule> definitions = new HashMap<>();
  private Optional<Instance> latestInstance = Optional.empty();
  private Optional<ValidModule> latestDefinition = Optional.empty();

  private WastRunner(
      Engine engine, Set<Feature> features, UnaryOperator<ComponentStore.Builder> stores) {
    this.engine = engine;
    this.features = features;
    this.components = new ComponentRunner(engine, stores);
    this.store = new Store(engine);
    hosts.put("spectest", SpecTestHost.exports(store));
  }

  public static WastReport run(Engine engine, WastScript script) {
    return run(engine, script, UnaryOperator.identity());
  }

  /** As {@link #run(Engine, WastScript)}, with a say in how stores of components are made. */
  public static WastReport run(
      Engine engine, WastScript script, UnaryOperator<ComponentStore.Builder> stores) {
    var runner = new WastRunner(engine, ScriptFeatures.of(script), stores);
    int passed = 0;
    List<WastReport.Failure> failures = new ArrayList<>();
    for (Command command : script.commands()) {
      try {
        runner.run(command);
        passed++;
      } catch (Mismatch e) {
        failures.add(new WastReport.Failure(command.line(), e.getMessage()));
      } catch (RuntimeException | LinkageError | AssertionError e) {
        failures.add(new WastReport.Failure(command.line(), e.toString()));
      }
    }
    return new WastReport(script.name(), passed, failures);
  }

  private void run(Command command) {
    switch (command) {
      case Command.Define define -> define(define);
      case Command.Instantiate(_, var name, var definition) -> {
        var module =
            definition.map(id -> find(definitions, id)).or(() -> latestDefinition).orElseThrow();
        instantiated(name, instantiate(module));
      }
      case Command.Register(_, String as, var name) -> registered.put(as, instance(name));
      case Command.Perform(_, Action action) -> perform(action);
      case Command.AssertReturn(_, Action action, var results) -> compare(perform(action), results);
      case Command.AssertTrap(_, Action action, String message) ->
          expect(TrapException.class, message, () -> perform(action));
      case Command.AssertModuleTrap(_, var source, String message) -> {
        var module = validate(source.read());
        expect(TrapException.class, message, () -> instantiate(module));
      }
      case Command.AssertExhaustion(_, Action action, String message) ->
          expect(TrapException.class, message, () -> perform(action));
      case Command.AssertException(_, Action action) ->
          expect(GuestException.class, Trap.UNCAUGHT_EXCEPTION.message(), () -> perform(action));
      case Command.AssertMalformed(_, var source, String message) ->
          // Bodies are decoded while they are validated.
          expect(MalformedException.class, message, () -> validate(source.read()));
      case Command.AssertInvalid(_, var source, String message) -> {
        var module = source.read();
        expect(ValidationException.class, message, () -> validate(module));
      }
      case Command.AssertMalformedCustom(_, var source, String message) ->
          expect(MalformedException.class, message, source::read);
      case Command.AssertInvalidCustom(_, var source, String message) ->
          expect(ValidationException.class, message, () -> validate(source.read()));
      case Command.AssertUnlinkable(_, var source, String message) -> {
        var module = validate(source.read());
        expect(LinkException.class, message, () -> instantiate(module));
      }
      case Command.OfComponent(_, var step) -> components.run(step);
      case Command.Unreadable(_, String message) -> throw new Mismatch(message);
    }
  }

  private ValidModule validate(Module module) {
    return ModuleValidator.validate(module, features);
  }

  private void define(Command.Define define) {
    // A module that cannot be defined must not leave an older one of the same name in its place.
    define.name().ifPresent(name -> forget(name, define.definition()));
    if (!define.definition()) {
      latestInstance = Optional.empty();
    }
    var module = validate(define.source().read());
    latestDefinition = Optional.of(module);
    define.name().ifPresent(name -> definitions.put(name, module));
    if (!define.definition()) {
      instantiated(define.name(), instantiate(module));
    }
  }

  private void forget(String name, boolean definition) {
    definitions.remove(name);
    if (!definition) {
      instances.remove(name);
    }
  }

  private void instantiated(Optional<String> name, Instance instance) {
    latestInstance = Optional.of(instance);
    name.ifPresent(id -> instances.put(id, instance));
  }

  private Instance instantiate(ValidModule module) {
    return engine
        .compile(module)
        .instantiate(store, Imports.of((from, name, _) -> offer(from, name)));
  }

  private Optional<Extern> offer(String module, String name) {
    if (registered.containsKey(module)) {
      return registered.get(module).export(name);
    }
    return Optional.ofNullable(hosts.getOrDefault(module, Map.of()).get(name));
  }

  private Instance instance(Optional<String> name) {
    return name.map(id -> find(instances, id))
        .or(() -> latestInstance)
        .orElseThrow(() -> new Mismatch("there is no instance"));
  }

  private static <T> T find(Map<String, T> known, String name) {
    return Optional.ofNullable(known.get(name))
        .orElseThrow(() -> new Mismatch("unknown module $" + name));
  }

  private List<Outcome> perform(Action action) {
    var extern =
        instance(action.instance())
            .export(action.export())
            .orElseThrow(() -> new Mismatch("there is no export " + action.export()));
    return switch (action) {
      case Action.Get _ -> {
        if (!(extern instanceof Global global)) {
          throw new Mismatch(action.export() + " is no global");
        }
        var type = global.type().type();
        yield List.of(
            type instanceof RefType
                ? Outcome.ref(type, global.ref())
                : new Outcome(type, global.bits(), global.high, Optional.empty()));
      }
      case Action.Invoke invoke -> {
        if (!(extern instanceof Func func)) {
          throw new Mismatch(action.export() + " is no function");
        }
        if (!Outcome.takes(func, invoke.args())) {
          throw new Mismatch("wrong arguments for " + func.type());
        }
        yield Outcome.of(func, invoke.args());
      }
    };
  }

  private static void compare(List<Outcome> outcomes, List<Expected> expected) {
    boolean same = outcomes.size() == expected.size();
    for (int i = 0; same && i < outcomes.size(); i++) {
      same = Matching.matches(outcomes.get(i), expected.get(i));
    }
    if (!same) {
      throw new Mismatch("expected " + expected + " but got " + outcomes);
    }
  }

  /** The step must fail in the right phase, with the words of the script in its message. */
  private static void expect(Class<? extends WasmException> phase, String message, Runnable step) {
    try {
      step.run();
    } catch (WasmException e) {
      if (!phase.isInstance(e) || !e.getMessage().contains(message)) {
        throw new Mismatch(
            "expected " + phase.getSimpleName() + " \"" + message + "\" but got " + e);
      }
      return;
    }
    throw new Mismatch(
        "expected " + phase.getSimpleName() + " \"" + message + "\" but nothing failed");
  }
}
