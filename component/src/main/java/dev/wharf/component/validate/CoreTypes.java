package dev.wharf.component.validate;

import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.type.ModuleType;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.ExternType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.TagType;
import dev.wharf.wasm.type.TypeInterner;
import dev.wharf.wasm.validate.ValidModule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/** Core types: from indices to types. Binary format, notes on {@code core:type}. */
final class CoreTypes {
  /** Spec: valid/types, memory types. */
  private static final long MAX_PAGES = 1 << 16;

  private CoreTypes() {}

  static CoreType resolve(CoreTypeDef.Expr expr, TypeScope scope) {
    return switch (expr) {
      case CoreTypeDef.OfFunc(var type) -> new CoreType.Func(type);
      case CoreTypeDef.OfModule(var decls) -> new CoreType.Module(moduleType(decls, scope));
    };
  }

  /** What a module imports and exports. Two imports of one name could not be told apart. */
  static ModuleType of(ValidModule valid, TypeInterner interner, int offset) {
    var module = valid.module();
    var types = valid.closed(interner);
    var imports = new ArrayList<ModuleType.Import>();
    for (int i = 0; i < module.imports().size(); i++) {
      var entry = module.imports().get(i);
      imports.add(new ModuleType.Import(entry.module(), entry.name(), types.importType(i)));
    }
    checkUnique(imports, offset);
    var exports = new LinkedHashMap<String, ExternType>();
    for (var export : module.exports()) {
      exports.put(export.name(), types.exportType(export));
    }
    return new ModuleType(imports, exports);
  }

  private static ModuleType moduleType(List<CoreTypeDef.Decl> decls, TypeScope scope) {
    // A module type starts with no types of its own.
    var types = new ArrayList<FuncType>();
    var imports = new ArrayList<ModuleType.Import>();
    var exports = new LinkedHashMap<String, ExternType>();
    for (var decl : decls) {
      switch (decl) {
        case CoreTypeDef.TypeDecl(CoreTypeDef.OfFunc(var type), _) -> types.add(type);
        case CoreTypeDef.TypeDecl(CoreTypeDef.OfModule _, int offset) ->
            throw new ValidationException("module types may not be nested", offset);
        case CoreTypeDef.AliasDecl(int depth, int index, int offset) ->
            types.add(alias(depth, index, types, scope, offset));
        case CoreTypeDef.ImportDecl(var module, var name, var desc, int offset) ->
            imports.add(new ModuleType.Import(module, name, extern(desc, types, offset)));
        case CoreTypeDef.ExportDecl(var name, var desc, int offset) -> {
          if (exports.put(name, extern(desc, types, offset)) != null) {
            throw new ValidationException(
                "duplicate export name `" + name + "` already defined", offset);
          }
        }
      }
    }
    checkUnique(imports, decls.isEmpty() ? 0 : decls.getFirst().offset());
    return new ModuleType(imports, exports);
  }

  /** Depth 0 is the module type itself. */
  private static FuncType alias(
      int depth, int index, List<FuncType> types, TypeScope scope, int offset) {
    if (depth == 0) {
      return TypeScope.at(types, index, "core type", offset);
    }
    var target = Outer.scope(scope, depth - 1, offset);
    if (TypeScope.at(target.coreTypes, index, Sort.CORE_TYPE.word(), offset)
        instanceof CoreType.Func(var type)) {
      return type;
    }
    throw new ValidationException("module types may not be aliased into a module type", offset);
  }

  private static ExternType extern(Import.Desc desc, List<FuncType> types, int offset) {
    return switch (desc) {
      case Import.OfFunc(int type) -> TypeScope.at(types, type, "type", offset);
      case Import.OfTable(var type) -> {
        checkBounds(type.bounds(), offset);
        yield type;
      }
      case Import.OfMemory(var type) -> {
        checkBounds(type.bounds(), offset);
        if (exceeds(type.bounds().min())
            || type.bounds().max().stream().anyMatch(CoreTypes::exceeds)) {
          throw new ValidationException(
              "memory size must be at most " + MAX_PAGES + " pages (4GiB)", offset);
        }
        yield type;
      }
      case Import.OfGlobal(var type) -> type;
      case Import.OfTag(int type) -> {
        var func = TypeScope.at(types, type, "type", offset);
        if (!func.results().isEmpty()) {
          throw new ValidationException("non-empty tag result type", offset);
        }
        yield new TagType(func);
      }
    };
  }

  private static void checkBounds(Bounds bounds, int offset) {
    if (bounds.max().isPresent()
        && Long.compareUnsigned(bounds.min(), bounds.max().getAsLong()) > 0) {
      throw new ValidationException("size minimum must not be greater than maximum", offset);
    }
  }

  private static boolean exceeds(long pages) {
    return Long.compareUnsigned(pages, MAX_PAGES) > 0;
  }

  private static void checkUnique(List<ModuleType.Import> imports, int offset) {
    record Name(String module, String name) {}
    var seen = new HashSet<Name>();
    for (var entry : imports) {
      if (!seen.add(new Name(entry.module(), entry.name()))) {
        throw new ValidationException(
            "duplicate import name `" + entry.module() + ":" + entry.name() + "` already defined",
            offset);
      }
    }
  }
}
