package dev.wharf.component.validate;

import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.ModuleType;
import dev.wharf.component.type.ResourcePath;
import dev.wharf.component.type.Substitution;
import dev.wharf.component.type.TypeMatching;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.type.ExternType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TagType;
import dev.wharf.wasm.type.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Instances of modules and components. Explainer, instance definitions. */
final class Instances {
  private final TypeScope scope;
  private final TypeMeasure measure;

  Instances(TypeScope scope, TypeMeasure measure) {
    this.scope = scope;
    this.measure = measure;
  }

  Step instantiateModule(CoreInstance.Instantiate definition) {
    int offset = definition.offset();
    var module = TypeScope.at(scope.modules, definition.module(), "module", offset);
    var args = new HashMap<String, Map<String, ExternType>>();
    var steps = new ArrayList<Step.CoreArg>();
    for (var arg : definition.args()) {
      var exports = TypeScope.at(scope.coreInstances, arg.instance(), "core instance", offset);
      if (args.put(arg.name(), exports) != null) {
        throw new ValidationException(
            "duplicate module instantiation argument named `" + arg.name() + "`", offset);
      }
      steps.add(new Step.CoreArg(arg.name(), arg.instance()));
    }
    for (var needed : module.imports()) {
      supply(needed, args, offset);
    }
    scope.coreInstances.add(module.exports());
    return new Step.InstantiateModule(definition.module(), steps);
  }

  private static void supply(
      ModuleType.Import needed, Map<String, Map<String, ExternType>> args, int offset) {
    var arg = args.get(needed.module());
    if (arg == null) {
      throw new ValidationException(
          "missing module instantiation argument named `" + needed.module() + "`", offset);
    }
    var export = arg.get(needed.name());
    if (export == null) {
      throw new ValidationException(
          "module instantiation argument `"
              + needed.module()
              + "` does not export an item named `"
              + needed.name()
              + "`",
          offset);
    }
    var reason = TypeMatching.mismatch(export, needed.type());
    if (reason.isPresent()) {
      throw new ValidationException(
          "type mismatch for export `"
              + needed.name()
              + "` of module instantiation argument `"
              + needed.module()
              + "`: "
              + reason.get(),
          offset);
    }
  }

  Step bundleCore(CoreInstance.Bundle definition) {
    int offset = definition.offset();
    var exports = new LinkedHashMap<String, ExternType>();
    var steps = new ArrayList<Step.CoreExport>();
    for (var export : definition.exports()) {
      if (exports.put(export.name(), coreItem(export.item(), offset)) != null) {
        throw new ValidationException(
            "duplicate instantiation export name `" + export.name() + "` already defined", offset);
      }
      steps.add(new Step.CoreExport(export.name(), export.item()));
    }
    scope.coreInstances.add(exports);
    return new Step.BundleCore(steps);
  }

  Step instantiate(Instance.Instantiate definition) {
    int offset = definition.offset();
    var component = TypeScope.at(scope.components, definition.component(), "component", offset);
    var args = new HashMap<String, Step.Item>();
    for (var arg : definition.args()) {
      if (args.put(arg.name(), item(arg.item(), offset)) != null) {
        throw new ValidationException(
            "instantiation argument `"
                + arg.name()
                + "` conflicts with previous argument `"
                + arg.name()
                + "`",
            offset);
      }
    }
    var substitution = new Substitution();
    var steps = new ArrayList<Step.Arg>();
    for (var needed : component.imports().entrySet()) {
      var name = needed.getKey();
      var arg = args.get(name);
      if (arg == null) {
        throw new ValidationException("missing import named `" + name + "`", offset);
      }
      scope.charge(measure.size(needed.getValue()), offset);
      var reason =
          TypeMatching.supply(
              name, arg.type(), needed.getValue(), component.importedResources(), substitution);
      if (reason.isPresent()) {
        throw new ValidationException(
            "type mismatch for import `" + name + "`: " + reason.get(), offset);
      }
      steps.add(new Step.Arg(name, arg));
    }
    var opens = new ArrayList<ResourcePath>();
    for (var made : component.exportedResources()) {
      var resource = scope.newResource(made.path().getLast());
      substitution.bind(made.resource(), resource);
      opens.add(new ResourcePath(resource, made.path()));
    }
    measure.name(
        new ExternDesc.OfInstance(new InstanceType(component.exports(), List.of())), offset);
    var type = new InstanceType(substitution.apply(component.exports()), List.of());
    scope.charge(measure.size(new ExternDesc.OfInstance(type)), offset);
    measure.check(type, offset);
    scope.instances.add(type);
    return new Step.Instantiate(definition.component(), steps, type, opens);
  }

