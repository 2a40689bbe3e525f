package dev.wharf.wasm.text;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.module.CustomSection;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.module.Global;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.Table;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a module to text that {@link ModuleParser} reads back. What the text carries comes back as
 * the same bytes: sections and their order, custom sections, names, branch hints. What it does not
 * carry is how the bytes wrote the same thing: numbers longer than they need to be, neighbouring
 * groups of locals of one type, a table, type or page size that is named where it need not be. The
 * module may be invalid, but its functions have to be sequences of well-nested instructions. Spec:
 * text/modules.
 */
public final class ModulePrinter {
  private final Module module;
  private final Detail detail;
  private final PrintOut out;
  private final PrintedCustoms customs;
  private final PrintScope scope;
  private final TypePrinter types;
  private final SegmentPrinter segments;
  private final InstrPrinter instrs;
  private int funcs;
  private int tables;
  private int memories;
  private int globals;
  private int tags;

  /** How much is printed. */
  public enum Detail {
    ALL,
    /** Without bodies of functions and contents of segments: to look at, not to parse. */
    SKELETON
  }

  private ModulePrinter(Module module, Detail detail, PrintOut out) {
    this.module = module;
    this.detail = detail;
    this.out = out;
    this.customs = new PrintedCustoms(module);
    this.scope = new PrintScope(module, customs.names(), customs.namesAreImplied());
    this.types = new TypePrinter(out, scope.types, module.types(), scope::fields);
    this.instrs = new InstrPrinter(out, scope, types);
    this.segments =
        new SegmentPrinter(out, detail, scope, types, new ExprPrinter(out, scope, types));
  }

  /**
   * The text of a module.
   *
   * @throws MalformedException if a function's instructions cannot be read, or the text would be
   *     far larger than the module
   */
  public static String print(Module module) {
    var text = new StringBuilder();
    print(module, Detail.ALL, text);
    return text.toString();
  }

  /**
   * Prints piece by piece, so that a large module needs no memory for its text.
   *
   * @throws MalformedException if a function's instructions cannot be read, or the text would be
   *     far larger than the module
   * @throws java.io.UncheckedIOException if {@code to} refuses what it is given
   */
  public static void print(Module module, Detail detail, Appendable to) {
    var out = new PrintOut(to);
    new ModulePrinter(module, detail, out).module();
    out.flush();
  }

  private void module() {
    out.text("(module");
    customs.names().module().ifPresent(this::moduleName);
    fields();
    out.text(")\n");
  }

  /**
   * Prints what a module has inside and, if {@code called} is not its name, its name: for a text
   * that has begun the form of the module, in which that is what parsing would call it.
   *
   * @throws MalformedException if a function's instructions cannot be read, or the text would be
   *     far larger than the module
   */
  public static void nested(Module module, Detail detail, Optional<String> called, PrintOut out) {
    var printer = new ModulePrinter(module, detail, out);
    var name = printer.customs.names().module();
    if (!name.equals(called) && !printer.customs.writesNames()) {
      out.text(" ").text(Annotation.ownName(name));
    }
    printer.fields();
  }

  private void fields() {
    out.indent();
    types.definitions();
    module.imports().forEach(this::importOf);
    module.tables().forEach(this::table);
    module
        .memories()
        .forEach(type -> {
          field("memory", scope.memories, memories++);
          types.memoryType(type);
          out.text(")");
        });
    module
        .tags()
        .forEach(type -> {
          field("tag", scope.tags, tags++);
          types.typeUseWithSignature(type);
          out.text(")");
        });
    module.globals().forEach(this::global);
    module.exports().forEach(this::export);
    module
        .start()
        .ifPresent(func -> {
          out.newLine();
          out.text("(start ");
          scope.funcs.use(out, func);
          out.text(")");
        });
    segments.elements();
    module.functions().forEach(this::function);
    segments.data();
    if (module.dataCount().isPresent() && !instrs.usesData()) {
      out.newLine();
      out.text("(@").text(Annotation.DATA_COUNT).text(")");
    }
    customs.written().forEach(this::custom);
    out.outdent();
    out.newLine();
  }

