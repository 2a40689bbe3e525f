package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.instr.Shape;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.type.ValType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Checks function bodies, one after the other; hot. Instructions of fixed type go by a table made
 * of {@link Opcode#signature}, the others by a case each. Spec: valid/instructions; appendix,
 * validation algorithm.
 */
final class CodeValidator {
  private final ModuleContext context;
  private final TypeCodes codes;
  private final boolean[] enabled = new boolean[Opcode.values().length];
  private final LocalInits inits = new LocalInits();
  private final ControlStack stack;
  private final IndexChecks indices;
  private final ControlRules control;
  private final ReferenceRules references;
  private final AggregateRules aggregates;
  private int[] locals = {};
  private int localCount;

  CodeValidator(ModuleContext context, Set<Feature> features, CallGraph calls) {
    this.context = context;
    this.codes = context.codes();
    this.stack = new ControlStack(codes, inits);
    this.indices = new IndexChecks(context, stack);
    this.control = new ControlRules(context, stack, indices, calls, features);
    this.references = new ReferenceRules(codes, stack);
    this.aggregates = new AggregateRules(codes, stack, indices);
    for (var op : Opcode.values()) {
      enabled[op.ordinal()] = op.feature() == Feature.MVP || features.contains(op.feature());
    }
  }

  void validate(int funcIndex, Function function) {
    setLocals(codes.params(context.funcTypeIndex(funcIndex)), function);
    control.enter(funcIndex);
    var body = function.body();
    var instr = new InstrDecoder(body.bytes(), body.start(), body.end());
    while (stack.depth() > 0) {
      if (!instr.hasNext()) {
        throw new MalformedException(missingEnd(body), body.end());
      }
      stack.at(instr.position());
      check(instr.advance(), instr);
    }
    if (instr.hasNext()) {
      throw new MalformedException("operators remaining after end of function", instr.position());
    }
  }

  /** An {@code end} right behind the body may be the one that is missing. */
  private static String missingEnd(CodeRange body) {
    return body.end() < body.bytes().length && body.bytes()[body.end()] == Opcode.END.code()
        ? "section size mismatch: a function ends behind its section"
        : "unexpected end of section or function: END opcode expected";
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
    inits.reset();
    for (var group : function.locals()) {
      int code = codes.of(group.type());
      Arrays.fill(locals, next, next + group.count(), code);
      if (!TypeCode.hasDefault(code)) {
        inits.declare(next, next + group.count());
      }
      next += group.count();
    }
  }

  private void check(Opcode op, InstrDecoder instr) {
    if (!enabled[op.ordinal()]) {
      throw new MalformedException(
          "illegal opcode: " + op.mnemonic() + " needs " + op.feature() + ", which is not enabled",
          stack.offset());
    }
    int signature = PackedSignature.of(op);
    if (signature != PackedSignature.CONTEXTUAL) {
      stack.apply(op.shape() == Shape.NONE ? signature : indices.check(op, instr));
      return;
    }
    switch (op.group()) {
      case VARIABLE -> variable(op, instr);
      case CONTROL -> control.check(op, instr);
      case TABLE -> table(op, instr.immediate());
      case REFERENCE -> {
        switch (op.shape()) {
          case HEAP_TYPE -> references.check(op, instr.heapType());
          case FUNC -> functionReference(instr.immediate());
          default -> references.check(op);
        }
      }
      case AGGREGATE -> aggregates.check(op, instr.immediate(), instr.immediate2());
      case MEMORY, NUMERIC, CONVERSION, VECTOR, ATOMIC ->
          throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }

  private void variable(Opcode op, InstrDecoder instr) {
    switch (op) {
      case LOCAL_GET -> {
        stack.push(local(instr.immediate()));
        if (inits.isUnset(instr.immediate())) {
          throw stack.error("uninitialized local " + instr.immediate());
        }
      }
      case LOCAL_SET -> {
        stack.pop(local(instr.immediate()));
        inits.set(instr.immediate());
      }
      case LOCAL_TEE -> {
        stack.pop(local(instr.immediate()));
        stack.push(local(instr.immediate()));
        inits.set(instr.immediate());
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

  private void table(Opcode op, int table) {
    int element = indices.table(table);
    int address = indices.tableAddress(table);
    switch (op) {
      case TABLE_GET -> {
        stack.pop(address);
        stack.push(element);
      }
      case TABLE_SET -> {
        stack.pop(element);
        stack.pop(address);
      }
      case TABLE_GROW -> {
        stack.pop(address);
        stack.pop(element);
        stack.push(address);
      }
      case TABLE_FILL -> {
        stack.pop(address);
        stack.pop(element);
        stack.pop(address);
      }
      default -> throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }

  private void functionReference(int funcIndex) {
    if (!context.isDeclared(indices.func(funcIndex))) {
      throw stack.error("undeclared function reference " + funcIndex);
    }
    control.functionValue(funcIndex);
    stack.push(codes.reference(context.funcTypeIndex(funcIndex), false));
  }
}
