package dev.wharf.component.validate;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.ResourceType;
import dev.wharf.component.type.TypeMatching;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The definitions of one component, in order: each is checked against those before it and becomes a
 * step.
 */
final class ComponentBody {
  private static final int MAX_INSTANCES = 1_000;

  private final Validation validation;
  private final TypeScope scope;
  private final Types types;
  private final Instances instances;
  private final List<Step> steps = new ArrayList<>();

  ComponentBody(Validation validation, Optional<TypeScope> parent) {
    this.validation = validation;
    this.scope = new TypeScope(TypeScope.Kind.COMPONENT, parent);
    this.types = new Types(validation.measure(), validation.coreTypes());
    this.instances = new Instances(scope, validation.measure());
  }

  ValidComponent validate(Component component) {
    for (var definition : component.definitions()) {
      define(definition);
    }
    var type =
        new ComponentType(
            scope.imports.externs(),
            scope.exports.externs(),
            scope.imports.resources(),
            scope.exports.resources());
    int offset = component.bytes().start();
    validation.measure().check(type, offset);
    return new ValidComponent(component, type, steps, scope.resourceCount());
  }

  private void define(Definition definition) {
    switch (definition) {
      case Definition.CoreModule(var module, int offset) -> {
        var valid = validation.module(module);
        scope.modules.add(validation.coreTypes().of(valid, offset));
        steps.add(new Step.DefineModule(valid));
      }
      case Definition.NestedComponent(var component, _) -> {
        var valid = new ComponentBody(validation, Optional.of(scope)).validate(component);
        scope.components.add(valid.type());
        steps.add(new Step.DefineComponent(valid));
      }
      case CoreInstance.Instantiate instantiate -> {
        limit(scope.coreInstances, definition);
        steps.add(instances.instantiateModule(instantiate));
      }
      case CoreInstance.Bundle bundle -> {
        limit(scope.coreInstances, definition);
        steps.add(instances.bundleCore(bundle));
      }
      case Instance.Instantiate instantiate -> {
        limit(scope.instances, definition);
        steps.add(instances.instantiate(instantiate));
      }
      case Instance.Bundle bundle -> {
        limit(scope.instances, definition);
        steps.add(instances.bundle(bundle));
      }
      case CoreTypeDef(var type, int offset) ->
          scope.coreTypes.addAll(validation.coreTypes().resolve(type, scope, offset));
      case TypeDef(TypeExpr.Resource resource, int offset) -> resource(resource, offset);
      case TypeDef(var type, int offset) -> scope.types.add(types.resolve(type, scope, offset));
      case Alias alias -> alias(alias);
      case Canon canon -> canon(canon);
      case Import(var name, var type, int offset) -> {
        var named = types.addImport(name, type, scope, offset);
        steps.add(new Step.Import(name.name(), named.desc(), named.resources()));
      }
      case Export export -> export(export);
    }
  }

  private static void limit(List<?> instances, Definition definition) {
    if (instances.size() >= MAX_INSTANCES) {
      throw new ValidationException(
          "instances count exceeds limit of " + MAX_INSTANCES, definition.offset());
    }
  }

  private void resource(TypeExpr.Resource expr, int offset) {
    if (expr.representation() != ValType.I32) {
      throw new ValidationException("resources can only be represented by `i32`", offset);
    }
    if (expr.destructor().isPresent()) {
      var type = scope.coreFunc(expr.destructor().getAsInt(), offset);
      if (!type.equals(new FuncType(List.of(ValType.I32), List.of()))) {
        throw new ValidationException(
            "core function "
                + expr.destructor().getAsInt()
                + " has wrong signature for a destructor",
            offset);
      }
    }
    var resource = scope.newResource("resource");
    scope.localResources.add(resource);
    scope.types.add(resource);
    steps.add(new Step.DefineResource(resource, expr.destructor()));
  }

