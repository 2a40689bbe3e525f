package dev.wharf.component.wrap;

import dev.wharf.component.assemble.ImportWriter;
import dev.wharf.component.assemble.TypeWriter;
import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.CanonBuiltin;
import dev.wharf.component.definition.CanonOption;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * Writes the component around core modules. In order: what it imports; the resources that it
 * defines; the callers that stand in for imports which need the modules' memories; the main module;
 * the adapters; these imports themselves; and the exports. Explainer, canonical definitions.
 */
final class Wrapping {
  private final List<CorePart> parts;
  private final CorePart main;
  private final WrappedWorld world;
  private final StringEncoding encoding;
  private final List<Definition> definitions = new ArrayList<>();
  private final TypeWriter types = new TypeWriter(this::declare);
  private final Map<Sort, Integer> counts = new EnumMap<>(Sort.class);
  private final ImportWriter importer;

  /** Calls through the table, in its order. */
  private final List<Indirect> indirect = new ArrayList<>();

  private int callers = -1;

  private record Aliased(int instance, Sort sort, String name) {}

  private final Map<Aliased, Integer> aliases = new HashMap<>();

  /** A place in the table: what will be there, and for whom. */
  private record Indirect(FuncType type, Filling filling) {}

  private sealed interface Filling {
    record OfItem(CorePart user, CoreItem item) implements Filling {}

    record OfDestructor(CorePart part, String export) implements Filling {}
  }

  Wrapping(List<CorePart> parts, WrappedWorld world, StringEncoding encoding) {
    this.parts = parts;
    this.main = parts.getFirst();
    this.world = world;
    this.encoding = encoding;
    var needed = Needed.of(world, parts.stream().flatMap(part -> part.items().stream()).toList());
    this.importer = new ImportWriter(needed, types, this::declare, this::next);
  }

  Component write() {
    importer.writeAll();
    Map<ResourceType, Integer> destructors = collectDestructors();
    List<Map<Integer, Integer>> places = collectIndirect();
    writeCallers();
    defineResources(destructors);
    for (int i = 0; i < parts.size(); i++) {
      instantiate(parts.get(i), places.get(i));
    }
    writeFiller();
    world.exports().forEach(this::export);
    return new Component(definitions, List.of(), new CodeRange(new byte[0], 0, 0));
  }

  private void declare(Declarator declarator) {
    definitions.add((Definition) declarator);
  }

  private int next(Sort sort) {
    return counts.merge(sort, 1, Integer::sum) - 1;
  }

  // Resources that exported interfaces define.

  private static String destructor(String interfaceName, String resource) {
    return interfaceName + "#[dtor]" + resource;
  }

  /** Places in the table for destructors: resources come before the module that destroys them. */
  private Map<ResourceType, Integer> collectDestructors() {
    Map<ResourceType, Integer> found = new HashMap<>();
    world
        .exports()
        .forEach((name, exported) ->
            exported
                .resources()
                .forEach((label, resource) -> {
                  String export = destructor(name, label);
                  if (exported.part().exportsFunc(export)) {
                    found.put(resource, indirect.size());
                    indirect.add(
                        new Indirect(
                            new FuncType(List.of(ValType.I32), List.of()),
                            new Filling.OfDestructor(exported.part(), export)));
                  }
                }));
    return found;
  }

  private void defineResources(Map<ResourceType, Integer> destructors) {
    world
        .exports()
        .values()
        .forEach(exported ->
            exported
                .resources()
                .values()
                .forEach(resource -> {
                  Integer place = destructors.get(resource);
                  OptionalInt destructor =
                      place == null
                          ? OptionalInt.empty()
                          : OptionalInt.of(alias(callers, Sort.CORE_FUNC, Integer.toString(place)));
                  definitions.add(new TypeDef(new TypeExpr.Resource(ValType.I32, destructor), 0));
                  types.addType(resource);
                }));
  }

  // Core instances.

  /** For each module, the place in the table of each import that goes through it. */
  private List<Map<Integer, Integer>> collectIndirect() {
    List<Map<Integer, Integer>> places = new ArrayList<>();
    for (var part : parts) {
      Map<Integer, Integer> ofPart = new HashMap<>();
      for (int i = 0; i < part.items().size(); i++) {
        var item = part.items().get(i);
        if (isIndirect(item)) {
          ofPart.put(i, indirect.size());
          indirect.add(new Indirect(part.importType(i), new Filling.OfItem(part, item)));
        }
      }
      places.add(ofPart);
    }
    return places;
  }

