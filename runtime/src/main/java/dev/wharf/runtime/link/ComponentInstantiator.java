package dev.wharf.runtime.link;

import dev.wharf.component.definition.CanonOptions;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.ResourcePath;
import dev.wharf.component.type.ResourceType;
import dev.wharf.component.validate.Step;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.Extern;
import dev.wharf.engine.Func;
import dev.wharf.engine.Imports;
import dev.wharf.engine.Instance;
import dev.wharf.engine.Store;
import dev.wharf.engine.Table;
import dev.wharf.runtime.async.InstanceTasks;
import dev.wharf.runtime.async.Scheduler;
import dev.wharf.runtime.async.Task;
import dev.wharf.runtime.canon.Adapters;
import dev.wharf.runtime.canon.Callee;
import dev.wharf.runtime.canon.CanonBuiltIns;
import dev.wharf.runtime.canon.CanonContext;
import dev.wharf.runtime.canon.ExportCalls;
import dev.wharf.runtime.resource.Destructor;
import dev.wharf.runtime.resource.ResourceInstanceType;
import dev.wharf.wasm.GuestException;
import dev.wharf.wasm.LinkException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs the steps of a validated component in order. Everything that can be decided without a store
 * was decided before: types are not looked at here, and each step appends one entry to an index
 * space.
 *
 * <p>Spec: Explainer, component definitions; Canonical ABI, {@code canon_lift} and {@code
 * canon_lower}, for what the functions made here do when they are called.
 */
public final class ComponentInstantiator {
  private final CompiledModules modules;

  private final Store store;
  private final Scheduler scheduler;
  private final int handleLimit;
  private final long hostCopyBytes;
  private final Consumer<InstanceScope> created;

  /**
   * @param handleLimit for each component instance; it may have as many threads, beside those that
   *     wait to enter
   * @param hostCopyBytes for each call between guest and host
   * @param created told of every component instance, so that what it owns can be released with the
   *     store
   */
  public ComponentInstantiator(
      CompiledModules modules,
      Store store,
      Scheduler scheduler,
      int handleLimit,
      long hostCopyBytes,
      Consumer<InstanceScope> created) {
    this.modules = modules;
    this.store = store;
    this.scheduler = scheduler;
    this.handleLimit = handleLimit;
    this.hostCopyBytes = hostCopyBytes;
    this.created = created;
  }

  /**
   * A new instance of {@code component}: its exports by name. To be called inside an entry of the
   * store.
   *
   * @param imports asked for each import of the component that is not a plain type
   */
  public SequencedMap<String, Entity> instantiate(ValidComponent component, ImportSource imports) {
    InstanceScope instance = instance(component, Optional.empty());
    return run(component, new RuntimeScope(instance, Optional.empty()), imports);
  }

  private InstanceScope instance(ValidComponent component, Optional<InstanceScope> parent) {
    var tasks = new InstanceTasks(scheduler, parent.map(InstanceScope::tasks), handleLimit);
    var instance =
        new InstanceScope(
            tasks, usesTasks(component), handleLimit, hostCopyBytes, component.resourceCount());
    created.accept(instance);
    return instance;
  }

  private static boolean usesTasks(ValidComponent component) {
    return component.steps().stream()
        .anyMatch(step ->
            switch (step) {
              case Step.BuiltIn _ -> true;
              case Step.Lower lower -> lower.options().async() || lower.type().async();
              case Step.Lift lift -> lift.type().async();
              default -> false;
            });
  }

  private SequencedMap<String, Entity> run(
      ValidComponent component, RuntimeScope scope, ImportSource imports) {
    SequencedMap<String, Entity> exports = new LinkedHashMap<>();
    for (Step step : component.steps()) {
      run(step, scope, imports, exports);
    }
    return exports;
  }

