package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.module.ConstExpr;
import dev.wharf.wasm.module.ElementSegment;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.SectionId;
import dev.wharf.wasm.module.SegmentMode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Checks whole modules. Spec: valid/modules. */
public final class ModuleValidator {
  private final ModuleContext context;
  private final Module module;
  private final Set<Feature> features;
  private final ConstExprValidator constants;

  private final CheckedDefinition checked;

  private ModuleValidator(
      Module module, ModuleContext context, Set<Feature> features, CheckedDefinition checked) {
    this.checked = checked;
    this.module = module;
    this.features = features;
    this.context = context;
    this.constants = new ConstExprValidator(context, features);
  }

  /** Checks with the features that are on by default. */
  public static ValidModule validate(Module module) {
    var features = EnumSet.noneOf(Feature.class);
    for (var feature : Feature.values()) {
      if (feature.onByDefault()) {
        features.add(feature);
      }
    }
    return validate(module, features);
  }

  /**
   * @throws ValidationException if the module is not valid
   * @throws dev.wharf.wasm.MalformedException if a body is not well formed
   */
  public static ValidModule validate(Module module, Set<Feature> features) {
    Set<Feature> on = EnumSet.noneOf(Feature.class);
    on.addAll(features);
    var checked = new CheckedDefinition();
    try {
      var codes = TypeRules.check(module.types(), on, checked);
      var context = new ModuleContext(module, codes, checked);
      return new ModuleValidator(module, context, on, checked).check();
    } catch (ValidationException e) {
      throw checked.placed(e, module);
    }
  }

  private ValidModule check() {
    checkImports();
    checkTables();
    checkMemories();
    checkTags();
    checkGlobals();
    checkExports();
    checkStart();
    checkElements();
    checkData();
    var calls = checkBodies();
    return new ValidModule(context, calls.cyclic(), calls.tailCallers());
  }

  private void checkImports() {
    for (int i = 0; i < module.imports().size(); i++) {
      checked.at(SectionId.IMPORT, i);
      switch (module.imports().get(i).desc()) {
        case Import.OfTable(var type) -> ExternTypeRules.check(type, features);
        case Import.OfMemory(var type) -> ExternTypeRules.check(type, features);
        case Import.OfTag _ -> requireExceptions();
        case Import.OfFunc _, Import.OfGlobal _ -> {}
      }
    }
  }

  private void requireExceptions() {
    if (!features.contains(Feature.EXCEPTIONS)) {
      throw new ValidationException("exception handling is not enabled, but the module has a tag");
    }
  }

  private void checkTables() {
    checked.atLast(SectionId.TABLE, module.tables().size(), module);
    if (context.tableCount() > 1 && !features.contains(Feature.REFERENCE_TYPES)) {
      throw new ValidationException("multiple tables");
    }
    if (context.tableCount() > Limits.TABLES) {
      throw new ValidationException("too many tables: the limit is " + Limits.TABLES);
    }
    int index = context.tableCount() - module.tables().size();
    for (int i = 0; i < module.tables().size(); i++) {
      checked.at(SectionId.TABLE, i);
      var table = module.tables().get(i);
      ExternTypeRules.check(table.type(), features);
      int element = context.tableCode(index++);
      if (table.init().isPresent()) {
        constants.check(table.init().get(), element, context.importedGlobals());
      } else if (!TypeCode.hasDefault(element)) {
        throw new ValidationException(
            "type mismatch: a table of " + table.type().element() + " needs an initial value");
      }
    }
  }

  private void checkMemories() {
    for (int i = 0; i < module.memories().size(); i++) {
      checked.at(SectionId.MEMORY, i);
      ExternTypeRules.check(module.memories().get(i), features);
    }
    checked.atLast(SectionId.MEMORY, module.memories().size(), module);
    if (context.memoryCount() > 1 && !features.contains(Feature.MULTI_MEMORY)) {
      throw new ValidationException("multiple memories");
    }
    if (context.memoryCount() > Limits.MEMORIES) {
      throw new ValidationException("too many memories: the limit is " + Limits.MEMORIES);
    }
  }

