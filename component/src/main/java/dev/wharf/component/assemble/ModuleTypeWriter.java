package dev.wharf.component.assemble;

import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.ModuleType;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.ExternType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TagType;
import dev.wharf.wasm.type.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The type of an imported core module as declarations. Binary format, {@code core:moduletype}. */
public final class ModuleTypeWriter {
  private final List<CoreTypeDef.Decl> declarations = new ArrayList<>();
  private final Map<FuncType, Integer> types = new HashMap<>();

  private ModuleTypeWriter() {}

  /**
   * @throws LinkException if it mentions types of a recursive group, which have no name outside
   */
  public static CoreTypeDef.OfModule write(ModuleType type) {
    var writer = new ModuleTypeWriter();
    for (var each : type.imports()) {
      var desc = writer.desc(each.type());
      writer.declarations.add(new CoreTypeDef.ImportDecl(each.module(), each.name(), desc, 0));
    }
    type.exports()
        .forEach((name, each) -> {
          var desc = writer.desc(each);
          writer.declarations.add(new CoreTypeDef.ExportDecl(name, desc, 0));
        });
    return new CoreTypeDef.OfModule(writer.declarations);
  }

  static CoreTypeDef.OfModule write(ExternDesc desc) {
    return write(((ExternDesc.OfModule) desc).type());
  }

  private Import.Desc desc(ExternType type) {
    return switch (type) {
      case TypeUse func -> new Import.OfFunc(func(func));
      case TableType table -> new Import.OfTable(table);
      case MemoryType memory -> new Import.OfMemory(memory);
      case GlobalType global -> new Import.OfGlobal(global);
      case TagType(var func) -> new Import.OfTag(func(func));
    };
  }

  private int func(TypeUse type) {
    return switch (type) {
      case FuncType func -> {
        Integer known = types.get(func);
        if (known == null) {
          known = types.size();
          types.put(func, known);
          declarations.add(new CoreTypeDef.TypeDecl(new CoreTypeDef.OfGroup(RecType.of(func)), 0));
        }
        yield known;
      }
      case DefType _ ->
          throw new LinkException(
              "an imported core module has functions of recursive types, which cannot be passed"
                  + " on");
    };
  }
}
