package dev.wharf.component.text;

import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.text.Ids;
import dev.wharf.wasm.text.PrintOut;
import dev.wharf.wasm.text.Quoted;
import dev.wharf.wasm.text.TypePrinter;
import java.util.List;
import java.util.Map;

/** Prints core types as components write them. Explainer, core type definitions. */
final class CoreTypePrinter {
  private final PrintOut out;
  private final PrintedScope scope;

  CoreTypePrinter(PrintOut out, PrintedScope scope) {
    this.out = out;
    this.scope = scope;
  }

  void definition(CoreTypeDef type) {
    switch (type.type()) {
      case CoreTypeDef.OfGroup(var group) -> {
        int first = scope.skip(Sort.CORE_TYPE, group.types().size());
        var ids = scope.ids(Sort.CORE_TYPE).below(first + group.types().size());
        new TypePrinter(out, ids).definitions(first, group, "(core ");
      }
      case CoreTypeDef.OfModule(var decls) -> {
        out.text("(core type");
        scope.define(Sort.CORE_TYPE);
        moduleType(decls);
        out.text(")");
      }
    }
  }

  private void moduleType(List<CoreTypeDef.Decl> decls) {
    out.indent();
    out.newLine();
    out.text("(module");
    out.indent();
    var inside = new Inside();
    for (var decl : decls) {
      out.newLine();
      inside.decl(decl);
    }
    out.outdent();
    if (!decls.isEmpty()) {
      out.newLine();
    }
    out.text(")");
    out.outdent();
    out.newLine();
  }

  /** One module type: it has type indices of its own, and no names. */
  private final class Inside {
    private final Ids ids = new Ids(Map.of(), 0, false);
    private final TypePrinter types = new TypePrinter(out, ids);
    private int next;

    private void decl(CoreTypeDef.Decl decl) {
      switch (decl) {
        case CoreTypeDef.ImportDecl(var module, var name, var desc, _) -> {
          out.text("(import ").text(Quoted.name(module)).text(" ");
          out.text(Quoted.name(name)).text(" (");
          desc(desc);
          out.text("))");
        }
        case CoreTypeDef.ExportDecl(var name, var desc, _) -> {
          out.text("(export ").text(Quoted.name(name)).text(" (");
          desc(desc);
          out.text("))");
        }
        case CoreTypeDef.TypeDecl(CoreTypeDef.OfGroup(var group), _) -> {
          types.definitions(next, group, "(");
          next += group.types().size();
        }
        case CoreTypeDef.TypeDecl(CoreTypeDef.OfModule(var decls), _) -> {
          out.text("(type");
          ids.define(out, next++);
          moduleType(decls);
          out.text(")");
        }
        case CoreTypeDef.AliasDecl(int depth, int index, _) -> {
          out.text("(alias outer ").number(depth).text(" ");
          if (depth == 0) {
            out.number(index);
          } else {
            // Seen from the scope around, all is one closer.
            scope.useOuter(depth - 1, Sort.CORE_TYPE, index);
          }
          out.text(" (type");
          ids.define(out, next++);
          out.text("))");
        }
      }
    }

    private void desc(Import.Desc desc) {
      switch (desc) {
        case Import.OfFunc(int type) -> out.text("func (type ").number(type).text(")");
        case Import.OfTag(int type) -> out.text("tag (type ").number(type).text(")");
        case Import.OfTable(var type) -> {
          out.text("table");
          types.tableType(type);
        }
        case Import.OfMemory(var type) -> {
          out.text("memory");
          types.memoryType(type);
        }
        case Import.OfGlobal(var type) -> {
          out.text("global");
          types.globalType(type);
        }
      }
    }
  }
}