  private void run(
      Step step, RuntimeScope scope, ImportSource imports, Map<String, Entity> exports) {
    switch (step) {
      case Step.DefineModule(var module) -> scope.coreModules.add(modules.get(module));
      case Step.DefineComponent(var component) ->
          scope.components.add(new Entity.OfComponent(component, Optional.of(scope)));
      case Step.InstantiateModule(int module, var args) ->
          scope.coreInstances.add(instantiate(scope, module, args));
      case Step.BundleCore(var items) -> scope.coreInstances.add(bundle(scope, items));
      case Step.Instantiate instantiate -> instantiate(scope, instantiate);
      case Step.Bundle(var items, var _) -> scope.instances.add(entities(scope, items));
      case Step.AliasExport(Sort _, int instance, String name, var _) ->
          scope.add(Entity.get(scope.instances.get(instance), name));
      case Step.AliasCoreExport(Sort sort, int instance, String name) ->
          scope.addCore(sort, coreExport(scope, instance, name));
      case Step.AliasOuter(Sort sort, int depth, int index) ->
          aliasOuter(scope, sort, depth, index);
      case Step.DefineResource(var resource, var destructor) ->
          scope.instance.define(
              resource.index(), defineResource(scope, resource.name(), destructor));
      case Step.Lift(int coreFunc, var type, var _, var options) ->
          scope.funcs.add(
              new Callee.Guest(scope.coreFuncs.get(coreFunc), type, context(scope, options)));
      case Step.Lower(int func, var type, var coreType, var options) ->
          scope.coreFuncs.add(
              Adapters.lower(
                  scope.funcs.get(func), type, context(scope, options), coreType, store));
      case Step.BuiltIn builtIn ->
          scope.coreFuncs.add(
              CanonBuiltIns.of(
                  builtIn,
                  context(scope, builtIn.options()),
                  index -> (Table) scope.coreTables.get(index),
                  store));
      case Step.ResourceBuiltIn(var builtin, var resource, var _) ->
          scope.coreFuncs.add(
              new ResourceBuiltIns(scope.instance, scope.instance.resource(resource.index()))
                  .func(builtin, store));
      case Step.Import(String name, var type, var opens) -> {
        if (isPresentAtRunTime(type)) {
          Entity entity = imports.get(name, scope.instance);
          open(scope, entity, opens);
          scope.add(entity);
        }
      }
      case Step.Export(String name, var item, var _, var opens) -> {
        if (isPresentAtRunTime(item.type())) {
          Entity entity = entity(scope, item);
          open(scope, entity, opens);
          scope.add(entity);
          exports.put(name, entity);
        }
      }
    }
  }

  private RuntimeScope.CoreExports instantiate(
      RuntimeScope scope, int module, List<Step.CoreArg> args) {
    Map<String, RuntimeScope.CoreExports> sources = new HashMap<>();
    for (Step.CoreArg arg : args) {
      sources.put(arg.name(), scope.coreInstances.get(arg.instance()));
    }
    Supplier<Instance> start =
        () ->
            scope
                .coreModules
                .get(module)
                .instantiate(
                    store,
                    Imports.of((first, second, _) ->
                        Optional.ofNullable(sources.get(first))
                            .flatMap(source -> source.export(second))));
    if (!scope.instance.usesTasks()) {
      return start.get()::export;
    }
    // A start function runs as the implicit task of an export of type func().
    var holder = new Instance[1];
    var task = new Task(scope.instance.tasks(), this, false, true, () -> {});
    task.run(() -> {
      task.enter();
      task.start();
      holder[0] = start.get();
      task.resolve();
      task.exit();
    });
    return holder[0]::export;
  }

  private static RuntimeScope.CoreExports bundle(RuntimeScope scope, List<Step.CoreExport> items) {
    Map<String, Extern> exports = new HashMap<>();
    for (Step.CoreExport item : items) {
      exports.put(item.name(), scope.core(item.item().sort(), item.item().index()));
    }
    return RuntimeScope.CoreExports.of(exports);
  }

  private static Extern coreExport(RuntimeScope scope, int instance, String name) {
    return scope
        .coreInstances
        .get(instance)
        .export(name)
        .orElseThrow(() -> new LinkException("core instance has no export `" + name + "`"));
  }

