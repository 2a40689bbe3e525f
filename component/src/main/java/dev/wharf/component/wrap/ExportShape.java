package dev.wharf.component.wrap;

import dev.wharf.component.assemble.TypeParts;
import dev.wharf.component.assemble.TypeWriter;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.module.CodeRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An exported interface as an instance of a component of its own, which takes the functions and
 * resources and gives them back with the names of the interface. In the component around it they
 * have none. Explainer, external visibility of types.
 */
final class ExportShape {
  private final InstanceType type;
  private final List<Definition> definitions = new ArrayList<>();
  private final List<Instance.Arg> args = new ArrayList<>();
  private final TypeWriter types =
      new TypeWriter(declarator -> definitions.add((Definition) declarator));
  private final Set<DefType> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<DefType, String> exportNames = new IdentityHashMap<>();

  /**
   * @param type of the instance
   * @param outer the index of a type in the component around
   * @param funcs the index there of each function
   */
  ExportShape(InstanceType type, Function<DefType, Integer> outer, Map<String, Integer> funcs) {
    this.type = type;
    type.exports()
        .forEach((name, item) -> {
          if (item instanceof ExternDesc.OfType(var defined)) {
            exportNames.put(defined, name);
          }
        });
    type.exports()
        .values()
        .forEach(item -> {
          switch (item) {
            case ExternDesc.OfType(var defined) -> take(defined, outer);
            case ExternDesc.OfFunc(var func) -> {
              func.params().forEach(param -> take(param.type(), outer));
              func.result().ifPresent(result -> take(result, outer));
            }
            case ExternDesc.OfInstance _, ExternDesc.OfModule _, ExternDesc.OfComponent _ -> {}
          }
        });
    List<String> names = List.copyOf(funcs.keySet());
    for (var name : names) {
      var inner = "import-" + label(name);
      types.importItem(plain(inner), type.exports().get(name), Optional.empty());
      args.add(new Instance.Arg(inner, new SortIndex(Sort.FUNC, funcs.get(name))));
    }
    export(names);
  }

  Component component() {
    return new Component(definitions, List.of(), new CodeRange(new byte[0], 0, 0));
  }

  /** What it is to be instantiated with. */
  List<Instance.Arg> args() {
    return args;
  }

  /** Imports the types that need a name, parts before what is made of them. */
  private void take(DefType wanted, Function<DefType, Integer> outer) {
    if (wanted instanceof InterfaceType.Primitive || !seen.add(wanted)) {
      return;
    }
    switch (wanted) {
      case InterfaceType value -> TypeParts.of(value).forEach(part -> take(part, outer));
      case ComponentFuncType _,
          InstanceType _,
          ResourceType _,
          dev.wharf.component.type.ComponentType _ -> {}
    }
    boolean named =
        switch (wanted) {
          case ResourceType _,
              InterfaceType.Record _,
              InterfaceType.Variant _,
              InterfaceType.Enum _,
              InterfaceType.Flags _ ->
              true;
          default -> false;
        };
    // A resource may have several objects for names; one import is enough.
    if (named && types.find(wanted).isEmpty()) {
      String name =
          "import-type-" + Optional.ofNullable(exportNames.get(wanted)).orElse("x" + args.size());
      types.importItem(plain(name), new ExternDesc.OfType(wanted), Optional.empty());
      args.add(new Instance.Arg(name, new SortIndex(Sort.TYPE, outer.apply(wanted))));
    }
  }

  private void export(List<String> functions) {
    type.exports()
        .forEach((name, item) -> {
          switch (item) {
            case ExternDesc.OfType(var defined) -> {
              definitions.add(
                  new Export(
                      plain(name),
                      new SortIndex(Sort.TYPE, types.redefine(defined)),
                      Optional.empty(),
                      0));
              types.addType(defined);
              // What else is exported may mention it by the name that it has in the interface that
              // it is used from.
              seen.forEach(other -> types.share(defined, other));
            }
            case ExternDesc.OfFunc(var func) -> {
              var ascription = new ExternTypeExpr.OfFunc(types.index(func));
              definitions.add(
                  new Export(
                      plain(name),
                      new SortIndex(Sort.FUNC, functions.indexOf(name)),
                      Optional.of(ascription),
                      0));
            }
            case ExternDesc.OfInstance _, ExternDesc.OfModule _, ExternDesc.OfComponent _ -> {}
          }
        });
  }

  private static NameAttributes plain(String name) {
    return new NameAttributes(name, List.of());
  }

  /** {@code [method]a.b} as a name in kebab case that no other function gets. */
  private static String label(String name) {
    return name.startsWith("[")
        ? name.substring(1).replace(']', '-').replace('.', '-')
        : "func-" + name;
  }
}
