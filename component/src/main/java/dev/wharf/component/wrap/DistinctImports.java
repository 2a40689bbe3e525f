package dev.wharf.component.wrap;

import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.binary.ModuleEncoder;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A module may import one name twice; inside a component it may not, since its imports are given by
 * name. Binary format, notes on {@code core:instance}.
 */
final class DistinctImports {
  private record Name(String module, String name) {}

  private DistinctImports() {}

  /** The module, in which later imports of a name have a number behind it. */
  static Module of(Module module) {
    Set<Name> taken = new HashSet<>();
    List<Import> imports = new ArrayList<>();
    boolean distinct = true;
    for (Import entry : module.imports()) {
      String name = entry.name();
      for (int i = 2; !taken.add(new Name(entry.module(), name)); i++) {
        name = entry.name() + " " + i;
        distinct = false;
      }
      imports.add(new Import(entry.module(), name, entry.desc()));
    }
    if (distinct) {
      return module;
    }
    return ModuleDecoder.decode(
        ModuleEncoder.encode(
            new Module(
                module.types(),
                imports,
                module.functions(),
                module.tables(),
                module.memories(),
                module.tags(),
                module.globals(),
                module.exports(),
                module.start(),
                module.elements(),
                module.dataCount(),
                module.data(),
                module.customs(),
                module.bytes())));
  }
}