  private void instantiate(RuntimeScope scope, Step.Instantiate step) {
    Entity.OfComponent component = scope.components.get(step.component());
    InstanceScope instance = instance(component.component(), Optional.of(scope.instance));
    SequencedMap<String, Entity> args = entities(scope, step.args());
    SequencedMap<String, Entity> exports =
        run(
            component.component(),
            new RuntimeScope(instance, component.outer()),
            (name, _) -> Entity.get(args, name));
    open(scope, new Entity.OfInstance(exports), step.opens());
    scope.instances.add(exports);
  }

  private static SequencedMap<String, Entity> entities(RuntimeScope scope, List<Step.Arg> args) {
    SequencedMap<String, Entity> entities = new LinkedHashMap<>();
    for (Step.Arg arg : args) {
      if (isPresentAtRunTime(arg.item().type())) {
        entities.put(arg.name(), entity(scope, arg.item()));
      }
    }
    return entities;
  }

  private static boolean isPresentAtRunTime(ExternDesc type) {
    return !(type instanceof ExternDesc.OfType(var defined)) || defined instanceof ResourceType;
  }

  private static Entity entity(RuntimeScope scope, Step.Item item) {
    return switch (item.type()) {
      case ExternDesc.OfFunc _ -> new Entity.OfFunc(scope.funcs.get(item.index()));
      case ExternDesc.OfInstance _ -> new Entity.OfInstance(scope.instances.get(item.index()));
      case ExternDesc.OfComponent _ -> scope.components.get(item.index());
      case ExternDesc.OfModule _ -> new Entity.OfModule(scope.coreModules.get(item.index()));
      case ExternDesc.OfType(var type) ->
          new Entity.OfResource(scope.instance.resource(((ResourceType) type).index()));
    };
  }

  private static void aliasOuter(RuntimeScope scope, Sort sort, int depth, int index) {
    RuntimeScope outer = scope.outer(depth);
    switch (sort) {
      case CORE_MODULE -> scope.coreModules.add(outer.coreModules.get(index));
      case COMPONENT -> scope.components.add(outer.components.get(index));
      default -> throw new IllegalStateException("no outer alias of a " + sort.word());
    }
  }

  private static CanonContext context(RuntimeScope scope, CanonOptions options) {
    return new CanonContext(
        scope.instance,
        index(options.memory(), scope.coreMemories),
        index(options.realloc(), scope.coreFuncs),
        index(options.postReturn(), scope.coreFuncs),
        options.encoding(),
        options.async(),
        index(options.callback(), scope.coreFuncs));
  }

  private static <T> Optional<T> index(OptionalInt index, List<T> space) {
    return index.isPresent() ? Optional.of(space.get(index.getAsInt())) : Optional.empty();
  }

  /** Spec: Canonical ABI, {@code canon_resource_drop}, for how the destructor is called. */
  private static ResourceInstanceType defineResource(
      RuntimeScope scope, String name, OptionalInt destructor) {
    Destructor destroy =
        index(destructor, scope.coreFuncs)
            .<Destructor>map(ComponentInstantiator::guestDestructor)
            .orElse(_ -> {});
    return ResourceInstanceType.guest(name, scope.instance.handles(), destroy);
  }

  private static Destructor guestDestructor(Func core) {
    return handle -> {
      if (core.store().isClosed() || core.store().poison().isPresent()) {
        return; // The resource ended with its store.
      }
      try {
        core.call(new long[] {handle.rep()}, new Object[1], new long[0], new Object[0]);
      } catch (GuestException e) {
        throw ExportCalls.uncaught(e);
      }
    };
  }

  /** Enters the resources found along {@code opens} into the scope's resource types. */
  private static void open(RuntimeScope scope, Entity root, List<ResourcePath> opens) {
    for (ResourcePath open : opens) {
      Entity entity = root;
      for (String name : open.path()) {
        entity = Entity.get(((Entity.OfInstance) entity).exports(), name);
      }
      scope.instance.define(open.resource().index(), ((Entity.OfResource) entity).type());
    }
  }
}
