package dev.wharf.wasm.text;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.instr.CatchClause;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.instr.Shape;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.type.RefType;
import java.util.Map;

/**
 * Prints the body of a function, an instruction to a line, indented by blocks. Labels without names
 * are told by comments: a block says its number, counted from the outermost, and a branch to it
 * says this number besides its depth. Spec: text/instructions.
 */
final class InstrPrinter {
  private static final byte[] NATURAL_ALIGNMENT = naturalAlignments();

  private static final Ids NO_LOCALS = new Ids(Map.of(), 0, false);

  private final PrintOut out;
  private final PrintScope scope;
  private final TypePrinter types;
  private final ImmediatePrinter immediates;
  private boolean usesData;

  InstrPrinter(PrintOut out, PrintScope scope, TypePrinter types) {
    this.out = out;
    this.scope = scope;
    this.types = types;
    this.immediates = new ImmediatePrinter(out, scope, types);
  }

  private static byte[] naturalAlignments() {
    var exponents = new byte[Opcode.values().length];
    for (var op : Opcode.values()) {
      if (op.shape() == Shape.MEMARG || op.shape() == Shape.MEMARG_LANE) {
        exponents[op.ordinal()] = (byte) op.naturalAlignment();
      }
    }
    return exponents;
  }

  /**
   * A body up to its final {@code end}, which is not printed.
   *
   * @param hints by offset in the file, what is printed before an instruction
   * @throws MalformedException if the blocks do not end where the body does
   */
  void body(CodeRange body, Ids locals, PrintLabels labels, Map<Integer, Boolean> hints) {
    var in = new InstrDecoder(body.bytes(), body.start(), body.end());
    labels.enter(Opcode.BLOCK);
    while (true) {
      var op = in.advance();
      boolean last = labels.depth() == 1 && op == Opcode.END;
      if (last) {
        if (in.hasNext()) {
          throw new MalformedException("END opcode expected: the function goes on", in.position());
        }
        return;
      }
      usesData |= Mnemonics.usesData(op);
      leave(op, labels, in);
      out.newLine();
      if (!hints.isEmpty() && hints.get(in.offset()) instanceof Boolean likely) {
        out.text(
            likely
                ? "(@metadata.code.branch_hint \"\\01\") "
                : "(@metadata.code.branch_hint \"\\00\") ");
      }
      instr(op, in, locals, labels);
    }
  }

  /** Whether a body so far needs a data count section. */
  boolean usesData() {
    return usesData;
  }

  /**
   * One instruction of a constant expression.
   *
   * @throws MalformedException if it begins or parts a block, which would not end
   */
  void constant(InstrDecoder in) {
    var op = in.advance();
    boolean isStructured =
        switch (op) {
          case BLOCK, LOOP, IF, ELSE, TRY, CATCH, CATCH_ALL, DELEGATE, TRY_TABLE -> true;
          default -> false;
        };
    if (isStructured) {
      throw new MalformedException("END opcode expected: a constant expression has a block");
    }
    instr(op, in, NO_LOCALS, new PrintLabels(Map.of(), false));
  }

  /** What an instruction ends comes before it in the indentation. */
  private void leave(Opcode op, PrintLabels labels, InstrDecoder in) {
    switch (op) {
      case END -> {
        out.outdent();
        labels.leave();
      }
      case ELSE, CATCH, CATCH_ALL, DELEGATE -> {
        if (!labels.part(op)) {
          throw new MalformedException("unexpected " + op.mnemonic(), in.offset());
        }
        out.outdent();
        if (op == Opcode.DELEGATE) {
          labels.leave();
        }
      }
      default -> {}
    }
  }

  private void instr(Opcode op, InstrDecoder in, Ids locals, PrintLabels labels) {
    out.text(op.mnemonic());
    switch (op.shape()) {
      case NONE, FENCE -> {}
      case BLOCK -> block(op, in.blockType(), labels);
      case TRY_TABLE -> tryTable(in, labels);
      case LABEL -> labels.use(out, in.immediate());
      case LABEL_TABLE -> {
        for (int label : in.labels()) {
          labels.use(out, label);
        }
        labels.use(out, in.immediate());
      }
      case LOCAL -> {
        out.text(" ");
        locals.use(out, in.immediate());
      }
      case BR_ON_CAST -> {
        labels.use(out, in.immediate());
        out.text(" ");
        types.refType(in.castFrom());
        out.text(" ");
        types.refType(in.castTo());
      }
      case HEAP_TYPE -> heapType(op, in);
      case MEMARG, MEMARG_LANE -> memArg(op, in);
      default -> immediates.print(op, in);
    }
    switch (op) {
      case ELSE, CATCH, CATCH_ALL -> out.indent();
      default -> {}
    }
  }

  private void block(Opcode op, BlockType type, PrintLabels labels) {
    var name = labels.enter(op);
    name.ifPresent(text -> out.text(" ").text(text));
    switch (type) {
      case BlockType.Empty _ -> {}
      case BlockType.Value(var value) -> {
        out.text(" (result ");
        types.valType(value);
        out.text(")");
      }
      case BlockType.Indexed(int index) -> types.typeUseWithSignature(index);
    }
    out.indent();
    if (name.isEmpty()) {
      out.text(" ;; label = @").number(labels.depth() - 1);
    }
  }

  private void tryTable(InstrDecoder in, PrintLabels labels) {
    var name = labels.next();
    name.ifPresent(text -> out.text(" ").text(text));
    switch (in.blockType()) {
      case BlockType.Empty _ -> {}
      case BlockType.Value(var value) -> {
        out.text(" (result ");
        types.valType(value);
        out.text(")");
      }
      case BlockType.Indexed(int index) -> types.typeUseWithSignature(index);
    }
    for (CatchClause clause : in.catchClauses()) {
      clause(clause, labels);
    }
    labels.enter(Opcode.TRY_TABLE);
    out.indent();
    if (name.isEmpty()) {
      out.text(" ;; label = @").number(labels.depth() - 1);
    }
  }

  private void clause(CatchClause clause, PrintLabels labels) {
    switch (clause) {
      case CatchClause.Catch(int tag, _) -> tag("catch", tag);
      case CatchClause.CatchRef(int tag, _) -> tag("catch_ref", tag);
      case CatchClause.CatchAll _ -> out.text(" (catch_all");
      case CatchClause.CatchAllRef _ -> out.text(" (catch_all_ref");
    }
    labels.use(out, clause.label());
    out.text(")");
  }

  private void tag(String keyword, int tag) {
    out.text(" (").text(keyword).text(" ");
    scope.tags.use(out, tag);
  }

  private void heapType(Opcode op, InstrDecoder in) {
    out.text(" ");
    switch (op) {
      case REF_TEST, REF_CAST -> types.refType(new RefType(false, in.heapType()));
      case REF_TEST_NULL, REF_CAST_NULL -> types.refType(new RefType(true, in.heapType()));
      default -> types.heapType(in.heapType());
    }
  }

  private void memArg(Opcode op, InstrDecoder in) {
    if (in.immediate2() != 0) {
      out.text(" ");
      scope.memories.use(out, in.immediate2());
    }
    if (in.value() != 0) {
      out.text(" offset=").text(Long.toUnsignedString(in.value()));
    }
    if (in.immediate() != NATURAL_ALIGNMENT[op.ordinal()]) {
      out.text(" align=").text(Long.toUnsignedString(1L << in.immediate()));
    }
    if (op.shape() == Shape.MEMARG_LANE) {
      out.text(" ").number(in.lane());
    }
  }
}
