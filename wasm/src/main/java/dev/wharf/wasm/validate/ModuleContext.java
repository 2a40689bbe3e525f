package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
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
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A module's index spaces, imports first, with their types as codes. Spec: valid/conventions,
 * contexts.
 */
final class ModuleContext {
  private final Module module;
  private final Set<Feature> features;
  private final int[] funcTypes;
  private final List<TableType> tables = new ArrayList<>();
  private final List<MemoryType> memories = new ArrayList<>();
  private final List<GlobalType> globals = new ArrayList<>();
  private final List<TagType> tags = new ArrayList<>();
  private final BitSet declared = new BitSet();
  private final BitSet exported = new BitSet();
  private final int[] tagTypes;
  private final int[][] paramCodes;
  private final int[][] resultCodes;
  private final int[] tableCodes;
  private final int[] globalCodes;
  private final int[] elemCodes;
  private final int[][] singles = new int[TypeCode.EXN + 1][];
  private final int importedFuncs;
  private final int importedGlobals;

  ModuleContext(Module module, Set<Feature> features) {
    this.module = module;
    this.features = features;
    paramCodes = new int[module.types().size()][];
    resultCodes = new int[module.types().size()][];
    encodeTypes();
    int funcCount = 0;
    int tagCount = 0;
    funcTypes = new int[module.imports().size() + module.functions().size()];
    tagTypes = new int[module.imports().size() + module.tags().size()];
    for (var each : module.imports()) {
      switch (each.desc()) {
        case Import.OfFunc(int index) -> funcTypes[funcCount++] = type(index);
        case Import.OfTable(var type) -> tables.add(type);
        case Import.OfMemory(var type) -> memories.add(type);
        case Import.OfGlobal(var type) -> globals.add(type);
        case Import.OfTag(int index) -> tagTypes[tagCount++] = addTag(index);
      }
    }
    importedFuncs = funcCount;
    importedGlobals = globals.size();
    for (var function : module.functions()) {
      funcTypes[funcCount++] = type(function.typeIndex());
    }
    for (var table : module.tables()) {
      tables.add(table.type());
    }
    memories.addAll(module.memories());
    for (var global : module.globals()) {
      globals.add(global.type());
    }
    for (int index : module.tags()) {
      tagTypes[tagCount++] = addTag(index);
    }
    tableCodes = tables.stream().mapToInt(table -> code(table.element())).toArray();
    globalCodes = globals.stream().mapToInt(global -> code(global.type())).toArray();
    elemCodes = module.elements().stream().mapToInt(segment -> code(segment.type())).toArray();
    collectDeclared();
    collectExported();
  }

  /** Equal lists of types get one array, so that comparing arrays mostly ends at their identity. */
  private void encodeTypes() {
    Map<List<ValType>, int[]> known = new HashMap<>();
    for (int i = 0; i < paramCodes.length; i++) {
      var type = funcTypeAt(i);
      paramCodes[i] = codes(type.params(), known);
      resultCodes[i] = codes(type.results(), known);
    }
    for (int code = 0; code < singles.length; code++) {
      singles[code] = new int[] {code};
    }
  }

  private int[] codes(List<ValType> types, Map<List<ValType>, int[]> known) {
    int[] codes = known.get(types);
    if (codes == null) {
      codes = TypeCode.of(types, features);
      known.put(types, codes);
    }
    return codes;
  }

  private int code(ValType type) {
    // The first tables and element segments, in Wasm 1.0, held functions already.
    return type.equals(ValType.FUNCREF) ? TypeCode.FUNC : TypeCode.of(type, features);
  }

  FuncType funcTypeAt(int typeIndex) {
    return module
        .types()
        .func(typeIndex)
        .orElseThrow(() -> new ValidationException("type mismatch: " + typeIndex + " is not a function type"));
  }

  private int type(int index) {
    if (index >= module.types().size()) {
      throw new ValidationException("unknown type " + index);
    }
    return index;
  }

  private int addTag(int index) {
    var type = funcTypeAt(type(index));
    if (!type.results().isEmpty()) {
      throw new ValidationException("non-empty tag result type");
    }
    tags.add(new TagType(type));
    return index;
  }

  /** Functions that occur outside of bodies may be referred to inside. Spec: valid, C.refs. */
  private void collectDeclared() {
    for (var segment : module.elements()) {
      switch (segment.items()) {
        case ElementSegment.Funcs(int[] indices) -> {
          for (int index : indices) {
            if (index < funcCount()) {
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
  }

  private void collectExported() {
    for (var export : module.exports()) {
      if (export.kind() == Export.Kind.FUNC && export.index() < funcCount()) {
        exported.set(export.index());
      }
    }
  }

  /** Whether functions of other modules may get here: through tables, values, or exceptions. */
  boolean sharesReferences() {
    for (var each : module.imports()) {
      if (each.desc() instanceof Import.OfTable
          || each.desc() instanceof Import.OfTag
          || each.desc() instanceof Import.OfGlobal(var type) && isFuncRef(type.type())
          || each.desc() instanceof Import.OfFunc(int index)
              && hasFuncRef(funcTypeAt(index).results())) {
        return true;
      }
    }
    for (var export : module.exports()) {
      boolean shares =
          switch (export.kind()) {
            case TABLE -> true;
            case GLOBAL -> isFuncRef(globals.get(export.index()).type());
            case FUNC -> hasFuncRef(funcType(export.index()).params());
            case MEMORY -> false;
            case TAG -> true;
          };
      if (shares) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasFuncRef(List<ValType> types) {
    return types.stream().anyMatch(ModuleContext::isFuncRef);
  }

  private static boolean isFuncRef(ValType type) {
    return type.equals(ValType.FUNCREF);
  }

  Module module() {
    return module;
  }

  int typeCount() {
    return paramCodes.length;
  }

  int[] paramCodes(int typeIndex) {
    return paramCodes[typeIndex];
  }

  int[] resultCodes(int typeIndex) {
    return resultCodes[typeIndex];
  }

  /** A list of the one type. */
  int[] single(int code) {
    return singles[code];
  }

  int funcTypeIndex(int funcIndex) {
    return funcTypes[funcIndex];
  }

  int tableCode(int index) {
    return tableCodes[index];
  }

  int globalCode(int index) {
    return globalCodes[index];
  }

  int elemCode(int index) {
    return elemCodes[index];
  }

  int elemCount() {
    return elemCodes.length;
  }

  int tagTypeIndex(int tagIndex) {
    return tagTypes[tagIndex];
  }

  /** What a tag carries. */
  int[] tagCodes(int index) {
    return paramCodes[tagTypes[index]];
  }

  boolean isDeclared(int funcIndex) {
    return declared.get(funcIndex) || exported.get(funcIndex);
  }

  /** Functions in element segments and initialisers. */
  BitSet declared() {
    return declared;
  }

  BitSet exported() {
    return exported;
  }

  int importedFuncs() {
    return importedFuncs;
  }

  int importedGlobals() {
    return importedGlobals;
  }

  int funcCount() {
    return importedFuncs + module.functions().size();
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
    return funcTypeAt(funcTypes[index]);
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
