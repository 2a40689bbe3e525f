package dev.wharf.runtime.link;

import dev.wharf.component.definition.Sort;
import dev.wharf.engine.CompiledModule;
import dev.wharf.engine.Extern;
import dev.wharf.engine.Func;
import dev.wharf.engine.Memory;
import dev.wharf.runtime.canon.Callee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The index spaces of a component while it is being instantiated; each definition appends to one of
 * them.
 */
final class RuntimeScope {
  final InstanceScope instance;
  final Optional<RuntimeScope> outer;
  final List<Func> coreFuncs = new ArrayList<>();
  final List<Extern> coreTables = new ArrayList<>();
  final List<Memory> coreMemories = new ArrayList<>();
  final List<Extern> coreGlobals = new ArrayList<>();
  final List<Extern> coreTags = new ArrayList<>();
  final List<CompiledModule> coreModules = new ArrayList<>();
  final List<CoreExports> coreInstances = new ArrayList<>();
  final List<Callee> funcs = new ArrayList<>();
  final List<Entity.OfComponent> components = new ArrayList<>();
  final List<SequencedMap<String, Entity>> instances = new ArrayList<>();

  RuntimeScope(InstanceScope instance, Optional<RuntimeScope> outer) {
    this.instance = instance;
    this.outer = outer;
  }

  /** What a core instance exports: one made from a module, or a bundle. */
  @FunctionalInterface
  interface CoreExports {
    Optional<Extern> export(String name);

    /**
     * A bundle.
     *
     * @param exports not to be changed any more
     */
    static CoreExports of(Map<String, Extern> exports) {
      return name -> Optional.ofNullable(exports.get(name));
    }
  }

  /** The scope {@code depth} components further out. */
  RuntimeScope outer(int depth) {
    RuntimeScope scope = this;
    for (int i = 0; i < depth; i++) {
      scope = scope.outer.orElseThrow();
    }
    return scope;
  }

  Extern core(Sort sort, int index) {
    return switch (sort) {
      case CORE_FUNC -> coreFuncs.get(index);
      case CORE_TABLE -> coreTables.get(index);
      case CORE_MEMORY -> coreMemories.get(index);
      case CORE_GLOBAL -> coreGlobals.get(index);
      case CORE_TAG -> coreTags.get(index);
      case CORE_TYPE, CORE_MODULE, CORE_INSTANCE, FUNC, VALUE, TYPE, COMPONENT, INSTANCE ->
          throw new IllegalStateException("not a core item: " + sort);
    };
  }

  void addCore(Sort sort, Extern extern) {
    switch (sort) {
      case CORE_FUNC -> coreFuncs.add((Func) extern);
      case CORE_TABLE -> coreTables.add(extern);
      case CORE_MEMORY -> coreMemories.add((Memory) extern);
      case CORE_GLOBAL -> coreGlobals.add(extern);
      case CORE_TAG -> coreTags.add(extern);
      case CORE_TYPE, CORE_MODULE, CORE_INSTANCE, FUNC, VALUE, TYPE, COMPONENT, INSTANCE ->
          throw new IllegalStateException("not a core item: " + sort);
    }
  }

  void add(Entity entity) {
    switch (entity) {
      case Entity.OfFunc(var callee) -> funcs.add(callee);
      case Entity.OfInstance(var exports) -> instances.add(exports);
      case Entity.OfModule(var module) -> coreModules.add(module);
      case Entity.OfComponent component -> components.add(component);
      case Entity.OfResource _ -> {} // types have no index space at run time
    }
  }
}
