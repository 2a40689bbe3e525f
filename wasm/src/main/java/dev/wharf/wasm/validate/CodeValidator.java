package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.instr.Shape;
import dev.wharf.wasm.instr.Signature;
import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Checks function bodies, one after the other; hot. Instructions of fixed type go by a table made
 * of {@link Opcode#signature}, the others by a case each. Spec: valid/instructions; appendix,
 * validation algorithm.
 */
final class CodeValidator {
  private static final int CONTEXTUAL = -1;
  private static final int[] SIGNATURES = signatures();

  private final ModuleContext context;
  private final Set<Feature> features;
  private final boolean[] enabled = new boolean[Opcode.values().length];
  private final ControlStack stack = new ControlStack();
  private final IndexChecks indices;
  private final ControlRules control;
  private int[] locals = {};
  private int localCount;

  CodeValidator(ModuleContext context, Set<Feature> features, CallGraph calls) {
    this.context = context;
    this.features = features;
    this.indices = new IndexChecks(context, stack);
    this.control = new ControlRules(context, stack, indices, calls, features);
    for (var op : Opcode.values()) {
      enabled[op.ordinal()] = op.feature() == Feature.MVP || features.contains(op.feature());
    }
  }

  /** By opcode, in the form of {@link ControlStack#apply}. */
  private static int[] signatures() {
    var signatures = new int[Opcode.values().length];
    for (var op : Opcode.values()) {
      signatures[op.ordinal()] =
          op.signature() == Signature.CONTEXTUAL ? CONTEXTUAL : packed(op.signature());
    }
    return signatures;
  }

  private static int packed(Signature signature) {
    return packed(signature.params()) << 4 | packed(signature.results());
  }

  private static int packed(List<ValType> types) {
    int packed = 0;
    for (var type : types) {
      packed = packed << 4 | TypeCode.of(type, EnumSet.allOf(Feature.class)) + 1;
    }
    return packed;
  }

  void validate(int funcIndex, Function function) {
    setLocals(context.paramCodes(context.funcTypeIndex(funcIndex)), function);
    control.enter(funcIndex);
    var body = function.body();
    var instr = new InstrDecoder(body.bytes(), body.start(), body.end());
    while (stack.depth() > 0) {
      if (!instr.hasNext()) {
        throw new MalformedException(
            "unexpected end of section or function: END opcode expected", body.end());
      }
      stack.at(instr.position());
      check(instr.advance(), instr);
    }
    if (instr.hasNext()) {
      throw new MalformedException("operators remaining after end of function", instr.position());
    }
  }

  private void setLocals(int[] params, Function function) {
    long count = params.length;
    for (var group : function.locals()) {
      count += Integer.toUnsignedLong(group.count());
    }
    if (count > Limits.LOCALS) {
      throw new ValidationException(
          "too many locals: " + count + " > " + Limits.LOCALS, function.body().start());
    }
    localCount = (int) count;
    if (locals.length < localCount) {
      locals = new int[localCount];
    }
    System.arraycopy(params, 0, locals, 0, params.length);
    int next = params.length;
    for (var group : function.locals()) {
      Arrays.fill(locals, next, next + group.count(), TypeCode.of(group.type(), features));
      next += group.count();
    }
  }

  private void check(Opcode op, InstrDecoder instr) {
    if (!enabled[op.ordinal()]) {
      throw new MalformedException(
          "illegal opcode: " + op.mnemonic() + " needs " + op.feature() + ", which is not enabled",
          stack.offset());
    }
    int signature = SIGNATURES[op.ordinal()];
    if (signature != CONTEXTUAL) {
      if (op.shape() != Shape.NONE) {
        indices.check(op, instr);
      }
      stack.apply(signature);
      return;
    }
    switch (op.group()) {
      case VARIABLE -> variable(op, instr);
      case CONTROL -> control.check(op, instr);
      case TABLE -> table(op, indices.table(instr.immediate()));
      case REFERENCE -> reference(op, instr);
      case MEMORY, NUMERIC, CONVERSION ->
          throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }

  private void variable(Opcode op, InstrDecoder instr) {
    switch (op) {
      case LOCAL_GET -> stack.push(local(instr.immediate()));
      case LOCAL_SET -> stack.pop(local(instr.immediate()));
      case LOCAL_TEE -> {
        stack.pop(local(instr.immediate()));
        stack.push(local(instr.immediate()));
      }
      case GLOBAL_GET -> stack.push(indices.global(instr.immediate()));
      case GLOBAL_SET -> {
        int type = indices.global(instr.immediate());
        if (!context.global(instr.immediate()).mutable()) {
          throw stack.error("immutable global " + instr.immediate() + " cannot be set");
        }
        stack.pop(type);
      }
      case DROP -> stack.pop();
      case SELECT -> untypedSelect();
      case SELECT_T -> typedSelect(instr.types());
      default -> throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }

  private int local(int index) {
    if (index >= localCount) {
      throw stack.error("unknown local " + index);
    }
    return locals[index];
  }

  private void untypedSelect() {
    stack.pop(TypeCode.I32);
    int second = stack.pop();
    int first = stack.pop();
    if (TypeCode.isReference(first) || TypeCode.isReference(second)) {
      throw stack.error("type mismatch: select of references needs a type");
    }
    if (first != second && first != TypeCode.UNKNOWN && second != TypeCode.UNKNOWN) {
      throw stack.error("type mismatch: select between different types");
    }
    stack.push(first == TypeCode.UNKNOWN ? second : first);
  }

  private void typedSelect(List<ValType> types) {
    if (types.size() != 1) {
      throw stack.error("invalid result arity: select takes one type");
    }
    int type = control.code(types.get(0));
    stack.pop(TypeCode.I32);
    stack.pop(type);
    stack.pop(type);
    stack.push(type);
  }

  private void table(Opcode op, int element) {
    switch (op) {
      case TABLE_GET -> {
        stack.pop(TypeCode.I32);
        stack.push(element);
      }
      case TABLE_SET -> {
        stack.pop(element);
        stack.pop(TypeCode.I32);
      }
      case TABLE_GROW -> {
        stack.pop(TypeCode.I32);
        stack.pop(element);
        stack.push(TypeCode.I32);
      }
      case TABLE_FILL -> {
        stack.pop(TypeCode.I32);
        stack.pop(element);
        stack.pop(TypeCode.I32);
      }
      default -> throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }

  private void reference(Opcode op, InstrDecoder instr) {
    switch (op) {
      case REF_NULL -> stack.push(control.code(new RefType(true, instr.heapType())));
      case REF_FUNC -> {
        if (!context.isDeclared(indices.func(instr.immediate()))) {
          throw stack.error("undeclared function reference " + instr.immediate());
        }
        control.functionValue(instr.immediate());
        stack.push(TypeCode.FUNC);
      }
      case REF_IS_NULL -> {
        int type = stack.pop();
        if (type != TypeCode.UNKNOWN && !TypeCode.isReference(type)) {
          throw stack.error("type mismatch: ref.is_null needs a reference");
        }
        stack.push(TypeCode.I32);
      }
      default -> throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }
}
