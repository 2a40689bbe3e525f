package dev.wharf.wasm.module;

import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.TypeSpace;
import java.util.List;
import java.util.OptionalInt;

/**
 * A core module as data, not yet validated. Index spaces start with the imports of their kind.
 * Spec: syntax/modules.
 *
 * @param tags type indices of the module's own tags
 * @param dataCount content of the data count section
 * @param bytes the whole encoding, for offsets in errors
 */
public record Module(
    TypeSpace types,
    List<Import> imports,
    List<Function> functions,
    List<Table> tables,
    List<MemoryType> memories,
    List<Integer> tags,
    List<Global> globals,
    List<Export> exports,
    OptionalInt start,
    List<ElementSegment> elements,
    OptionalInt dataCount,
    List<DataSegment> data,
    List<CustomSection> customs,
    CodeRange bytes) {
  public Module {
    imports = List.copyOf(imports);
    functions = List.copyOf(functions);
    tables = List.copyOf(tables);
    memories = List.copyOf(memories);
    tags = List.copyOf(tags);
    globals = List.copyOf(globals);
    exports = List.copyOf(exports);
    elements = List.copyOf(elements);
    data = List.copyOf(data);
    customs = List.copyOf(customs);
  }
}