  private static boolean isIndirect(CoreItem item) {
    return switch (item) {
      case CoreItem.Lower(_, _, var type, boolean async) ->
          CanonNeeds.ofLower(type, async).memory();
      case CoreItem.Copy copy -> CanonNeeds.ofCopy(copy).memory();
      case CoreItem.TaskReturn _,
          CoreItem.Event _,
          CoreItem.OfErrorContext _,
          CoreItem.NewThread _,
          CoreItem.OfAdapter _ ->
          true;
      case CoreItem.OfResource _, CoreItem.Plain _, CoreItem.OfMain _ -> false;
    };
  }

  private List<FuncType> indirectTypes() {
    return indirect.stream().map(Indirect::type).toList();
  }

  private void writeCallers() {
    if (!indirect.isEmpty()) {
      callers = instantiate(IndirectCalls.callers(indirectTypes()), List.of());
    }
  }

  private int instantiate(Module module, List<CoreInstance.Arg> args) {
    definitions.add(new Definition.CoreModule(module, 0));
    int index = next(Sort.CORE_MODULE);
    definitions.add(new CoreInstance.Instantiate(index, args, 0));
    return next(Sort.CORE_INSTANCE);
  }

  private int bundle(List<CoreInstance.Export> exports) {
    definitions.add(new CoreInstance.Bundle(exports, 0));
    return next(Sort.CORE_INSTANCE);
  }

  private void instantiate(CorePart part, Map<Integer, Integer> places) {
    SequencedMap<String, List<CoreInstance.Export>> byModule = new LinkedHashMap<>();
    for (int i = 0; i < part.items().size(); i++) {
      var entry = part.imports().get(i);
      var place = places.get(i);
      SortIndex given =
          place != null
              ? new SortIndex(
                  Sort.CORE_FUNC, alias(callers, Sort.CORE_FUNC, Integer.toString(place)))
              : direct(part, part.items().get(i));
      byModule
          .computeIfAbsent(entry.module(), _ -> new ArrayList<>())
          .add(new CoreInstance.Export(entry.name(), given));
    }
    var args = new ArrayList<CoreInstance.Arg>();
    byModule.forEach((name, exports) -> args.add(new CoreInstance.Arg(name, bundle(exports))));
    part.instantiated(instantiate(StrippedModule.of(part.module().module()), args));
  }

  private SortIndex direct(CorePart part, CoreItem item) {
    if (item instanceof CoreItem.OfMain(String name)) {
      return ofMain(name);
    }
    return new SortIndex(Sort.CORE_FUNC, canon(part, item));
  }

  /** Something of the main module; {@code memory} is its memory, whatever its name. */
  private SortIndex ofMain(String name) {
    String export = name.equals("memory") ? main.memory().orElse(name) : name;
    var found =
        main.module()
            .export(export)
            .orElseThrow(() ->
                new LinkException(
                    LinkException.Kind.MISSING,
                    "an adapter needs the export `" + name + "` of the module",
                    List.of(),
                    List.of()));
    var sort =
        switch (found.kind()) {
          case FUNC -> Sort.CORE_FUNC;
          case TABLE -> Sort.CORE_TABLE;
          case MEMORY -> Sort.CORE_MEMORY;
          case GLOBAL -> Sort.CORE_GLOBAL;
          case TAG -> Sort.CORE_TAG;
        };
    return new SortIndex(sort, alias(main.instance(), sort, export));
  }

  private int alias(int instance, Sort sort, String name) {
    var key = new Aliased(instance, sort, name);
    Integer known = aliases.get(key);
    if (known == null) {
      definitions.add(new Alias.OfCoreExport(sort, instance, name, 0));
      known = next(sort);
      aliases.put(key, known);
    }
    return known;
  }

  private void writeFiller() {
    boolean starts = main.exportsFunc("_initialize");
    if (indirect.isEmpty() && !starts) {
      return;
    }
    var exports = new ArrayList<CoreInstance.Export>();
    for (int i = 0; i < indirect.size(); i++) {
      int func =
          switch (indirect.get(i).filling()) {
            case Filling.OfDestructor(var part, var export) ->
                alias(part.instance(), Sort.CORE_FUNC, export);
            case Filling.OfItem(_, CoreItem.OfAdapter(var adapter, var name)) ->
                ofAdapter(adapter, name);
            case Filling.OfItem(var user, var item) -> canon(user, item);
          };
      exports.add(
          new CoreInstance.Export(Integer.toString(i), new SortIndex(Sort.CORE_FUNC, func)));
    }
    if (!indirect.isEmpty()) {
      int table = alias(callers, Sort.CORE_TABLE, IndirectCalls.TABLE);
      exports.add(
          new CoreInstance.Export(IndirectCalls.TABLE, new SortIndex(Sort.CORE_TABLE, table)));
    }
    if (starts) {
      int start = alias(main.instance(), Sort.CORE_FUNC, "_initialize");
      exports.add(
          new CoreInstance.Export(IndirectCalls.START, new SortIndex(Sort.CORE_FUNC, start)));
    }
    instantiate(
        IndirectCalls.filler(indirectTypes(), starts),
        List.of(new CoreInstance.Arg("", bundle(exports))));
  }

