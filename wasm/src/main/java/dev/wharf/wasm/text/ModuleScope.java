package dev.wharf.wasm.text;

import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.SubType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a module's text has named so far, and its types with those that type uses add. */
final class ModuleScope {
  final NameScope types = new NameScope("type");
  final NameScope funcs = new NameScope("func");
  final NameScope tables = new NameScope("table");
  final NameScope memories = new NameScope("memory");
  final NameScope globals = new NameScope("global");
  final NameScope tags = new NameScope("tag");
  final NameScope elements = new NameScope("elem");
  final NameScope data = new NameScope("data");

  /** The names of a type's fields, by type index. */
  final List<NameScope> fields = new ArrayList<>();

  final List<RecType> groups = new ArrayList<>();
  private final List<SubType> flat = new ArrayList<>();
  private final Map<FuncType, Integer> plainFuncs = new HashMap<>();

  void addGroup(RecType group) {
    if (group.types().size() == 1
        && group.types().getFirst() instanceof SubType type
        && type.isPlain()
        && type.composite() instanceof FuncType func) {
      plainFuncs.putIfAbsent(func, flat.size());
    }
    groups.add(group);
    flat.addAll(group.types());
  }

  /** The function type at an index, or empty if there is none or it is another kind of type. */
  Optional<FuncType> func(int typeIndex) {
    return typeIndex >= 0
            && typeIndex < flat.size()
            && flat.get(typeIndex).composite() instanceof FuncType func
        ? Optional.of(func)
        : Optional.empty();
  }

  /**
   * The first definition of just this function type, which is added if there is none. Spec:
   * text/modules, type uses.
   */
  int indexOf(FuncType type) {
    Integer known = plainFuncs.get(type);
    if (known == null) {
      known = flat.size();
      addGroup(RecType.of(type));
    }
    return known;
  }

  /** The names of a type's fields; none for a type that is no structure or does not exist. */
  NameScope fieldsOf(int typeIndex) {
    return typeIndex >= 0 && typeIndex < fields.size()
        ? fields.get(typeIndex)
        : new NameScope("field");
  }
}
