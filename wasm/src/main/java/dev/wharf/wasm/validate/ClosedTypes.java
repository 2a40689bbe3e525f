package dev.wharf.wasm.validate;

import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.ExternType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StorageType;
import dev.wharf.wasm.type.Substitution;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TagType;
import dev.wharf.wasm.type.TypeUse;
import dev.wharf.wasm.type.ValType;

/**
 * A valid module's types without its type indices: in their place stand the defined types of one
 * {@link dev.wharf.wasm.type.TypeInterner}, so that types of several modules can be compared. Spec:
 * valid/conventions, defined types.
 */
public final class ClosedTypes {
  private final ValidModule module;
  private final DefType[] types;
  private final Substitution closing;

  ClosedTypes(ValidModule module, DefType[] types) {
    this.module = module;
    this.types = types;
    this.closing = Substitution.of(types);
  }

  /** The defined type at a type index. */
  public DefType defType(int typeIndex) {
    return types[typeIndex];
  }

  public ValType close(ValType type) {
    return closing.close(type);
  }

  public RefType close(RefType type) {
    return closing.close(type);
  }

  public HeapType close(HeapType type) {
    return closing.close(type);
  }

  public StorageType close(StorageType type) {
    return type instanceof RefType ref ? closing.close(ref) : type;
  }

  public FuncType close(FuncType type) {
    return closing.close(type);
  }

  /** The defined type of a function. */
  public DefType func(int funcIndex) {
    return types[module.funcTypeIndex(funcIndex)];
  }

  public TableType table(int index) {
    return closing.close(module.table(index));
  }

  public GlobalType global(int index) {
    return closing.close(module.global(index));
  }

  public TagType tag(int index) {
    return new TagType(TypeUse.of(types[module.tagTypeIndex(index)]));
  }

  /** What the import at a position in the list of imports asks for. */
  public ExternType importType(int importIndex) {
    return switch (module.module().imports().get(importIndex).desc()) {
      case Import.OfFunc(int typeIndex) -> TypeUse.of(types[typeIndex]);
      case Import.OfTable(var type) -> closing.close(type);
      case Import.OfMemory(var type) -> type;
      case Import.OfGlobal(var type) -> closing.close(type);
      case Import.OfTag(int typeIndex) -> new TagType(TypeUse.of(types[typeIndex]));
    };
  }

  public ExternType exportType(Export export) {
    return switch (export.kind()) {
      case FUNC -> TypeUse.of(func(export.index()));
      case TABLE -> table(export.index());
      case MEMORY -> module.memory(export.index());
      case GLOBAL -> global(export.index());
      case TAG -> tag(export.index());
    };
  }
}
