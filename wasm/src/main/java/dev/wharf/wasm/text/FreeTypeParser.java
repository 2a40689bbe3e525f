package dev.wharf.wasm.text;

import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.SubType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.ValType;
import java.util.Optional;

/** Reads types outside of modules, which refer to the types of something else. Spec: text/types. */
public final class FreeTypeParser {
  private final TypeParser types;
  private final TypeDefinitionParser definitions;

  public FreeTypeParser(TokenReader in, TypeIndices indices) {
    var nothing = new ModuleScope();
    types = new TypeParser(in, nothing, indices);
    definitions = new TypeDefinitionParser(in, nothing, indices, TextPlaces.NONE);
  }

  /** What comes after the identifier of a type definition. */
  public SubType subType() {
    return definitions.subType(new NameScope("field"));
  }

  /** Parameters and results, the former perhaps with identifiers. */
  public FuncType signature() {
    return types.signature(Optional.of(new NameScope("parameter")));
  }

  public ValType valType() {
    return types.valType();
  }

  public TableType tableType() {
    return types.tableType();
  }

  public MemoryType memoryType() {
    return types.memoryType();
  }

  public GlobalType globalType() {
    return types.globalType();
  }
}
