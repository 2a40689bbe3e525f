package dev.wharf.engine;

import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.ExternType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.TagType;
import java.util.ArrayList;
import java.util.List;

/** Sizes of a module's index spaces and the types of its functions, imports first. Spec: syntax/modules, indices. */
record IndexSpaces(
    List<FuncType> funcTypes, int importedFuncs, int tables, int memories, int globals, int tags) {
  static IndexSpaces of(Module module) {
    var funcTypes = new ArrayList<FuncType>();
    int tables = module.tables().size();
    int memories = module.memories().size();
    int globals = module.globals().size();
    int tags = module.tags().size();
    for (Import imported : module.imports()) {
      switch (imported.desc()) {
        case Import.OfFunc(int typeIndex) -> funcTypes.add(module.types().get(typeIndex));
        case Import.OfTable _ -> tables++;
        case Import.OfMemory _ -> memories++;
        case Import.OfGlobal _ -> globals++;
        case Import.OfTag _ -> tags++;
      }
    }
    int importedFuncs = funcTypes.size();
    for (var function : module.functions()) {
      funcTypes.add(module.types().get(function.typeIndex()));
    }
    return new IndexSpaces(funcTypes, importedFuncs, tables, memories, globals, tags);
  }

  int funcs() {
    return funcTypes.size();
  }

  static ExternType importType(Module module, Import.Desc desc) {
    return switch (desc) {
      case Import.OfFunc(int typeIndex) -> module.types().get(typeIndex);
      case Import.OfTable(var type) -> type;
      case Import.OfMemory(var type) -> type;
      case Import.OfGlobal(var type) -> type;
      case Import.OfTag(int typeIndex) -> new TagType(module.types().get(typeIndex));
    };
  }
}
