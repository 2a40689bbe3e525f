package dev.wharf.wasm.validate;

import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.ExternType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TagType;
import dev.wharf.wasm.type.ValType;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A module that was checked as a whole: only {@link ModuleValidator} makes one. Index spaces count
 * imports first. Spec: valid/modules.
 */
public final class ValidModule {
  private final ModuleContext context;
  private final BitSet cyclic;
  private final Map<String, Export> exports = new HashMap<>();
  private final Map<ValType, FuncType> valueBlocks = new HashMap<>();
  private static final FuncType EMPTY_BLOCK = new FuncType(List.of(), List.of());

  ValidModule(ModuleContext context, BitSet cyclic) {
    this.context = context;
    this.cyclic = cyclic;
    context.module().exports().forEach(export -> exports.put(export.name(), export));
    for (var type :
        List.of(
            ValType.I32,
            ValType.I64,
            ValType.F32,
            ValType.F64,
            ValType.FUNCREF,
            ValType.EXTERNREF,
            ValType.EXNREF)) {
      valueBlocks.put(type, new FuncType(List.of(), List.of(type)));
    }
  }

  public Module module() {
    return context.module();
  }

  public FuncType type(int typeIndex) {
    return context.funcTypeAt(typeIndex);
  }

  /** How many functions are imported: the index of the first own one. */
  public int importedFuncs() {
    return context.importedFuncs();
  }

  public int funcCount() {
    return context.funcCount();
  }

  public int tableCount() {
    return context.tableCount();
  }

  public int memoryCount() {
    return context.memoryCount();
  }

  public int globalCount() {
    return context.globalCount();
  }

  public int tagCount() {
    return context.tagCount();
  }

  public FuncType funcType(int funcIndex) {
    return context.funcType(funcIndex);
  }

  public TableType table(int index) {
    return context.table(index);
  }

  public MemoryType memory(int index) {
    return context.memory(index);
  }

  public GlobalType global(int index) {
    return context.global(index);
  }

  public TagType tag(int index) {
    return context.tag(index);
  }

  /** The parameters and results of a block. */
  public FuncType blockType(BlockType type) {
    return switch (type) {
      case BlockType.Empty _ -> EMPTY_BLOCK;
      case BlockType.Value(ValType value) -> {
        var known = valueBlocks.get(value);
        yield known != null ? known : new FuncType(List.of(), List.of(value));
      }
      case BlockType.Indexed(int index) -> type(index);
    };
  }

  /** What the import at a position in the list of imports asks for. */
  public ExternType importType(int importIndex) {
    return switch (module().imports().get(importIndex).desc()) {
      case Import.OfFunc(int typeIndex) -> type(typeIndex);
      case Import.OfTable(var type) -> type;
      case Import.OfMemory(var type) -> type;
      case Import.OfGlobal(var type) -> type;
      case Import.OfTag(int typeIndex) -> new TagType(type(typeIndex));
    };
  }

  public Optional<Export> export(String name) {
    return Optional.ofNullable(exports.get(name));
  }

  public ExternType exportType(Export export) {
    return switch (export.kind()) {
      case FUNC -> funcType(export.index());
      case TABLE -> table(export.index());
      case MEMORY -> memory(export.index());
      case GLOBAL -> global(export.index());
      case TAG -> tag(export.index());
    };
  }

  /**
   * Whether calls may lead from the function back to itself: directly, through a table or
   * reference, or through an import that calls an export.
   */
  public boolean onCallCycle(int funcIndex) {
    return cyclic.get(funcIndex);
  }
}
