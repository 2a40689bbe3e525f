package dev.wharf.component.validate;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourcePath;
import dev.wharf.component.type.ResourceType;
import dev.wharf.component.type.Substitution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Gives types a further name: a new object that is equal to the old one. Imports and exports do
 * that to the types that they introduce, so that {@link NamedTypes} can tell the name from what was
 * named.
 */
final class Naming {
  /** A named item, and the resources that it introduces, by path inside it. */
  record Named(ExternDesc desc, List<ResourcePath> resources) {}

  private Naming() {}

  /** An equal type that is another object, where the distinction matters. */
  static DefType rename(DefType type) {
    return switch (type) {
      case ResourceType resource -> resource.alias();
      case InterfaceType.Record(var fields) -> new InterfaceType.Record(fields);
      case InterfaceType.Variant(var cases) -> new InterfaceType.Variant(cases);
      case InterfaceType.Enum(var labels) -> new InterfaceType.Enum(labels);
      case InterfaceType.Flags(var labels) -> new InterfaceType.Flags(labels);
      case InterfaceType _, ComponentFuncType _, ComponentType _, InstanceType _ -> type;
    };
  }

  /**
   * An item as it is exported. An exported type gets a new name; those in an exported instance have
   * theirs.
   */
  static ExternDesc export(ExternDesc desc) {
    return desc instanceof ExternDesc.OfType(var type) ? new ExternDesc.OfType(rename(type)) : desc;
  }

  /**
   * An item under a new name: its parameters become new resources of {@code scope}, its named types
   * new objects.
   */
  static Named introduce(ExternDesc desc, TypeScope scope) {
    return switch (desc) {
      case ExternDesc.OfInstance(var type) -> {
        var substitution = new Substitution();
        var resources = new ArrayList<ResourcePath>();
        for (var parameter : type.resources()) {
          var resource = scope.newResource(parameter.path().getLast());
          substitution.bind(parameter.resource(), resource);
          resources.add(new ResourcePath(resource, parameter.path()));
        }
        yield new Named(
            new ExternDesc.OfInstance(
                new InstanceType(exports(type.exports(), substitution), List.of())),
            resources);
      }
      case ExternDesc.OfType(var type) -> new Named(new ExternDesc.OfType(rename(type)), List.of());
      case ExternDesc.OfModule _, ExternDesc.OfFunc _, ExternDesc.OfComponent _ ->
          new Named(desc, List.of());
    };
  }

  /** The same map where nothing in it has a name or mentions one. */
  private static SequencedMap<String, ExternDesc> exports(
      SequencedMap<String, ExternDesc> before, Substitution substitution) {
    var exports = new LinkedHashMap<String, ExternDesc>();
    boolean same = true;
    for (var export : before.entrySet()) {
      var named =
          switch (export.getValue()) {
            case ExternDesc.OfType(var type) -> {
              var applied = substitution.apply(type);
              // A parameter of the type was replaced by a new object already.
              boolean parameter = type instanceof ResourceType && applied != type;
              var renamed = parameter ? applied : rename(applied);
              substitution.rename(type, renamed);
              yield new ExternDesc.OfType(renamed);
            }
            case ExternDesc.OfInstance(var type) -> {
              var inside = exports(type.exports(), substitution);
              yield inside == type.exports()
                  ? export.getValue()
                  : new ExternDesc.OfInstance(new InstanceType(inside, type.resources()));
            }
            case ExternDesc.OfModule _, ExternDesc.OfFunc _, ExternDesc.OfComponent _ ->
                substitution.apply(export.getValue());
          };
      same &= named == export.getValue();
      exports.put(export.getKey(), named);
    }
    return same ? before : exports;
  }
}
