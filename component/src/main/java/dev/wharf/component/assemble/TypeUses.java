package dev.wharf.component.assemble;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which types of a component's imports are taken from other imports: WIT's {@code use}, which
 * validated types do not tell, as equal types are as good as the same. WIT.md, package format.
 */
public final class TypeUses {
  /**
   * A type among imports.
   *
   * @param export of the imported instance; empty for an import that is a type itself
   */
  public record Place(String importName, Optional<String> export) {}

  private final Map<Place, Place> uses = new HashMap<>();
  private final List<Entry> types = new ArrayList<>();
  private final List<Optional<String>> instances = new ArrayList<>();

  /** What is known of an entry of the type index space. */
  private record Entry(Optional<Place> place, Optional<TypeExpr> expr) {
    static final Entry UNKNOWN = new Entry(Optional.empty(), Optional.empty());

    static Entry of(Place place) {
      return new Entry(Optional.of(place), Optional.empty());
    }
  }

  private TypeUses() {}

  /** From a type to the one that it is another name of. */
  public static Map<Place, Place> of(Component component) {
    var walk = new TypeUses();
    component.definitions().forEach(walk::visit);
    return walk.uses;
  }

  /** The same for a component type. */
  public static Map<Place, Place> of(List<Declarator> componentType) {
    var walk = new TypeUses();
    for (var declarator : componentType) {
      if (declarator instanceof Definition definition) {
        walk.visit(definition);
      } else if (declarator instanceof Declarator.Export(var name, var type, _)) {
        walk.extern(name.name(), type);
      }
    }
    return walk.uses;
  }

  private void visit(Definition definition) {
    switch (definition) {
      case TypeDef(var type, _) -> types.add(new Entry(Optional.empty(), Optional.of(type)));
      case Alias.OfExport(var sort, int instance, var name, _) -> {
        var from = sort == Sort.TYPE ? at(instances, instance).flatMap(i -> i) : Optional.empty();
        add(
            sort,
            from.map(i -> Entry.of(new Place((String) i, Optional.of(name))))
                .orElse(Entry.UNKNOWN));
      }
      case Alias.Outer outer -> add(outer.sort(), Entry.UNKNOWN);
      case Alias.OfCoreExport _ -> {}
      case Import(var name, var type, _) -> extern(name.name(), type);
      case Instance _ -> instances.add(Optional.empty());
      case Export export -> add(export.item().sort(), Entry.UNKNOWN);
      default -> {}
    }
  }

  private void add(Sort sort, Entry type) {
    if (sort == Sort.TYPE) {
      types.add(type);
    } else if (sort == Sort.INSTANCE) {
      instances.add(Optional.empty());
    }
  }

  private void extern(String name, ExternTypeExpr type) {
    var here = new Place(name, Optional.empty());
    switch (type) {
      case ExternTypeExpr.OfInstance(int index) -> {
        at(types, index)
            .flatMap(Entry::expr)
            .ifPresent(expr -> {
              if (expr instanceof TypeExpr.OfInstance(var declarators)) {
                instance(name, declarators);
              }
            });
        instances.add(Optional.of(name));
      }
      case ExternTypeExpr.TypeEq(int index) -> {
        at(types, index).flatMap(Entry::place).ifPresent(from -> uses.put(here, from));
        types.add(Entry.of(here));
      }
      case ExternTypeExpr.SubResource _ -> types.add(Entry.of(here));
      case ExternTypeExpr.OfModule _, ExternTypeExpr.OfFunc _, ExternTypeExpr.OfComponent _ -> {}
    }
  }

  private void instance(String name, List<Declarator> declarators) {
    List<Optional<Place>> inner = new ArrayList<>();
    for (var declarator : declarators) {
      switch (declarator) {
        case TypeDef _ -> inner.add(Optional.empty());
        case Alias.Outer(var sort, int depth, int index, _) -> {
          if (sort == Sort.TYPE) {
            inner.add(depth == 1 ? at(types, index).flatMap(Entry::place) : Optional.empty());
          }
        }
        case Alias.OfExport alias -> {
          if (alias.sort() == Sort.TYPE) {
            inner.add(Optional.empty());
          }
        }
        case Declarator.Export(var export, ExternTypeExpr.TypeEq(int index), _) -> {
          var here = new Place(name, Optional.of(export.name()));
          at(inner, index).flatMap(i -> i).ifPresent(from -> uses.put(here, from));
          inner.add(Optional.empty());
        }
        case Declarator.Export(_, ExternTypeExpr.SubResource _, _) -> inner.add(Optional.empty());
        default -> {}
      }
    }
  }

  private static <T> Optional<T> at(List<T> space, int index) {
    return index >= 0 && index < space.size() ? Optional.of(space.get(index)) : Optional.empty();
  }
}
