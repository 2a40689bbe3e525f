package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.module.ConstExpr;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Checks constant expressions. Spec: valid/instructions, constant expressions. */
final class ConstExprValidator {
  private final ModuleContext context;
  private final Set<Feature> features;

  ConstExprValidator(ModuleContext context, Set<Feature> features) {
    this.context = context;
    this.features = features;
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
   * @param globals how many globals the expression may read: those before it
   */
  void check(ConstExpr expr, ValType expected, int globals) {
    List<ValType> stack = new ArrayList<>(2);
    for (var instr : expr.instrs()) {
      apply(instr, stack, globals, expr);
    }
    if (stack.size() != 1 || !stack.get(0).equals(expected)) {
      throw new ValidationException(
          "type mismatch: a constant expression of type " + expected + " is wanted", expr.offset());
    }
  }

  private void apply(Instr instr, List<ValType> stack, int globals, ConstExpr expr) {
    switch (instr) {
      case Instr.I32Const _ -> stack.add(ValType.I32);
      case Instr.I64Const _ -> stack.add(ValType.I64);
      case Instr.F32Const _ -> stack.add(ValType.F32);
      case Instr.F64Const _ -> stack.add(ValType.F64);
      case Instr.V128Const _ -> {
        if (!features.contains(Feature.SIMD)) {
          throw notConstant(expr);
        }
        stack.add(ValType.V128);
      }
      case Instr.OfHeapType nothing -> stack.add(new RefType(true, nothing.type()));
      case Instr.Index index -> {
        switch (index.op()) {
          case GLOBAL_GET -> stack.add(global(index.index(), globals, expr));
          case REF_FUNC -> {
            if (index.index() >= context.funcCount()) {
              throw new ValidationException("unknown function " + index.index(), expr.offset());
            }
            stack.add(ValType.FUNCREF);
          }
          default -> throw notConstant(expr);
        }
      }
      case Instr.Plain plain -> {
        var type =
            switch (plain.op()) {
              case I32_ADD, I32_SUB, I32_MUL -> ValType.I32;
              case I64_ADD, I64_SUB, I64_MUL -> ValType.I64;
              default -> throw notConstant(expr);
            };
        if (!features.contains(Feature.EXTENDED_CONST)) {
          throw notConstant(expr);
        }
        pop(stack, type, expr);
        pop(stack, type, expr);
        stack.add(type);
      }
      default -> throw notConstant(expr);
    }
  }

  private static void pop(List<ValType> stack, ValType type, ConstExpr expr) {
    if (stack.isEmpty() || !stack.remove(stack.size() - 1).equals(type)) {
      throw new ValidationException("type mismatch in a constant expression", expr.offset());
    }
  }

  private ValType global(int index, int globals, ConstExpr expr) {
    if (index >= globals) {
      throw new ValidationException("unknown global " + index, expr.offset());
    }
    var global = context.global(index);
    if (global.mutable()) {
      throw notConstant(expr);
    }
    return global.type();
  }

  private static ValidationException notConstant(ConstExpr expr) {
    return new ValidationException("constant expression required", expr.offset());
  }
}
