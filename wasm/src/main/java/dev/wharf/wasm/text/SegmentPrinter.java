package dev.wharf.wasm.text;

import dev.wharf.wasm.module.ConstExpr;
import dev.wharf.wasm.module.DataSegment;
import dev.wharf.wasm.module.ElementSegment;
import dev.wharf.wasm.module.SegmentMode;

/** Prints element and data segments. Spec: text/modules. */
final class SegmentPrinter {
  private final PrintOut out;
  private final ModulePrinter.Detail detail;
  private final PrintScope scope;
  private final TypePrinter types;
  private final ExprPrinter exprs;

  SegmentPrinter(
      PrintOut out,
      ModulePrinter.Detail detail,
      PrintScope scope,
      TypePrinter types,
      ExprPrinter exprs) {
    this.out = out;
    this.detail = detail;
    this.scope = scope;
    this.types = types;
    this.exprs = exprs;
  }

  /** A constant expression after a space. */
  void expression(ConstExpr expr) {
    if (!expr.instrs().isEmpty()) {
      out.text(" ");
      exprs.print(expr);
    }
  }

  void elements() {
    int index = 0;
    for (ElementSegment segment : scope.module.elements()) {
      out.newLine();
      out.text("(elem");
      scope.elements.define(out, index++);
      switch (segment.mode()) {
        case SegmentMode.Passive _ -> {}
        case SegmentMode.Declarative _ -> out.text(" declare");
        case SegmentMode.Active(int table, ConstExpr offset) -> {
          if (table != 0) {
            out.text(" (table ");
            scope.tables.use(out, table);
            out.text(")");
          }
          offset(offset);
        }
      }
      switch (segment.items()) {
        case ElementSegment.Funcs(int[] indices) -> {
          out.text(" func");
          if (detail == ModulePrinter.Detail.SKELETON) {
            out.text(" ...");
          } else {
            for (int func : indices) {
              out.space();
              scope.funcs.use(out, func);
            }
          }
        }
        case ElementSegment.Exprs(var items) -> {
          out.text(" ");
          types.refType(segment.type());
          if (detail == ModulePrinter.Detail.SKELETON) {
            out.text(" ...");
          } else {
            items.forEach(this::item);
          }
        }
      }
      out.text(")");
    }
  }

  private void offset(ConstExpr offset) {
    out.text(" ");
    if (offset.instrs().size() == 1) {
      exprs.print(offset);
    } else {
      out.text("(offset ");
      exprs.print(offset);
      out.text(")");
    }
  }

  private void item(ConstExpr item) {
    out.space();
    if (item.instrs().size() == 1) {
      exprs.print(item);
    } else {
      out.text("(item ");
      exprs.print(item);
      out.text(")");
    }
  }

  void data() {
    int index = 0;
    for (DataSegment segment : scope.module.data()) {
      out.newLine();
      out.text("(data");
      scope.data.define(out, index++);
      if (segment.mode() instanceof SegmentMode.Active(int memory, ConstExpr offset)) {
        if (memory != 0) {
          out.text(" (memory ");
          scope.memories.use(out, memory);
          out.text(")");
        }
        offset(offset);
      }
      if (detail == ModulePrinter.Detail.SKELETON) {
        out.text(" ...");
      } else {
        Quoted.bytes(out, segment.bytes());
      }
      out.text(")");
    }
  }
}
