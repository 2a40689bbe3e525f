package dev.wharf.component.validate;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourcePath;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Type definitions, imports and exports: from indices to types. Explainer, type definitions. */
final class Types {
  private final TypeMeasure measure;
  private final CoreTypes coreTypes;

  Types(TypeMeasure measure, CoreTypes coreTypes) {
    this.measure = measure;
    this.coreTypes = coreTypes;
  }

  /** The type of any definition but a resource, which only a component can define. */
  DefType resolve(TypeExpr expr, TypeScope scope, int offset) {
    var values = new ValueTypes(scope, measure, offset);
    DefType type =
        switch (expr) {
          case TypeExpr.Primitive(var primitive) -> primitive;
          case TypeExpr.Record(var fields) -> values.record(fields);
          case TypeExpr.Variant(var cases) -> values.variant(cases);
          case TypeExpr.ListOf(var element) -> new InterfaceType.ListOf(values.resolve(element));
          case TypeExpr.FixedListOf list -> values.fixedList(list);
          case TypeExpr.MapOf map -> values.map(map);
          case TypeExpr.Tuple(var elements) -> values.tuple(elements);
          case TypeExpr.Flags(var labels) -> values.flags(labels);
          case TypeExpr.Enum(var labels) -> values.enumeration(labels);
          case TypeExpr.Option(var payload) -> new InterfaceType.Option(values.resolve(payload));
          case TypeExpr.Result(var ok, var error) ->
              new InterfaceType.Result(values.resolve(ok), values.resolve(error));
          case TypeExpr.Own(int resource) ->
              new InterfaceType.Own(scope.resource(resource, offset));
          case TypeExpr.Borrow(int resource) ->
              new InterfaceType.Borrow(scope.resource(resource, offset));
          case TypeExpr.Stream(var element) -> values.stream(element);
          case TypeExpr.Future(var payload) -> values.future(payload);
          case TypeExpr.Func func -> values.function(func);
          case TypeExpr.OfComponent(var declarators) -> componentType(declarators, scope);
          case TypeExpr.OfInstance(var declarators) -> instanceType(declarators, scope);
          case TypeExpr.Resource _ ->
              throw new ValidationException(
                  "resources can only be defined within a concrete component", offset);
        };
    return measure.check(type, offset);
  }

  /**
   * Enters an import into the scope's imports and index spaces.
   *
   * @return what was entered
   */
  Naming.Named addImport(NameAttributes name, ExternTypeExpr type, TypeScope scope, int offset) {
    var named = declare(name.name(), type, scope, offset);
    scope.charge(measure.size(named.desc()), offset);
    scope.imports.add(name, named.desc(), offset);
    for (var resource : named.resources()) {
      scope.imports.introduce(resource.resource(), prefix(name.name(), resource.path()));
    }
    scope.add(named.desc());
    return named;
  }

  /** Enters an export, already under its own name, into the scope's exports and index spaces. */
  void addExport(NameAttributes name, ExternDesc desc, TypeScope scope, int offset) {
    scope.charge(measure.size(desc), offset);
    scope.exports.add(name, desc, offset);
    introduce(desc, List.of(name.name()), scope);
    scope.add(desc);
  }

  /** What an import or an ascription asks for, under a new name. */
  Naming.Named declare(String name, ExternTypeExpr expr, TypeScope scope, int offset) {
    if (expr instanceof ExternTypeExpr.SubResource) {
      var resource = scope.newResource(name);
      return new Naming.Named(
          new ExternDesc.OfType(resource), List.of(new ResourcePath(resource, List.of())));
    }
    var desc = resolve(expr, scope, offset);
    measure.name(desc, offset);
    return Naming.introduce(desc, scope);
  }

  /** What an extern type says, save for {@code sub resource}, which says nothing without a name. */
  ExternDesc resolve(ExternTypeExpr expr, TypeScope scope, int offset) {
    return switch (expr) {
      case ExternTypeExpr.OfModule(int type) ->
          new ExternDesc.OfModule(scope.moduleType(type, offset));
      case ExternTypeExpr.OfFunc(int type) -> new ExternDesc.OfFunc(scope.funcType(type, offset));
      case ExternTypeExpr.TypeEq(int type) -> new ExternDesc.OfType(scope.type(type, offset));
      case ExternTypeExpr.SubResource _ ->
          throw new IllegalStateException("an abstract resource is not a resolved type");
      case ExternTypeExpr.OfComponent(int type) ->
          new ExternDesc.OfComponent(scope.componentType(type, offset));
      case ExternTypeExpr.OfInstance(int type) ->
          new ExternDesc.OfInstance(scope.instanceType(type, offset));
    };
  }

