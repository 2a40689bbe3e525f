package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.module.ConstExpr;
import dev.wharf.wasm.module.ElementSegment;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
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

  /** The section whose definitions are being checked. */
  private int section = SectionOffset.TYPE;

  private ModuleValidator(Module module, ModuleContext context, Set<Feature> features) {
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
    var validator = new ModuleValidator(module, context(module, types(module, on)), on);
    try {
      return validator.check();
    } catch (ValidationException e) {
      throw SectionOffset.added(e, module, validator.section);
    }
  }

  private static TypeCodes types(Module module, Set<Feature> features) {
    try {
      return TypeRules.check(module.types(), features);
    } catch (ValidationException e) {
      throw SectionOffset.added(e, module, SectionOffset.TYPE);
    }
  }

  private static ModuleContext context(Module module, TypeCodes codes) {
    try {
      return new ModuleContext(module, codes);
    } catch (ValidationException e) {
      boolean inImports =
          module.imports().stream()
              .anyMatch(each ->
                  each.desc() instanceof Import.OfFunc(int index)
                      && Integer.compareUnsigned(index, module.types().size()) >= 0);
      throw SectionOffset.added(
          e, module, inImports ? SectionOffset.IMPORT : SectionOffset.FUNCTION);
    }
  }

  private ValidModule check() {
    section = SectionOffset.IMPORT;
    checkImports();
    section = SectionOffset.TABLE;
    checkTables();
    section = SectionOffset.MEMORY;
    checkMemories();
    section = SectionOffset.TAG;
    checkTags();
    section = SectionOffset.GLOBAL;
    for (int i = 0; i < module.globals().size(); i++) {
      var global = module.globals().get(i);
      int index = context.importedGlobals() + i;
      constants.check(global.init(), context.globalCode(index), index);
    }
    section = SectionOffset.EXPORT;
    checkExports();
    section = SectionOffset.START;
    checkStart();
    section = SectionOffset.ELEMENT;
    checkElements();
    section = SectionOffset.DATA;
    checkData();
    var calls = checkBodies();
    return new ValidModule(context, calls.cyclic(), calls.tailCallers());
  }

  private void checkImports() {
    for (var each : module.imports()) {
      switch (each.desc()) {
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
    if (context.tableCount() > 1 && !features.contains(Feature.REFERENCE_TYPES)) {
      throw new ValidationException("multiple tables");
    }
    if (context.tableCount() > Limits.TABLES) {
      throw new ValidationException("too many tables: the limit is " + Limits.TABLES);
    }
    int index = context.tableCount() - module.tables().size();
    for (var table : module.tables()) {
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
    module.memories().forEach(type -> ExternTypeRules.check(type, features));
    if (context.memoryCount() > 1 && !features.contains(Feature.MULTI_MEMORY)) {
      throw new ValidationException("multiple memories");
    }
    if (context.memoryCount() > Limits.MEMORIES) {
      throw new ValidationException("too many memories: the limit is " + Limits.MEMORIES);
    }
  }

  private void checkTags() {
    if (!module.tags().isEmpty()) {
      requireExceptions();
    }
  }

  private void checkExports() {
    Set<String> names = new HashSet<>();
    for (var export : module.exports()) {
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
    for (var segment : module.data()) {
      if (segment.mode() instanceof SegmentMode.Active(int memory, ConstExpr offset)) {
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
