package dev.wharf.wasm.validate;

import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TagType;
import dev.wharf.wasm.type.TypeInterner;
import dev.wharf.wasm.type.TypeSpace;
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
  private final BitSet tailCallers;
  private final Map<String, Export> exports = new HashMap<>();
  private final Map<ValType, FuncType> valueBlocks = new HashMap<>();
  private static final FuncType EMPTY_BLOCK = new FuncType(List.of(), List.of());

  ValidModule(ModuleContext context, BitSet cyclic, BitSet tailCallers) {
    this.context = context;
    this.cyclic = cyclic;
    this.tailCallers = tailCallers;
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

  /** The type definitions as written: indices in them are those of this module. */
  public TypeSpace types() {
    return module().types();
  }

  /**
   * The function type at an index.
   *
   * @throws ValidationException if it is a structure or array type, which a valid module names only
   *     where one is wanted
   */
  public FuncType type(int typeIndex) {
    return context.funcTypeAt(typeIndex);
  }

  /**
   * The structure type at an index.
   *
   * @throws ClassCastException if it is of another kind
   */
  public StructType struct(int typeIndex) {
    return (StructType) types().get(typeIndex).composite();
  }

  /**
   * The array type at an index.
   *
   * @throws ClassCastException if it is of another kind
   */
  public ArrayType array(int typeIndex) {
    return (ArrayType) types().get(typeIndex).composite();
  }

  /** The type index of a function, which tells more than {@link #funcType}. */
  public int funcTypeIndex(int funcIndex) {
    return context.funcTypeIndex(funcIndex);
  }

  /** The type index of a tag. */
  public int tagTypeIndex(int tagIndex) {
    return context.tagTypeIndex(tagIndex);
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

  public Optional<Export> export(String name) {
    return Optional.ofNullable(exports.get(name));
  }

  /** The same types with one identity in all modules that are closed with the same interner. */
  public ClosedTypes closed(TypeInterner interner) {
    return new ClosedTypes(this, interner.intern(module().types()));
  }

  /**
   * Whether calls may lead from the function back to itself: directly, through a table or
   * reference, or through an import that calls an export.
   */
  public boolean onCallCycle(int funcIndex) {
    return cyclic.get(funcIndex);
  }

  /** Whether the function has a tail call in its body. */
  public boolean makesTailCalls(int funcIndex) {
    return tailCallers.get(funcIndex);
  }
}
