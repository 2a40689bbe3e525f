package dev.wharf.component.validate;

import dev.wharf.component.definition.CanonBuiltin;
import dev.wharf.component.definition.CanonOptions;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourcePath;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.validate.ValidModule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One step of instantiating a component, in the order of its definitions. Unless said otherwise a
 * step adds exactly one entry to the run-time index space of its sort. Definitions of types leave
 * no step, as types exist only before run time, with one exception: resources, see the package
 * comment.
 */
public sealed interface Step {
  /** Adds a core module. */
  record DefineModule(ValidModule module) implements Step {}

  /**
   * Adds a component: {@code component} together with the present instance's index spaces, for
   * outer aliases.
   */
  record DefineComponent(ValidComponent component) implements Step {}

  /** Adds a core instance; the arguments are core instances, by first-level import name. */
  record InstantiateModule(int module, List<CoreArg> args) implements Step {
    public InstantiateModule {
      args = List.copyOf(args);
    }
  }

  record CoreArg(String name, int instance) {}

  /** Adds a core instance that has just these exports. */
  record BundleCore(List<CoreExport> exports) implements Step {
    public BundleCore {
      exports = List.copyOf(exports);
    }
  }

  record CoreExport(String name, SortIndex item) {}

  /**
   * Adds an instance of a component.
   *
   * @param args only those that an import of the component asks for
   * @param opens resources of this component that stand for what the new instance made
   */
  record Instantiate(int component, List<Arg> args, InstanceType type, List<ResourcePath> opens)
      implements Step {
    public Instantiate {
      args = List.copyOf(args);
      opens = List.copyOf(opens);
    }
  }

  /** Adds an instance that has just these exports. */
  record Bundle(List<Arg> exports, InstanceType type) implements Step {
    public Bundle {
      exports = List.copyOf(exports);
    }
  }

  /** Something given a name: argument of an instantiation, export of a bundle. */
  record Arg(String name, Item item) {}

  /**
   * Something of this component.
   *
   * @param index in the run-time index space of {@code sort}; -1 for {@link Sort#TYPE}, which has
   *     none
   * @param type in this component's view; for a resource {@code OfType(ResourceType)}, whose
   *     run-time value is the scope's entry for that resource
   */
  record Item(Sort sort, int index, ExternDesc type) {}

  /** Adds what an instance exports. Aliases of types leave no step. */
  record AliasExport(Sort sort, int instance, String name, ExternDesc type) implements Step {}

  /** Adds what a core instance exports. */
  record AliasCoreExport(Sort sort, int instance, String name) implements Step {}

  /**
   * Adds a core module or component of the scope {@code depth} levels out; 0 is the present one.
   */
  record AliasOuter(Sort sort, int depth, int index) implements Step {}

  /**
   * Makes a new resource type and enters it at {@code resource.index()} of the scope's resources.
   *
   * @param destructor index of a core function
   */
  record DefineResource(ResourceType resource, OptionalInt destructor) implements Step {}

  /** Adds a function. */
  record Lift(int coreFunc, ComponentFuncType type, FuncType coreType, CanonOptions options)
      implements Step {}

  /** Adds a core function of type {@code coreType}. */
  record Lower(int func, ComponentFuncType type, FuncType coreType, CanonOptions options)
      implements Step {}

  /**
   * Adds the core function of a built-in that has to do with tasks, threads, streams and futures or
   * error contexts.
   *
   * @param type the stream or future type, or the result type of {@code task.return}
   * @param options those that the definition gives; {@code async} also where it is a flag of its
   *     own, {@code memory} also where it is an immediate
   * @param index a slot of {@code context}, or the table of {@code thread.new-indirect}
   */
  record BuiltIn(
      CanonBuiltin builtin,
      Optional<InterfaceType> type,
      CanonOptions options,
      boolean cancellable,
      int index,
      FuncType coreType)
      implements Step {}

  /** Adds the core function {@code resource.new}, {@code resource.drop} or {@code resource.rep}. */
  record ResourceBuiltIn(CanonBuiltin builtin, ResourceType resource, FuncType coreType)
      implements Step {}

  /**
   * Adds what is imported; nothing for {@link ExternDesc.OfType}, save for {@code opens}.
   *
   * @param opens resources of this component that stand for what the import brings along, with
   *     paths that start at the imported item: empty for an imported resource, names of exports for
   *     an imported instance
   */
  record Import(String name, ExternDesc type, List<ResourcePath> opens) implements Step {
    public Import {
      opens = List.copyOf(opens);
    }
  }

  /**
   * Exports {@code item}, and adds it once more to its index space (again nothing for {@link
   * Sort#TYPE}).
   *
   * @param type what others see, at most as much as {@code item.type()} has
   * @param opens resources of this component that stand for something in {@code item} under a new,
   *     abstract identity; at run time they are the same resource
   */
  record Export(String name, Item item, ExternDesc type, List<ResourcePath> opens) implements Step {
    public Export {
      opens = List.copyOf(opens);
    }
  }
}