  private int ofAdapter(String adapter, String name) {
    var part =
        parts.stream()
            .skip(1)
            .filter(each -> each.name().equals(adapter))
            .findFirst()
            .orElseThrow();
    if (!part.exportsFunc(name)) {
      throw new LinkException(
          LinkException.Kind.MISSING,
          "the adapter `" + adapter + "` does not export `" + name + "`, which the module imports",
          List.of(),
          List.of());
    }
    return alias(part.instance(), Sort.CORE_FUNC, name);
  }

  // Canonical definitions.

  private int canon(CorePart user, CoreItem item) {
    definitions.add(
        switch (item) {
          case CoreItem.Lower lower -> lower(user, lower);
          case CoreItem.OfResource(var builtin, var resource) ->
              new Canon.BuiltIn(builtin, new Canon.OfType(types.index(resource)), 0);
          case CoreItem.TaskReturn(var result) -> {
            var ref = result.map(this::valueRef);
            yield new Canon.BuiltIn(
                CanonBuiltin.TASK_RETURN,
                new Canon.OfResult(ref, options(user, CanonNeeds.MEMORY, false)),
                0);
          }
          case CoreItem.Plain(var builtin, var immediate) ->
              new Canon.BuiltIn(builtin, immediate, 0);
          case CoreItem.Event(var builtin, boolean cancellable) ->
              new Canon.BuiltIn(
                  builtin, new Canon.OfCancellableAndMemory(cancellable, memory(user)), 0);
          case CoreItem.Copy copy -> copy(user, copy);
          case CoreItem.OfErrorContext(var builtin, var strings) -> {
            var needs = new CanonNeeds(true, builtin == CanonBuiltin.ERROR_CONTEXT_DEBUG_MESSAGE);
            yield new Canon.BuiltIn(
                builtin, new Canon.OfOptions(options(user, needs, true, strings)), 0);
          }
          case CoreItem.NewThread _ -> newThread(user);
          case CoreItem.OfAdapter _, CoreItem.OfMain _ ->
              throw new IllegalStateException("not a canonical definition");
        });
    return next(Sort.CORE_FUNC);
  }

  private Canon lower(CorePart user, CoreItem.Lower lower) {
    var source = importer.index(lower.key());
    int func = source.index();
    if (lower.function().isPresent()) {
      definitions.add(new Alias.OfExport(Sort.FUNC, source.index(), lower.function().get(), 0));
      func = next(Sort.FUNC);
    }
    var options =
        new ArrayList<>(options(user, CanonNeeds.ofLower(lower.type(), lower.async()), true));
    if (lower.async()) {
      options.add(new CanonOption.Async());
    }
    return new Canon.Lower(func, options, 0);
  }

  private Canon copy(CorePart user, CoreItem.Copy copy) {
    int type = types.index(copy.type());
    var immediate =
        switch (copy.builtin().shape()) {
          case TYPE -> new Canon.OfType(type);
          case TYPE_ASYNC -> new Canon.OfTypeAndAsync(type, copy.async());
          default -> {
            var options = new ArrayList<>(options(user, CanonNeeds.ofCopy(copy), true));
            if (copy.async()) {
              options.add(new CanonOption.Async());
            }
            yield new Canon.OfTypeAndOptions(type, options);
          }
        };
    return new Canon.BuiltIn(copy.builtin(), immediate, 0);
  }

  private Canon newThread(CorePart user) {
    var start = new FuncType(List.of(ValType.I32), List.of());
    definitions.add(new CoreTypeDef(new CoreTypeDef.OfGroup(RecType.of(start)), 0));
    int type = types.addCoreType();
    int table = alias(user.instance(), Sort.CORE_TABLE, "__indirect_function_table");
    return new Canon.BuiltIn(
        CanonBuiltin.THREAD_NEW_INDIRECT, new Canon.OfFuncTypeAndTable(type, table), 0);
  }

  private ValueRef valueRef(InterfaceType type) {
    return type instanceof InterfaceType.Primitive primitive
        ? new ValueRef.Primitive(primitive)
        : new ValueRef.Index(types.index(type));
  }

