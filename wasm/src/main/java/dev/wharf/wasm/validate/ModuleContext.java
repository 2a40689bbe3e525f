package dev.wharf.wasm.validate;

import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.module.ElementSegment;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TagType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A module's index spaces, imports first. Spec: valid/conventions, contexts. */
final class ModuleContext {
  private final Module module;
  private final List<FuncType> funcs = new ArrayList<>();
  private final List<TableType> tables = new ArrayList<>();
  private final List<MemoryType> memories = new ArrayList<>();
  private final List<GlobalType> globals = new ArrayList<>();
  private final List<TagType> tags = new ArrayList<>();
  private final BitSet declared = new BitSet();
  private final Map<FuncType, int[]> paramCodes = new IdentityHashMap<>();
  private final Map<FuncType, int[]> resultCodes = new IdentityHashMap<>();
  private int importedFuncs;
  private int importedGlobals;

  ModuleContext(Module module) {
    this.module = module;
    for (var type : module.types()) {
      paramCodes.put(type, TypeCode.of(type.params()));
      resultCodes.put(type, TypeCode.of(type.results()));
    }
    for (var each : module.imports()) {
      switch (each.desc()) {
        case Import.OfFunc(int index) -> funcs.add(type(index));
        case Import.OfTable(var type) -> tables.add(type);
        case Import.OfMemory(var type) -> memories.add(type);
        case Import.OfGlobal(var type) -> globals.add(type);
        case Import.OfTag(int index) -> tags.add(tagType(index));
      }
    }
    importedFuncs = funcs.size();
    importedGlobals = globals.size();
    module.functions().forEach(function -> funcs.add(type(function.typeIndex())));
    module.tables().forEach(table -> tables.add(table.type()));
    memories.addAll(module.memories());
    module.globals().forEach(global -> globals.add(global.type()));
    module.tags().forEach(index -> tags.add(tagType(index)));
    collectDeclared();
  }

  private FuncType type(int index) {
    if (index >= module.types().size()) {
      throw new ValidationException("unknown type " + index);
    }
    return module.types().get(index);
  }

  private TagType tagType(int index) {
    var type = type(index);
    if (!type.results().isEmpty()) {
      throw new ValidationException("non-empty tag result type");
    }
    return new TagType(type);
  }

  /** Functions that occur outside of bodies may be referred to inside. Spec: valid/modules, C.refs. */
  private void collectDeclared() {
    for (var segment : module.elements()) {
      switch (segment.items()) {
        case ElementSegment.Funcs(int[] indices) -> {
          for (int index : indices) {
            if (index < funcs.size()) {
              declared.set(index);
            }
          }
        }
        case ElementSegment.Exprs(var exprs) ->
            exprs.forEach(expr -> ConstExprValidator.collectRefs(expr, declared));
      }
    }
    for (var global : module.globals()) {
      ConstExprValidator.collectRefs(global.init(), declared);
    }
    for (var table : module.tables()) {
      table.init().ifPresent(expr -> ConstExprValidator.collectRefs(expr, declared));
    }
    for (var export : module.exports()) {
      if (export.kind() == Export.Kind.FUNC && export.index() < funcs.size()) {
        declared.set(export.index());
      }
    }
  }

  Module module() {
    return module;
  }

  int[] paramCodes(FuncType type) {
    return paramCodes.get(type);
  }

  int[] resultCodes(FuncType type) {
    return resultCodes.get(type);
  }

  boolean isDeclared(int funcIndex) {
    return declared.get(funcIndex);
  }

  BitSet declared() {
    return declared;
  }

  int importedFuncs() {
    return importedFuncs;
  }

  int importedGlobals() {
    return importedGlobals;
  }

  int funcCount() {
    return funcs.size();
  }

  int tableCount() {
    return tables.size();
  }

  int memoryCount() {
    return memories.size();
  }

  int globalCount() {
    return globals.size();
  }

  int tagCount() {
    return tags.size();
  }

  FuncType funcType(int index) {
    return funcs.get(index);
  }

  TableType table(int index) {
    return tables.get(index);
  }

  MemoryType memory(int index) {
    return memories.get(index);
  }

  GlobalType global(int index) {
    return globals.get(index);
  }

  TagType tag(int index) {
    return tags.get(index);
  }
}