  private void checkTags() {
    if (!module.tags().isEmpty()) {
      checked.at(SectionId.TAG, 0);
      requireExceptions();
    }
  }

  private void checkGlobals() {
    for (int i = 0; i < module.globals().size(); i++) {
      checked.at(SectionId.GLOBAL, i);
      int index = context.importedGlobals() + i;
      constants.check(module.globals().get(i).init(), context.globalCode(index), index);
    }
  }

  private void checkExports() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < module.exports().size(); i++) {
      checked.at(SectionId.EXPORT, i);
      var export = module.exports().get(i);
      int count =
          switch (export.kind()) {
            case FUNC -> context.funcCount();
            case TABLE -> context.tableCount();
            case MEMORY -> context.memoryCount();
            case GLOBAL -> context.globalCount();
            case TAG -> context.tagCount();
          };
      if (export.index() >= count) {
        throw new ValidationException("unknown " + word(export.kind()) + " " + export.index());
      }
      if (!names.add(export.name())) {
        throw new ValidationException("duplicate export name \"" + export.name() + "\"");
      }
    }
  }

  private static String word(Export.Kind kind) {
    return switch (kind) {
      case FUNC -> "function";
      case TABLE -> "table";
      case MEMORY -> "memory";
      case GLOBAL -> "global";
      case TAG -> "tag";
    };
  }

  private void checkStart() {
    if (module.start().isEmpty()) {
      return;
    }
    checked.at(SectionId.START, 0);
    int index = module.start().getAsInt();
    if (index >= context.funcCount()) {
      throw new ValidationException("unknown function " + index);
    }
    var type = context.funcType(index);
    if (!type.params().isEmpty() || !type.results().isEmpty()) {
      throw new ValidationException("start function must have type [] -> [], not " + type);
    }
  }

  private void checkElements() {
    for (int i = 0; i < module.elements().size(); i++) {
      checked.at(SectionId.ELEMENT, i);
      var segment = module.elements().get(i);
      if (segment.mode() instanceof SegmentMode.Active(int table, ConstExpr offset)) {
        if (table >= context.tableCount()) {
          throw new ValidationException("unknown table " + table, offset.offset());
        }
        if (!context.codes().matches(context.elemCode(i), context.tableCode(table))) {
          throw new ValidationException(
              "type mismatch: the segment's type is not the table's", offset.offset());
        }
        checkOffset(offset, context.isWideTable(table));
      }
      switch (segment.items()) {
        case ElementSegment.Funcs(int[] indices) -> {
          for (int index : indices) {
            if (index >= context.funcCount()) {
              throw new ValidationException("unknown function " + index);
            }
          }
        }
        case ElementSegment.Exprs(var exprs) -> {
          for (var expr : exprs) {
            constants.check(expr, context.elemCode(i), context.globalCount());
          }
        }
      }
    }
  }

  private void checkOffset(ConstExpr offset, boolean wide) {
    constants.check(offset, wide ? TypeCode.I64 : TypeCode.I32, context.globalCount());
  }

  private void checkData() {
    for (int i = 0; i < module.data().size(); i++) {
      checked.at(SectionId.DATA, i);
      if (module.data().get(i).mode() instanceof SegmentMode.Active(int memory, ConstExpr offset)) {
        if (memory >= context.memoryCount()) {
          throw new ValidationException("unknown memory " + memory, offset.offset());
        }
        checkOffset(offset, context.isWideMemory(memory));
      }
    }
  }

  private CallGraph checkBodies() {
    var calls = new CallGraph(context.importedFuncs(), context.funcCount());
    var code = new CodeValidator(context, features, calls);
    for (int i = 0; i < module.functions().size(); i++) {
      checked.at(SectionId.CODE, i);
      code.validate(context.importedFuncs() + i, module.functions().get(i));
    }
    context.declared().stream().filter(f -> f < context.funcCount()).forEach(calls::value);
    context.exported().stream().forEach(calls::exported);
    if (context.sharesReferences()) {
      calls.foreignValues();
    }
    return calls;
  }
}
