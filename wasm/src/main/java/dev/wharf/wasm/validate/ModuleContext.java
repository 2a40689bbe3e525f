package dev.wharf.wasm.validate;

import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.module.ElementSegment;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.SectionId;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TagType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A module's index spaces, imports first, with their types as codes. Spec: valid/conventions,
 * contexts.
 */
final class ModuleContext {
  private final Module module;
  private final TypeCodes codes;
  private final int[] funcTypes;
  private final List<TableType> tables = new ArrayList<>();
  private final List<MemoryType> memories = new ArrayList<>();
  private final List<GlobalType> globals = new ArrayList<>();
  private final List<TagType> tags = new ArrayList<>();
  private final BitSet declared = new BitSet();
  private final BitSet exported = new BitSet();
  private final int[] tagTypes;
  private final int[] tableCodes;
  private final int[] globalCodes;
  private final int[] elemCodes;
  private final boolean[] wideMemories;
  private final boolean[] wideTables;
  private final boolean aggregates;
  private final int importedFuncs;
  private final int importedGlobals;

  /**
   * @param checked is told which definition is looked at
   */
  ModuleContext(Module module, TypeCodes codes, CheckedDefinition checked) {
    this.module = module;
    this.codes = codes;
    this.aggregates =
        module.types().all().stream().anyMatch(type -> !(type.composite() instanceof FuncType));
    int funcCount = 0;
    int tagCount = 0;
    funcTypes = new int[module.imports().size() + module.functions().size()];
    tagTypes = new int[module.imports().size() + module.tags().size()];
    for (int i = 0; i < module.imports().size(); i++) {
      checked.at(SectionId.IMPORT, i);
      switch (module.imports().get(i).desc()) {
        case Import.OfFunc(int index) -> funcTypes[funcCount++] = funcTypeIndexAt(index);
        case Import.OfTable(var type) -> {
          codes.of(type.element());
          tables.add(type);
        }
        case Import.OfMemory(var type) -> memories.add(type);
        case Import.OfGlobal(var type) -> {
          codes.of(type.type());
          globals.add(type);
        }
        case Import.OfTag(int index) -> tagTypes[tagCount++] = addTag(index);
      }
    }
    importedFuncs = funcCount;
    importedGlobals = globals.size();
    int importedTables = tables.size();
    for (int i = 0; i < module.functions().size(); i++) {
      checked.at(SectionId.FUNCTION, i);
      funcTypes[funcCount++] = funcTypeIndexAt(module.functions().get(i).typeIndex());
    }
    for (var table : module.tables()) {
      tables.add(table.type());
    }
    memories.addAll(module.memories());
    for (var global : module.globals()) {
      globals.add(global.type());
    }
    for (int i = 0; i < module.tags().size(); i++) {
      checked.at(SectionId.TAG, i);
      tagTypes[tagCount++] = addTag(module.tags().get(i));
    }
    tableCodes = new int[tables.size()];
    wideTables = new boolean[tables.size()];
    for (int i = 0; i < tableCodes.length; i++) {
      checked.at(SectionId.TABLE, i - importedTables);
      tableCodes[i] = codes.of(tables.get(i).element());
      wideTables[i] = tables.get(i).address() == AddressType.I64;
    }
    wideMemories = new boolean[memories.size()];
    for (int i = 0; i < wideMemories.length; i++) {
      wideMemories[i] = memories.get(i).address() == AddressType.I64;
    }
    globalCodes = new int[globals.size()];
    for (int i = 0; i < globalCodes.length; i++) {
      checked.at(SectionId.GLOBAL, i - importedGlobals);
      globalCodes[i] = codes.of(globals.get(i).type());
    }
    elemCodes = new int[module.elements().size()];
    for (int i = 0; i < elemCodes.length; i++) {
      checked.at(SectionId.ELEMENT, i);
      elemCodes[i] = elemCode(module.elements().get(i));
    }
    collectDeclared();
    collectExported();
  }

  /** Function indices are references that are not null, whatever the type was called. */
  private int elemCode(ElementSegment segment) {
    int code = codes.of(segment.type());
    return segment.items() instanceof ElementSegment.Funcs && code == TypeCode.FUNC
        ? TypeCode.notNull(code)
        : code;
  }

  FuncType funcTypeAt(int typeIndex) {
    return codes.func(typeIndex);
  }

  private int funcTypeIndexAt(int index) {
    if (index >= codes.size()) {
      throw new ValidationException("unknown type " + index);
    }
    codes.func(index);
    return index;
  }

  private int addTag(int index) {
    var type = funcTypeAt(funcTypeIndexAt(index));
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

  private boolean hasFuncRef(List<ValType> types) {
    return types.stream().anyMatch(this::isFuncRef);
  }

  /** Whether functions can be got from a value: from one outside only with structures or arrays. */
  private boolean isFuncRef(ValType type) {
    return type instanceof RefType && (aggregates || !type.equals(ValType.EXTERNREF));
  }

  Module module() {
    return module;
  }

  TypeCodes codes() {
    return codes;
  }

  int typeCount() {
    return codes.size();
  }

  int funcTypeIndex(int funcIndex) {
    return funcTypes[funcIndex];
  }

  int tableCode(int index) {
    return tableCodes[index];
  }

  boolean isWideTable(int index) {
    return wideTables[index];
  }

  boolean isWideMemory(int index) {
    return wideMemories[index];
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
    return codes.params(tagTypes[index]);
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
