package dev.wharf.component.assemble;

import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Writes merged imports, each behind those that it takes types from. */
public final class ImportWriter {
  private final MergedImports imports;
  private final TypeWriter types;
  private final Consumer<Declarator> out;
  private final ToIntFunction<Sort> next;
  private final Map<String, SortIndex> imported = new HashMap<>();
  private final Set<String> begun = new HashSet<>();

  /**
   * @param next the index of a new entry, for sorts other than types and instances
   */
  public ImportWriter(
      MergedImports imports, TypeWriter types, Consumer<Declarator> out, ToIntFunction<Sort> next) {
    this.imports = imports;
    this.types = types;
    this.out = out;
    this.next = next;
  }

  public void writeAll() {
    List.copyOf(imports.entries().keySet()).forEach(this::write);
  }

  /** What was imported for a key of the imports. */
  public SortIndex index(String key) {
    return Optional.ofNullable(imported.get(key)).orElseThrow();
  }

  /** Imports from which it takes types come first. */
  private void write(String key) {
    if (!begun.add(key)) {
      return;
    }
    var entry = imports.entry(key);
    switch (entry.type()) {
      case ExternDesc.OfInstance(var type) -> {
        // All are asked for before the type is begun: some may be of imports yet to be written.
        Map<String, Integer> uses = new HashMap<>();
        type.exports()
            .forEach((name, item) -> {
              if (item instanceof ExternDesc.OfType(var defined)) {
                used(new TypeUses.Place(key, Optional.of(name)), defined)
                    .ifPresent(index -> uses.put(name, index));
              }
            });
        int index =
            types.instanceType(
                type, name -> Optional.ofNullable(uses.get(name)), entry::written, this::type);
        out.accept(new Import(entry.name(), new ExternTypeExpr.OfInstance(index), 0));
        imported.put(key, new SortIndex(Sort.INSTANCE, types.addInstance(type)));
      }
      case ExternDesc.OfType(var type) -> {
        var use = used(new TypeUses.Place(key, Optional.empty()), type);
        imported.put(key, new SortIndex(Sort.TYPE, types.importType(entry.name(), type, use)));
      }
      case ExternDesc.OfFunc _, ExternDesc.OfModule _, ExternDesc.OfComponent _ -> {
        types.importItem(entry.name(), entry.type(), Optional.empty());
        var sort = sort(entry.type());
        imported.put(key, new SortIndex(sort, next.applyAsInt(sort)));
      }
    }
  }

  /** The index of the type that is used, of an import which is written if it was not before. */
  private Optional<Integer> used(TypeUses.Place place, DefType type) {
    return imports
        .use(place)
        .filter(
            from -> type(imports.entry(from.importName()).type(), from).equals(Optional.of(type)))
        .flatMap(this::type);
  }

  /** The index of a type of an import, which is written if it was not before. */
  private Optional<Integer> type(TypeUses.Place place) {
    var key = imports.find(place.importName());
    if (key.isEmpty()) {
      return Optional.empty();
    }
    write(key.get());
    var index = imported.get(key.get());
    var found = type(imports.entry(key.get()).type(), place);
    return index == null
        ? Optional.empty()
        : found.flatMap(other ->
            place.export().isEmpty()
                ? Optional.of(index.index())
                : Optional.of(types.aliasType(index.index(), place.export().get(), other)));
  }

  private static Optional<DefType> type(ExternDesc item, TypeUses.Place place) {
    var found =
        place.export().isEmpty()
            ? Optional.of(item)
            : item instanceof ExternDesc.OfInstance(var instance)
                ? Optional.ofNullable(instance.exports().get(place.export().get()))
                : Optional.<ExternDesc>empty();
    return found.flatMap(
        each -> each instanceof ExternDesc.OfType(var type) ? Optional.of(type) : Optional.empty());
  }

  private static Sort sort(ExternDesc type) {
    return switch (type) {
      case ExternDesc.OfModule _ -> Sort.CORE_MODULE;
      case ExternDesc.OfFunc _ -> Sort.FUNC;
      case ExternDesc.OfType _ -> Sort.TYPE;
      case ExternDesc.OfComponent _ -> Sort.COMPONENT;
      case ExternDesc.OfInstance _ -> Sort.INSTANCE;
    };
  }
}
