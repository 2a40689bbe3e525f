package dev.wharf.wast;

import dev.wharf.engine.Engine;
import dev.wharf.engine.Extern;
import dev.wharf.engine.Func;
import dev.wharf.engine.Global;
import dev.wharf.engine.Imports;
import dev.wharf.engine.Instance;
import dev.wharf.engine.Store;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.WasmException;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.validate.ModuleValidator;
import dev.wharf.wasm.validate.ValidModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs scripts, each in a store of its own. A failing command does not end the script. */
public final class WastRunner {
  private final Engine engine;
  private final Store store;
  private final Map<String, Map<String, Extern>> hosts = new HashMap<>();
  private final Map<String, Instance> registered = new HashMap<>();
  private final Map<String, Instance> instances = new HashMap<>();
  private final Map<String, ValidModule> definitions = new HashMap<>();
  private Optional<Instance> latestInstance = Optional.empty();
  private Optional<ValidModule> latestDefinition = Optional.empty();

  private WastRunner(Engine engine) {
    this.engine = engine;
    this.store = new Store(engine);
    hosts.put("spectest", SpecTestHost.exports(store));
  }

  public static WastReport run(Engine engine, WastScript script) {
    var runner = new WastRunner(engine);
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

  /** Something came out otherwise than a command says. */
  private static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    Mismatch(String message) {
      super(message, null, false, false);
    }
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
        var module = ModuleValidator.validate(source.read());
        expect(TrapException.class, message, () -> instantiate(module));
      }
      case Command.AssertExhaustion(_, Action action, String message) ->
          expect(TrapException.class, message, () -> perform(action));
      case Command.AssertException(_, Action action) ->
          expect(TrapException.class, Trap.UNCAUGHT_EXCEPTION.message(), () -> perform(action));
      case Command.AssertMalformed(_, var source, String message) ->
          // Bodies are decoded while they are validated.
          expect(MalformedException.class, message, () -> ModuleValidator.validate(source.read()));
      case Command.AssertInvalid(_, var source, String message) -> {
        var module = source.read();
        expect(ValidationException.class, message, () -> ModuleValidator.validate(module));
      }
      case Command.AssertUnlinkable(_, var source, String message) -> {
        var module = ModuleValidator.validate(source.read());
        expect(LinkException.class, message, () -> instantiate(module));
      }
      case Command.Unreadable(_, String message) -> throw new Mismatch(message);
    }
  }

  private void define(Command.Define define) {
    // A module that cannot be defined must not leave an older one of the same name in its place.
    define.name().ifPresent(name -> forget(name, define.definition()));
    if (!define.definition()) {
      latestInstance = Optional.empty();
    }
    var module = ModuleValidator.validate(define.source().read());
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

  /**
   * A result with its type: a number as raw bits, or a reference where null is the null reference.
   */
  private record Outcome(ValType type, long bits, Optional<Object> ref) {
    @Override
    public String toString() {
      return type
          + " "
          + (type instanceof RefType ? ref.toString() : "0x" + Long.toHexString(bits));
    }
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
                ? new Outcome(type, 0, Optional.ofNullable(global.ref()))
                : new Outcome(type, global.bits(), Optional.empty()));
      }
      case Action.Invoke invoke -> {
        if (!(extern instanceof Func func)) {
          throw new Mismatch(action.export() + " is no function");
        }
        yield call(func, invoke.args());
      }
    };
  }

  private static List<Outcome> call(Func func, List<Value> values) {
    var params = func.type().params();
    if (params.size() != values.size()) {
      throw new Mismatch("wrong number of arguments for " + func.type());
    }
    var args = new long[values.size()];
    var refArgs = new Object[values.size()];
    for (int i = 0; i < args.length; i++) {
      switch (values.get(i)) {
        case Value.Number(long bits) -> args[i] = bits;
        case Value.NullRef _ -> {}
        case Value.HostRef ref -> refArgs[i] = ref;
      }
    }
    var types = func.type().results();
    var results = new long[types.size()];
    var refResults = new Object[types.size()];
    func.call(args, refArgs, results, refResults);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      outcomes.add(new Outcome(types.get(i), results[i], Optional.ofNullable(refResults[i])));
    }
    return outcomes;
  }

  private static void compare(List<Outcome> outcomes, List<Expected> expected) {
    boolean same = outcomes.size() == expected.size();
    for (int i = 0; same && i < outcomes.size(); i++) {
      same = matches(outcomes.get(i), expected.get(i));
    }
    if (!same) {
      throw new Mismatch("expected " + expected + " but got " + outcomes);
    }
  }

  private static boolean matches(Outcome outcome, Expected expected) {
    return switch (expected) {
      case Expected.Bits(var type, long bits) ->
          outcome.type().equals(type) && outcome.bits() == bits;
      case Expected.CanonicalNan(var type) ->
          outcome.type().equals(type)
              && switch (type) {
                case F32 -> (outcome.bits() & 0x7FFF_FFFFL) == 0x7FC0_0000L;
                case F64 -> (outcome.bits() & Long.MAX_VALUE) == 0x7FF8_0000_0000_0000L;
                case I32, I64 -> false;
              };
      case Expected.ArithmeticNan(var type) ->
          outcome.type().equals(type)
              && switch (type) {
                case F32 -> (outcome.bits() & 0x7FC0_0000L) == 0x7FC0_0000L;
                case F64 -> (outcome.bits() & 0x7FF8_0000_0000_0000L) == 0x7FF8_0000_0000_0000L;
                case I32, I64 -> false;
              };
      case Expected.NullRef _ -> outcome.type() instanceof RefType && outcome.ref().isEmpty();
      case Expected.HostRef(int number) ->
          outcome.ref().equals(Optional.of(new Value.HostRef(number)));
      case Expected.FuncRef _ -> outcome.ref().filter(Func.class::isInstance).isPresent();
      case Expected.ExternRef _ -> outcome.ref().isPresent();
      case Expected.Either(var choices) ->
          choices.stream().anyMatch(choice -> matches(outcome, choice));
    };
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
