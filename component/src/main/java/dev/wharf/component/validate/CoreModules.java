package dev.wharf.component.validate;

import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Definition;
import dev.wharf.wasm.Feature;
import dev.wharf.wasm.WasmException;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.validate.ModuleValidator;
import dev.wharf.wasm.validate.ValidModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The core modules nested anywhere in a component. They are nearly all of a component's bytes and
 * need nothing of each other, so that two threads validate them before the component itself is
 * looked at.
 */
final class CoreModules {
  /** Below this many bytes in all a second thread costs more than it gives. */
  private static final int WORTH_A_THREAD = 1 << 18;

  /**
   * What validation of one module came to; a failure is reported when its definition is reached.
   */
  sealed interface Outcome {
    ValidModule orThrow();
  }

  private record Valid(ValidModule module) implements Outcome {
    @Override
    public ValidModule orThrow() {
      return module;
    }
  }

  private record Failed(RuntimeException reason) implements Outcome {
    @Override
    public ValidModule orThrow() {
      throw reason;
    }
  }

  private CoreModules() {}

  static Map<Module, Outcome> validate(Component component, Set<Feature> features) {
    var modules = new ArrayList<Module>();
    collect(component, modules);
    modules.sort(Comparator.comparingInt((Module module) -> module.bytes().length()).reversed());
    Map<Module, Outcome> outcomes = Collections.synchronizedMap(new IdentityHashMap<>());
    var next = new AtomicInteger();
    long bytes = modules.stream().mapToLong(module -> module.bytes().length()).sum();
    if (modules.size() > 1 && bytes >= WORTH_A_THREAD) {
      var second =
          Thread.ofPlatform()
              .daemon()
              .name("wharf-validate")
              .start(() -> validate(modules, next, features, outcomes));
      validate(modules, next, features, outcomes);
      join(second);
    } else {
      validate(modules, next, features, outcomes);
    }
    return outcomes;
  }

  private static void collect(Component component, List<Module> modules) {
    for (var definition : component.definitions()) {
      if (definition instanceof Definition.CoreModule(var module, _)) {
        modules.add(module);
      } else if (definition instanceof Definition.NestedComponent(var nested, _)) {
        collect(nested, modules);
      }
    }
  }

  private static void validate(
      List<Module> modules,
      AtomicInteger next,
      Set<Feature> features,
      Map<Module, Outcome> outcomes) {
    for (int i = next.getAndIncrement(); i < modules.size(); i = next.getAndIncrement()) {
      Outcome outcome;
      try {
        outcome = new Valid(ModuleValidator.validate(modules.get(i), features));
      } catch (WasmException e) {
        outcome = new Failed(e);
      } catch (RuntimeException | StackOverflowError e) {
        // A fault of ours must not be lost with the second thread.
        outcome = new Failed(new IllegalStateException("validation failed", e));
      }
      outcomes.put(modules.get(i), outcome);
    }
  }

  /**
   * The modules are few and bounded, so that an interrupt may wait for the end; it is kept for the
   * caller.
   */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