  Step bundle(Instance.Bundle definition) {
    int offset = definition.offset();
    var exports = ExternScope.ofSynthesizedInstance();
    var steps = new ArrayList<Step.Arg>();
    for (var export : definition.exports()) {
      var item = item(export.item(), offset);
      exports.add(export.name(), item.type(), offset);
      steps.add(new Step.Arg(export.name().name(), item));
    }
    SequencedMap<String, ExternDesc> externs = exports.externs();
    var type = new InstanceType(externs, List.of());
    scope.charge(measure.size(new ExternDesc.OfInstance(type)), offset);
    measure.check(type, offset);
    scope.instances.add(type);
    return new Step.Bundle(steps, type);
  }

  /** A component-level item with its type. */
  Step.Item item(SortIndex item, int offset) {
    int index = item.index();
    return switch (item.sort()) {
      case CORE_MODULE ->
          new Step.Item(
              item.sort(),
              index,
              new ExternDesc.OfModule(TypeScope.at(scope.modules, index, "module", offset)));
      case FUNC ->
          new Step.Item(
              item.sort(),
              index,
              new ExternDesc.OfFunc(TypeScope.at(scope.funcs, index, "function", offset)));
      case TYPE -> new Step.Item(item.sort(), -1, new ExternDesc.OfType(scope.type(index, offset)));
      case COMPONENT ->
          new Step.Item(
              item.sort(),
              index,
              new ExternDesc.OfComponent(
                  TypeScope.at(scope.components, index, "component", offset)));
      case INSTANCE ->
          new Step.Item(
              item.sort(),
              index,
              new ExternDesc.OfInstance(TypeScope.at(scope.instances, index, "instance", offset)));
      case VALUE -> throw new ValidationException("values are not supported yet", offset);
      case CORE_FUNC, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG, CORE_TYPE, CORE_INSTANCE ->
          throw new ValidationException(
              "a " + item.sort().word() + " cannot cross the border of a component", offset);
    };
  }

  /** What a core instance exports under a name, if it is of the sort. */
  ExternType coreExport(Sort sort, int instance, String name, int offset) {
    var type = TypeScope.at(scope.coreInstances, instance, "core instance", offset).get(name);
    if (type == null) {
      throw new ValidationException(
          "core instance " + instance + " has no export named `" + name + "`", offset);
    }
    if (sortOf(type) != sort) {
      throw new ValidationException(
          "export `" + name + "` for core instance " + instance + " is not a " + sort.word(),
          offset);
    }
    return type;
  }

  private ExternType coreItem(SortIndex item, int offset) {
    int index = item.index();
    return switch (item.sort()) {
      case CORE_FUNC -> TypeScope.at(scope.coreFuncs, index, "core function", offset);
      case CORE_TABLE -> TypeScope.at(scope.tables, index, "table", offset);
      case CORE_MEMORY -> TypeScope.at(scope.memories, index, "memory", offset);
      case CORE_GLOBAL -> TypeScope.at(scope.globals, index, "global", offset);
      case CORE_TAG -> TypeScope.at(scope.tags, index, "tag", offset);
      case CORE_TYPE, CORE_MODULE, CORE_INSTANCE, FUNC, VALUE, TYPE, COMPONENT, INSTANCE ->
          throw new ValidationException(
              "a core instance cannot export a " + item.sort().word(), offset);
    };
  }

  private static Sort sortOf(ExternType type) {
    return switch (type) {
      case TypeUse _ -> Sort.CORE_FUNC;
      case TableType _ -> Sort.CORE_TABLE;
      case MemoryType _ -> Sort.CORE_MEMORY;
      case GlobalType _ -> Sort.CORE_GLOBAL;
      case TagType _ -> Sort.CORE_TAG;
    };
  }
}
