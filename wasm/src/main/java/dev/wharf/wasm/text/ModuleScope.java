package dev.wharf.wasm.text;

import dev.wharf.wasm.type.FuncType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a module's text has named so far, and its function types with those that type uses add. */
final class ModuleScope {
  final NameScope types = new NameScope("type");
  final NameScope funcs = new NameScope("func");
  final NameScope tables = new NameScope("table");
  final NameScope memories = new NameScope("memory");
  final NameScope globals = new NameScope("global");
  final NameScope tags = new NameScope("tag");
  final NameScope elements = new NameScope("elem");
  final NameScope data = new NameScope("data");
  final List<FuncType> funcTypes = new ArrayList<>();
  private final Map<FuncType, Integer> typeIndices = new HashMap<>();

  void addType(FuncType type) {
    typeIndices.putIfAbsent(type, funcTypes.size());
    funcTypes.add(type);
  }

  /** The first equal type, which is added if there is none. Spec: text/modules, type uses. */
  int indexOf(FuncType type) {
    Integer known = typeIndices.get(type);
    if (known == null) {
      known = funcTypes.size();
      addType(type);
    }
    return known;
  }
}