  private List<CanonOption> options(CorePart user, CanonNeeds needs, boolean forImports) {
    return options(user, needs, forImports, encoding);
  }

  private List<CanonOption> options(
      CorePart user, CanonNeeds needs, boolean forImports, StringEncoding strings) {
    var options = new ArrayList<CanonOption>();
    if (needs.memory()) {
      options.add(new CanonOption.Memory(memory(user)));
      options.add(new CanonOption.Encoding(strings));
    }
    if (needs.realloc()) {
      var from = user.realloc(forImports).isPresent() ? user : main;
      String realloc =
          from.realloc(forImports)
              .orElseThrow(() ->
                  new LinkException(
                      LinkException.Kind.MISSING,
                      "the module does not export `cabi_realloc`, which its world needs",
                      List.of(),
                      List.of()));
      options.add(new CanonOption.Realloc(alias(from.instance(), Sort.CORE_FUNC, realloc)));
    }
    return options;
  }

  /** An adapter without a memory of its own works in that of the main module. */
  private int memory(CorePart user) {
    var from = user.memory().isPresent() ? user : main;
    String memory =
        from.memory()
            .orElseThrow(() ->
                new LinkException(
                    LinkException.Kind.MISSING,
                    "the module does not export its memory, which its world needs",
                    List.of(),
                    List.of()));
    return alias(from.instance(), Sort.CORE_MEMORY, memory);
  }

  // Exports.

  private void export(String name, WrappedWorld.Exported exported) {
    var named = new NameAttributes(name, exported.attributes());
    switch (exported.type()) {
      case ExternDesc.OfFunc(var type) -> {
        int func = lift(exported.part(), name, type);
        definitions.add(new Export(named, new SortIndex(Sort.FUNC, func), Optional.empty(), 0));
        next(Sort.FUNC);
      }
      case ExternDesc.OfInstance(InstanceType type) -> {
        Map<String, Integer> funcs = new LinkedHashMap<>();
        type.exports()
            .forEach((function, item) -> {
              if (item instanceof ExternDesc.OfFunc(var func)) {
                funcs.put(function, lift(exported.part(), name + "#" + function, func));
              }
            });
        var shape = new ExportShape(type, types::index, funcs);
        definitions.add(new Definition.NestedComponent(shape.component(), 0));
        definitions.add(new Instance.Instantiate(next(Sort.COMPONENT), shape.args(), 0));
        int instance = types.addInstance(type);
        definitions.add(
            new Export(named, new SortIndex(Sort.INSTANCE, instance), Optional.empty(), 0));
        types.addInstance(type);
      }
      case ExternDesc.OfType _, ExternDesc.OfModule _, ExternDesc.OfComponent _ ->
          throw new LinkException(
              "a world cannot export the " + exported.type().sort() + " `" + name + "`");
    }
  }

  /** A component function of the core function of this name, in one of the ways to name it. */
  private int lift(CorePart part, String name, ComponentFuncType type) {
    String callback = "[async-lift]" + name;
    String stackful = "[async-lift-stackful]" + name;
    boolean async = part.exportsFunc(callback) || part.exportsFunc(stackful);
    String core = part.exportsFunc(callback) ? callback : async ? stackful : name;
    if (!part.exportsFunc(core)) {
      throw new LinkException(
          LinkException.Kind.MISSING,
          "the module does not export `" + name + "`, which its world does",
          List.of(),
          List.of());
    }
    CoreSignature.check(
        "exports `" + core + "`",
        part.exportType(core),
        CoreSignature.lifted(type, async, core.equals(callback)));
    int index = types.index(type);
    var options = new ArrayList<>(options(part, CanonNeeds.ofLift(type, async), false));
    if (async) {
      options.add(new CanonOption.Async());
    }
    if (core.equals(callback)) {
      options.add(new CanonOption.Callback(required(part, "[callback]" + callback)));
    }
    String after = "cabi_post_" + name;
    if (!async && part.exportsFunc(after)) {
      options.add(new CanonOption.PostReturn(alias(part.instance(), Sort.CORE_FUNC, after)));
    }
    int func = alias(part.instance(), Sort.CORE_FUNC, core);
    definitions.add(new Canon.Lift(func, options, index, 0));
    return next(Sort.FUNC);
  }

  private int required(CorePart part, String export) {
    if (!part.exportsFunc(export)) {
      throw new LinkException(
          LinkException.Kind.MISSING,
          "the module does not export `" + export + "`, which goes with an async function",
          List.of(),
          List.of());
    }
    return alias(part.instance(), Sort.CORE_FUNC, export);
  }
}
