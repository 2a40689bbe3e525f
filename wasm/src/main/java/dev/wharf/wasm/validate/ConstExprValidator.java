package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.module.ConstExpr;
import java.util.BitSet;
import java.util.Set;

/** Checks constant expressions. Spec: valid/instructions, constant expressions. */
final class ConstExprValidator {
  private static final int[] NOTHING = {};

  private final ModuleContext context;
  private final Set<Feature> features;
  private final ControlStack stack;
  private final ReferenceRules references;
  private final AggregateRules aggregates;

  ConstExprValidator(ModuleContext context, Set<Feature> features) {
    this.context = context;
    this.features = features;
    this.stack = new ControlStack(context.codes(), new LocalInits());
    this.references = new ReferenceRules(context.codes(), stack);
    this.aggregates = new AggregateRules(context.codes(), stack, new IndexChecks(context, stack));
  }

  /** Adds the functions that an expression refers to; unknown ones are left to the check. */
  static void collectRefs(ConstExpr expr, BitSet refs) {
    for (var instr : expr.instrs()) {
      if (instr instanceof Instr.Index index
          && index.op() == Opcode.REF_FUNC
          && index.index() < Limits.IMPORTS + Limits.FUNCTIONS) {
        refs.set(index.index());
      }
    }
  }

  /**
   * @param expected the code of the value's type
   * @param globals how many globals the expression may read: those before it
   */
  void check(ConstExpr expr, int expected, int globals) {
    stack.reset();
    stack.at(expr.offset());
    stack.open(Opcode.BLOCK, NOTHING, context.codes().single(expected));
    for (var instr : expr.instrs()) {
      apply(instr, globals);
    }
    stack.close();
  }

  private void apply(Instr instr, int globals) {
    var op = instr.op();
    if (op.feature() != Feature.MVP && !features.contains(op.feature())) {
      throw new MalformedException(
          "illegal opcode: " + op.mnemonic() + " needs " + op.feature() + ", which is not enabled",
          stack.offset());
    }
    switch (instr) {
      case Instr.I32Const _,
          Instr.I64Const _,
          Instr.F32Const _,
          Instr.F64Const _,
          Instr.V128Const _ ->
          stack.apply(PackedSignature.of(op));
      case Instr.OfHeapType named when op == Opcode.REF_NULL -> references.check(op, named.type());
      case Instr.Index index -> indexed(op, index.index(), globals);
      case Instr.IndexPair pair when op == Opcode.ARRAY_NEW_FIXED ->
          aggregates.check(op, pair.first(), pair.second());
      case Instr.Plain _ -> plain(op);
      default -> throw notConstant(op);
    }
  }

  private void indexed(Opcode op, int index, int globals) {
    switch (op) {
      case GLOBAL_GET -> {
        if (index >= globals) {
          throw stack.error("unknown global " + index);
        }
        if (context.global(index).mutable()) {
          throw stack.error("constant expression required: global " + index + " is mutable");
        }
        stack.push(context.globalCode(index));
      }
      case REF_FUNC -> {
        if (index >= context.funcCount()) {
          throw stack.error("unknown function " + index);
        }
        stack.push(context.codes().reference(context.funcTypeIndex(index), false));
      }
      case STRUCT_NEW, STRUCT_NEW_DEFAULT, ARRAY_NEW, ARRAY_NEW_DEFAULT ->
          aggregates.check(op, index, 0);
      default -> throw notConstant(op);
    }
  }

  private void plain(Opcode op) {
    switch (op) {
      case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL -> {
        if (!features.contains(Feature.EXTENDED_CONST)) {
          throw notConstant(op);
        }
        stack.apply(PackedSignature.of(op));
      }
      case REF_I31, ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> references.check(op);
      default -> throw notConstant(op);
    }
  }

  private ValidationException notConstant(Opcode op) {
    return stack.error("constant expression required: " + op.mnemonic() + " is not constant");
  }
}