  private ComponentType componentType(List<Declarator> declarators, TypeScope parent) {
    var scope = new TypeScope(TypeScope.Kind.COMPONENT_TYPE, Optional.of(parent));
    declarators.forEach(declarator -> declare(declarator, scope));
    return new ComponentType(
        scope.imports.externs(),
        scope.exports.externs(),
        scope.imports.resources(),
        scope.exports.resources());
  }

  private InstanceType instanceType(List<Declarator> declarators, TypeScope parent) {
    var scope = new TypeScope(TypeScope.Kind.INSTANCE_TYPE, Optional.of(parent));
    declarators.forEach(declarator -> declare(declarator, scope));
    return new InstanceType(scope.exports.externs(), scope.exports.resources());
  }

  private void declare(Declarator declarator, TypeScope scope) {
    switch (declarator) {
      case CoreTypeDef(var type, int offset) ->
          scope.coreTypes.addAll(coreTypes.resolve(type, scope, offset));
      case TypeDef(var type, int offset) -> scope.types.add(resolve(type, scope, offset));
      case Import(var name, var type, int offset) -> addImport(name, type, scope, offset);
      case Declarator.Export(var name, var type, int offset) ->
          addExport(name, declare(name.name(), type, scope, offset).desc(), scope, offset);
      case Alias.OfExport(var sort, int instance, var name, int offset) -> {
        checkSort(sort == Sort.TYPE || sort == Sort.INSTANCE, offset);
        scope.add(export(scope, sort, instance, name, offset));
      }
      case Alias.Outer(var sort, int depth, int index, int offset) -> {
        checkSort(sort == Sort.TYPE || sort == Sort.CORE_TYPE, offset);
        if (sort == Sort.TYPE) {
          scope.types.add(Outer.type(scope, depth, index, offset));
        } else {
          scope.coreTypes.add(
              TypeScope.at(
                  Outer.scope(scope, depth, offset).coreTypes, index, sort.word(), offset));
        }
      }
      case Alias.OfCoreExport alias -> checkSort(false, alias.offset());
    }
  }

  /** What an instance exports under a name, if it is of the sort. */
  static ExternDesc export(TypeScope scope, Sort sort, int instance, String name, int offset) {
    var type = TypeScope.at(scope.instances, instance, "instance", offset);
    var desc = type.exports().get(name);
    if (desc == null) {
      throw new ValidationException(
          "instance " + instance + " has no export named `" + name + "`", offset);
    }
    if (sortOf(desc) != sort) {
      throw new ValidationException(
          "export `" + name + "` for instance " + instance + " is not a " + sort.word(), offset);
    }
    return desc;
  }

  static Sort sortOf(ExternDesc desc) {
    return switch (desc) {
      case ExternDesc.OfModule _ -> Sort.CORE_MODULE;
      case ExternDesc.OfFunc _ -> Sort.FUNC;
      case ExternDesc.OfType _ -> Sort.TYPE;
      case ExternDesc.OfComponent _ -> Sort.COMPONENT;
      case ExternDesc.OfInstance _ -> Sort.INSTANCE;
    };
  }

  private static void checkSort(boolean allowed, int offset) {
    if (!allowed) {
      throw new ValidationException(
          "aliases in component and instance types may only refer to types or instances", offset);
    }
  }

  /** Notes the resources that came to be in this scope and leave it first by this export. */
  private static void introduce(ExternDesc desc, List<String> path, TypeScope scope) {
    switch (desc) {
      case ExternDesc.OfType(var type) -> {
        if (type instanceof ResourceType resource
            && scope.owns(resource)
            && !scope.imports.introduces(resource)) {
          scope.exports.introduce(resource, path);
        }
      }
      case ExternDesc.OfInstance(var type) ->
          type.exports()
              .forEach((name, export) -> {
                var below = new ArrayList<>(path);
                below.add(name);
                introduce(export, below, scope);
              });
      case ExternDesc.OfModule _, ExternDesc.OfFunc _, ExternDesc.OfComponent _ -> {}
    }
  }

  private static List<String> prefix(String first, List<String> path) {
    var all = new ArrayList<String>();
    all.add(first);
    all.addAll(path);
    return all;
  }
}