  private void moduleName(String name) {
    if (name.isEmpty()) {
      out.text(customs.namesAreImplied() ? " (@name \"\")" : "");
    } else {
      out.text(" ").text(Quoted.id(name));
    }
  }

  private void field(String keyword, Ids ids, int index) {
    out.newLine();
    out.text("(").text(keyword);
    ids.define(out, index);
  }

  private void importOf(Import item) {
    out.newLine();
    out.text("(import ").text(Quoted.name(item.module())).text(" ");
    out.text(Quoted.name(item.name())).text(" (");
    switch (item.desc()) {
      case Import.OfFunc(int type) -> {
        int func = funcs++;
        out.text("func");
        scope.funcs.define(out, func);
        types.typeUse(type, scope.locals(func, paramCount(type)));
      }
      case Import.OfTable(var type) -> {
        out.text("table");
        scope.tables.define(out, tables++);
        types.tableType(type);
      }
      case Import.OfMemory(var type) -> {
        out.text("memory");
        scope.memories.define(out, memories++);
        types.memoryType(type);
      }
      case Import.OfGlobal(var type) -> {
        out.text("global");
        scope.globals.define(out, globals++);
        types.globalType(type);
      }
      case Import.OfTag(int type) -> {
        out.text("tag");
        scope.tags.define(out, tags++);
        types.typeUseWithSignature(type);
      }
    }
    out.text("))");
  }

  private int paramCount(int type) {
    return module.types().func(type).map(FuncType::params).map(List::size).orElse(0);
  }

  private void table(Table table) {
    field("table", scope.tables, tables++);
    types.tableType(table.type());
    table.init().ifPresent(segments::expression);
    out.text(")");
  }

  private void global(Global global) {
    field("global", scope.globals, globals++);
    types.globalType(global.type());
    segments.expression(global.init());
    out.text(")");
  }

  private void export(Export export) {
    out.newLine();
    out.text("(export ").text(Quoted.name(export.name())).text(" (");
    switch (export.kind()) {
      case FUNC -> use("func ", scope.funcs, export.index());
      case TABLE -> use("table ", scope.tables, export.index());
      case MEMORY -> use("memory ", scope.memories, export.index());
      case GLOBAL -> use("global ", scope.globals, export.index());
      case TAG -> use("tag ", scope.tags, export.index());
    }
    out.text("))");
  }

  private void use(String keyword, Ids ids, int index) {
    out.text(keyword);
    ids.use(out, index);
  }

  private void function(Function function) {
    int func = funcs++;
    int params = paramCount(function.typeIndex());
    if (detail == Detail.SKELETON) {
      field("func", scope.funcs, func);
      types.typeUse(function.typeIndex(), scope.locals(func, params));
      out.text(" ...)");
      return;
    }
    List<ValType> own = new ArrayList<>();
    for (Function.LocalGroup group : function.locals()) {
      for (int i = 0; i < group.count(); i++) {
        own.add(group.type());
      }
    }
    out.countLocals(own.size(), function.body().start());
    var locals = scope.locals(func, params + own.size());
    field("func", scope.funcs, func);
    types.typeUse(function.typeIndex(), locals);
    out.indent();
    if (!own.isEmpty()) {
      out.newLine();
      types.locals(own, params, locals);
    }
    var labels = new PrintLabels(scope.labels(func), scope.annotate);
    boolean empty = function.body().length() == 1 && own.isEmpty();
    instrs.body(function.body(), locals, labels, customs.hints());
    out.outdent();
    if (!empty) {
      out.newLine();
    }
    out.text(")");
  }

  private void custom(CustomSection section) {
    out.newLine();
    out.text("(@custom ").text(Quoted.name(section.name()));
    customs.placement(section).ifPresent(place -> out.text(" ").text(place));
    if (detail == Detail.SKELETON) {
      out.text(" ...");
    } else if (section.bytes().length() > 0) {
      Quoted.bytes(out, section.bytes());
    }
    out.text(")");
  }
}
