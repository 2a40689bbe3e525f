package dev.wharf.runtime.link;

import dev.wharf.component.validate.Step;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.CompiledModule;
import dev.wharf.engine.Engine;
import dev.wharf.wasm.validate.ValidModule;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The core modules inside a component, each compiled once however often the component is
 * instantiated. Filled when the component is linked and not changed afterwards, so any thread may
 * read it.
 */
public final class CompiledModules {
  private final Engine engine;
  private final Map<ValidModule, CompiledModule> compiled = new IdentityHashMap<>();

  private CompiledModules(Engine engine) {
    this.engine = engine;
  }

  /** Compiles all core modules of {@code component} and of the components in it. */
  public static CompiledModules compile(Engine engine, ValidComponent component) {
    var modules = new CompiledModules(engine);
    modules.addAll(component);
    return modules;
  }

  private void addAll(ValidComponent component) {
    for (Step step : component.steps()) {
      if (step instanceof Step.DefineModule(var module)) {
        compiled.computeIfAbsent(module, engine::compile);
      } else if (step instanceof Step.DefineComponent(var nested)) {
        addAll(nested);
      }
    }
  }

  /** Modules of a component that came from elsewhere are not among those compiled before. */
  CompiledModule get(ValidModule module) {
    return Optional.ofNullable(compiled.get(module)).orElseGet(() -> engine.compile(module));
  }
}
