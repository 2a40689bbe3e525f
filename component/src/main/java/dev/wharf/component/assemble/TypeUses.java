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
import java.util.OptionalInt;

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
  private final Map<String, WrittenInstance> written = new HashMap<>();
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

  public static TypeUses of(Component component) {
    var walk = new TypeUses();
    component.definitions().forEach(walk::visit);
    return walk;
  }

  /** Those of a component type; exported instances count as well. */
  public static TypeUses of(List<Declarator> componentType) {
    var walk = new TypeUses();
    for (var declarator : componentType) {
      if (declarator instanceof Definition definition) {
        walk.visit(definition);
      } else if (declarator instanceof Declarator.Export(var name, var type, _)) {
        walk.extern(name.name(), type);
      }
    }
    return walk;
  }

  /** From a type to the one that it is another name of. */
  public Map<Place, Place> uses() {
    return uses;
  }

  /** The type of an imported instance as it was written. */
  public Optional<WrittenInstance> written(String name) {
    return Optional.ofNullable(written.get(name));
  }

  /** The same for one import alone, under another name. */
  public TypeUses renamed(String original, String name) {
    var renamed = new TypeUses();
    uses.forEach((place, from) -> {
      if (place.importName().equals(original)) {
        renamed.uses.put(new Place(name, place.export()), from);
      }
    });
    written(original).ifPresent(how -> renamed.written.put(name, how));
    return renamed;
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
    List<WrittenInstance.Entry> entries = new ArrayList<>();
    Map<String, ExternTypeExpr> exports = new HashMap<>();
    for (var declarator : declarators) {
      switch (declarator) {
        case TypeDef(var type, _) -> entries.add(new WrittenInstance.Defined(type));
        case Alias.Outer(var sort, int depth, int index, _) -> {
          if (sort == Sort.TYPE) {
            var place =
                depth == 1 ? at(types, index).flatMap(Entry::place) : Optional.<Place>empty();
            entries.add(
                place
                    .<WrittenInstance.Entry>map(WrittenInstance.Taken::new)
                    .orElseGet(WrittenInstance.Other::new));
          }
        }
        case Alias.OfExport alias -> {
          if (alias.sort() == Sort.TYPE) {
            entries.add(new WrittenInstance.Other());
          }
        }
        case Declarator.Export(var export, var type, _) -> {
          exports.put(export.name(), type);
          if (type instanceof ExternTypeExpr.TypeEq(int index)) {
            if (at(entries, index).orElse(new WrittenInstance.Other())
                instanceof WrittenInstance.Taken(var from)) {
              uses.put(new Place(name, Optional.of(export.name())), from);
            }
            entries.add(new WrittenInstance.Named(export.name(), OptionalInt.of(index)));
          } else if (type instanceof ExternTypeExpr.SubResource) {
            entries.add(new WrittenInstance.Named(export.name(), OptionalInt.empty()));
          }
        }
        default -> {}
      }
    }
    written.putIfAbsent(name, new WrittenInstance(entries, exports));
  }

  private static <T> Optional<T> at(List<T> space, int index) {
    return index >= 0 && index < space.size() ? Optional.of(space.get(index)) : Optional.empty();
  }
}