  private void alias(Alias alias) {
    switch (alias) {
      case Alias.OfExport(var sort, int instance, var name, int offset) -> {
        var desc = Types.export(scope, sort, instance, name, offset);
        scope.add(desc);
        if (sort != Sort.TYPE) {
          steps.add(new Step.AliasExport(sort, instance, name, desc));
        }
      }
      case Alias.OfCoreExport(var sort, int instance, var name, int offset) -> {
        scope.addCore(instances.coreExport(sort, instance, name, offset));
        steps.add(new Step.AliasCoreExport(sort, instance, name));
      }
      case Alias.Outer(var sort, int depth, int index, int offset) ->
          outer(sort, depth, index, offset);
    }
  }

  private void outer(Sort sort, int depth, int index, int offset) {
    if (sort == Sort.TYPE) {
      var type = Outer.type(scope, depth, index, offset);
      scope.charge(validation.measure().size(new ExternDesc.OfType(type)), offset);
      scope.types.add(type);
      return;
    }
    var from = Outer.scope(scope, depth, offset);
    if (sort == Sort.CORE_TYPE) {
      scope.coreTypes.add(TypeScope.at(from.coreTypes, index, sort.word(), offset));
      return;
    }
    if (sort == Sort.CORE_MODULE) {
      scope.modules.add(TypeScope.at(from.modules, index, "module", offset));
    } else {
      scope.components.add(TypeScope.at(from.components, index, "component", offset));
    }
    steps.add(new Step.AliasOuter(sort, depth, index));
  }

  private void canon(Canon canon) {
    switch (canon) {
      case Canon.Lift lift -> {
        var lifted = Canons.lift(lift, scope);
        charge(lifted.type(), lift.offset());
        scope.funcs.add(lifted.type());
        steps.add(lifted);
      }
      case Canon.Lower lower -> {
        var lowered = Canons.lower(lower, scope);
        charge(lowered.type(), lower.offset());
        scope.coreFuncs.add(lowered.coreType());
        steps.add(lowered);
      }
      case Canon.BuiltIn definition -> {
        var builtIns = new BuiltIns(scope, validation.measure());
        var builtin = definition.builtin();
        var type = builtIns.type(definition);
        scope.coreFuncs.add(type);
        switch (builtin) {
          case RESOURCE_NEW, RESOURCE_DROP, RESOURCE_REP ->
              steps.add(
                  new Step.ResourceBuiltIn(
                      builtin,
                      builtIns.resource(
                          builtin,
                          ((Canon.OfType) definition.immediate()).type(),
                          definition.offset()),
                      type));
          default -> steps.add(builtIns.step(definition, type));
        }
      }
    }
  }

  /** Flattening walks the type each time it is lifted or lowered. */
  private void charge(ComponentFuncType type, int offset) {
    scope.charge(validation.measure().size(new ExternDesc.OfFunc(type)), offset);
  }

  private void export(Export export) {
    int offset = export.offset();
    var item = instances.item(export.item(), offset);
    Naming.Named visible;
    if (export.ascription().isEmpty()) {
      visible = new Naming.Named(Naming.export(item.type()), List.of());
    } else {
      var ascription = export.ascription().get();
      checkAscription(item.type(), ascription, offset);
      visible = types.declare(export.name().name(), ascription, scope, offset);
    }
    types.addExport(export.name(), visible.desc(), scope, offset);
    steps.add(new Step.Export(export.name().name(), item, visible.desc(), visible.resources()));
  }

  private void checkAscription(ExternDesc actual, ExternTypeExpr ascription, int offset) {
    Optional<String> reason;
    if (ascription instanceof ExternTypeExpr.SubResource) {
      reason =
          actual instanceof ExternDesc.OfType(ResourceType _)
              ? Optional.empty()
              : Optional.of("expected resource, found " + actual.sort());
    } else {
      reason = TypeMatching.mismatch(actual, types.resolve(ascription, scope, offset));
    }
    if (reason.isPresent()) {
      throw new ValidationException(
          "ascribed type of export is not compatible with item's type: " + reason.get(), offset);
    }
  }
}
