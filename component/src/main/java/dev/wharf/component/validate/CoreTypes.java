package dev.wharf.component.validate;

import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.type.ModuleType;
import dev.wharf.wasm.Feature;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.ExternType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.Substitution;
import dev.wharf.wasm.type.TagType;
import dev.wharf.wasm.type.TypeInterner;
import dev.wharf.wasm.type.TypeUse;
import dev.wharf.wasm.validate.ExternTypeRules;
import dev.wharf.wasm.validate.TypeGroups;
import dev.wharf.wasm.validate.ValidModule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Core types: from indices to types, whose identity all modules and module types of a component
 * share. Binary format, notes on {@code core:type}.
 */
final class CoreTypes {
  private final TypeInterner interner = new TypeInterner();
  private final Set<Feature> features;

  CoreTypes(Set<Feature> features) {
    this.features = features;
  }

  /** What a definition adds to the index space. */
  List<CoreType> resolve(CoreTypeDef.Expr expr, TypeScope scope, int offset) {
    return switch (expr) {
      case CoreTypeDef.OfGroup(var group) -> {
        var known = scope.coreTypes;
        var types = define(group, known.size(), i -> defined(known.get(i)), offset);
        yield types.stream().<CoreType>map(CoreType.Defined::new).toList();
      }
      case CoreTypeDef.OfModule(var decls) ->
          List.of(new CoreType.Module(moduleType(decls, scope)));
    };
  }

  private static Optional<DefType> defined(CoreType type) {
    return type instanceof CoreType.Defined(var defined) ? Optional.of(defined) : Optional.empty();
  }

  private List<DefType> define(
      RecType group, int first, IntFunction<Optional<DefType>> earlier, int offset) {
    try {
      return TypeGroups.define(group, first, earlier, interner);
    } catch (ValidationException e) {
      throw new ValidationException(e.getMessage(), offset);
    }
  }

  /** What a module imports and exports. Two imports of one name could not be told apart. */
  ModuleType of(ValidModule valid, int offset) {
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

  private ModuleType moduleType(List<CoreTypeDef.Decl> decls, TypeScope scope) {
    // A module type starts with no types of its own.
    var types = new ArrayList<DefType>();
    var imports = new ArrayList<ModuleType.Import>();
    var exports = new LinkedHashMap<String, ExternType>();
    for (var decl : decls) {
      switch (decl) {
        case CoreTypeDef.TypeDecl(CoreTypeDef.OfGroup(var group), int offset) ->
            types.addAll(define(group, types.size(), i -> Optional.of(types.get(i)), offset));
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
  private static DefType alias(
      int depth, int index, List<DefType> types, TypeScope scope, int offset) {
    if (depth == 0) {
      return TypeScope.at(types, index, "core type", offset);
    }
    var target = Outer.scope(scope, depth - 1, offset);
    return defined(TypeScope.at(target.coreTypes, index, Sort.CORE_TYPE.word(), offset))
        .orElseThrow(() ->
            new ValidationException("module types may not be aliased into a module type", offset));
  }

  private ExternType extern(Import.Desc desc, List<DefType> types, int offset) {
    var closing = Substitution.by(index -> TypeScope.at(types, index, "type", offset));
    try {
      return switch (desc) {
        case Import.OfFunc(int type) -> func(types, type, offset);
        case Import.OfTable(var type) -> {
          ExternTypeRules.check(type, features);
          yield closing.close(type);
        }
        case Import.OfMemory(var type) -> {
          ExternTypeRules.check(type, features);
          yield type;
        }
        case Import.OfGlobal(var type) -> closing.close(type);
        case Import.OfTag(int type) -> {
          var func = func(types, type, offset);
          if (!func.signature().results().isEmpty()) {
            throw new ValidationException("non-empty tag result type", offset);
          }
          yield new TagType(func);
        }
      };
    } catch (ValidationException e) {
      throw new ValidationException(e.getMessage(), offset);
    }
  }

  private static TypeUse func(List<DefType> types, int index, int offset) {
    var type = TypeScope.at(types, index, "type", offset);
    if (type.func().isEmpty()) {
      throw new ValidationException("type index " + index + " is not a function type", offset);
    }
    return TypeUse.of(type);
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
