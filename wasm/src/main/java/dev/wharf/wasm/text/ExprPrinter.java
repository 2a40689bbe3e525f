package dev.wharf.wasm.text;

import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.binary.InstrEncoder;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.module.ConstExpr;

/** Prints constant expressions on one line. Spec: text/instructions, expressions. */
final class ExprPrinter {
  private final PrintOut out;
  private final InstrPrinter instrs;

  ExprPrinter(PrintOut out, PrintScope scope, TypePrinter types) {
    this.out = out;
    this.instrs = new InstrPrinter(out, scope, types);
  }

  /** An instruction alone in parentheses; several one after the other. */
  void print(ConstExpr expr) {
    if (expr.instrs().size() == 1) {
      out.text("(");
      instr(expr.instrs().getFirst());
      out.text(")");
      return;
    }
    boolean first = true;
    for (Instr instr : expr.instrs()) {
      if (!first) {
        out.text(" ");
      }
      first = false;
      instr(instr);
    }
  }

  private void instr(Instr instr) {
    // The one printer reads bytes, and constant expressions are few and short.
    var bytes = new ByteWriter();
    InstrEncoder.encode(bytes, instr);
    var in = new InstrDecoder(bytes.toByteArray(), 0, bytes.size());
    instrs.constant(in);
  }
}
