package dev.wharf.runtime.link;

import dev.wharf.component.validate.Step;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.CompiledModule;
import dev.wharf.engine.Engine;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.validate.ModuleValidator;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The core modules inside a component, each compiled once however often the component is instantiated. Filled when the
 * component is linked and not changed afterwards, so any thread may read it.
 */
public final class CoreModules {
  private final Engine engine;
  private final Map<Module, CompiledModule> compiled = new IdentityHashMap<>();

  private CoreModules(Engine engine) {
    this.engine = engine;
  }

  /** Compiles all core modules of {@code component} and of the components in it. */
  public static CoreModules compile(Engine engine, ValidComponent component) {
    var modules = new CoreModules(engine);
    modules.addAll(component);
    return modules;
  }

  private void addAll(ValidComponent component) {
    for (Step step : component.steps()) {
      if (step instanceof Step.DefineModule(var module)) {
        compiled.computeIfAbsent(
            module, found -> engine.compile(ModuleValidator.validate(found)));
      } else if (step instanceof Step.DefineComponent(var nested)) {
        addAll(nested);
      }
    }
  }

  CompiledModule get(Module module) {
    return compiled.get(module);
  }

  Engine engine() {
    return engine;
  }
}
