package dev.wharf.component.text;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.text.PrintOut;
import dev.wharf.wasm.text.Quoted;

/** Prints imports, exports and aliases. Explainer, import and export definitions. */
final class ExternPrinter {
  private final PrintOut out;
  private final PrintedScope scope;

  ExternPrinter(PrintOut out, PrintedScope scope) {
    this.out = out;
    this.scope = scope;
  }

  void componentImport(Import each) {
    out.text("(import ");
    name(each.name());
    out.text(" (");
    var sort = PrintedNames.sort(each.type());
    out.text(sort.word());
    scope.define(sort);
    out.text(" ");
    bound(each.type());
    out.text("))");
  }

  void export(Export export) {
    out.text("(export");
    scope.define(export.item().sort());
    out.text(" ");
    name(export.name());
    out.text(" ");
    scope.item(export.item());
    export.ascription().ifPresent(this::type);
    out.text(")");
  }

  void exportDeclarator(Declarator.Export export) {
    out.text("(export");
    scope.define(PrintedNames.sort(export.type()));
    out.text(" ");
    name(export.name());
    type(export.type());
    out.text(")");
  }

  private void type(ExternTypeExpr type) {
    out.text(" (").text(PrintedNames.sort(type).word()).text(" ");
    bound(type);
    out.text(")");
  }

  /** What follows the sort and identifier. */
  private void bound(ExternTypeExpr type) {
    switch (type) {
      case ExternTypeExpr.OfModule(int index) -> use("type", Sort.CORE_TYPE, index);
      case ExternTypeExpr.OfFunc(int index) -> use("type", Sort.TYPE, index);
      case ExternTypeExpr.OfComponent(int index) -> use("type", Sort.TYPE, index);
      case ExternTypeExpr.OfInstance(int index) -> use("type", Sort.TYPE, index);
      case ExternTypeExpr.TypeEq(int index) -> use("eq", Sort.TYPE, index);
      case ExternTypeExpr.SubResource _ -> out.text("(sub resource)");
    }
  }

  private void use(String keyword, Sort sort, int index) {
    out.text("(").text(keyword).text(" ");
    scope.use(sort, index);
    out.text(")");
  }

  void name(NameAttributes name) {
    out.text(Quoted.name(name.name()));
    for (var attribute : name.attributes()) {
      out.text(" (").text(Names.keyword(attribute.kind())).text(" ");
      out.text(Quoted.name(attribute.value())).text(")");
    }
  }

  void alias(Alias alias) {
    out.text("(alias ");
    switch (alias) {
      case Alias.OfExport(_, int instance, var name, _) -> {
        out.text("export ");
        scope.use(Sort.INSTANCE, instance);
        out.text(" ").text(Quoted.name(name));
      }
      case Alias.OfCoreExport(_, int instance, var name, _) -> {
        out.text("core export ");
        scope.use(Sort.CORE_INSTANCE, instance);
        out.text(" ").text(Quoted.name(name));
      }
      case Alias.Outer(var sort, int depth, int index, _) -> {
        out.text("outer ").number(depth).text(" ");
        scope.useOuter(depth, sort, index);
      }
    }
    out.text(" (").text(alias.sort().word());
    scope.define(alias.sort());
    out.text("))");
  }
}
