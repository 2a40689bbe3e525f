package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.instr.CatchClause;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.MemArg;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.instr.Signature;
import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.util.Arrays;
import java.util.Set;

/** Checks function bodies, one after the other. Spec: valid/instructions; appendix, validation algorithm. */
final class CodeValidator {
  private static final int[][] PARAMS = new int[Opcode.values().length][];
  private static final int[][] RESULTS = new int[Opcode.values().length][];

  static {
    for (var op : Opcode.values()) {
      PARAMS[op.ordinal()] = TypeCode.of(op.signature().params());
      RESULTS[op.ordinal()] = TypeCode.of(op.signature().results());
    }
  }

  private final ModuleContext context;
  private final Set<Feature> features;
  private final CallGraph calls;
  private final ControlStack stack = new ControlStack();
  private int[] locals = {};
  private int localCount;
  private int[] results = {};

  CodeValidator(ModuleContext context, Set<Feature> features, CallGraph calls) {
    this.context = context;
    this.features = features;
    this.calls = calls;
  }

  void validate(int funcIndex, Function function) {
    var type = context.funcType(funcIndex);
    calls.enter(funcIndex);
    setLocals(type, function);
    results = TypeCode.of(type.results());
    stack.reset();
    stack.open(Opcode.BLOCK, new int[0], results);
    var body = function.body();
    var decoder = new InstrDecoder(body.bytes(), body.start(), body.end());
    while (stack.depth() > 0) {
      if (!decoder.hasNext()) {
        throw new MalformedException("unexpected end of section or function: END opcode expected", body.end());
      }
      var instr = decoder.next();
      stack.at(decoder.offset());
      check(instr);
    }
    if (decoder.hasNext()) {
      throw new MalformedException("operators remaining after end of function", decoder.position());
    }
  }

  private void setLocals(FuncType type, Function function) {
    localCount = type.params().size();
    for (var group : function.locals()) {
      localCount += group.count();
    }
    if (localCount > Limits.LOCALS) {
      throw new ValidationException(
          "too many locals: " + localCount + " > " + Limits.LOCALS, function.body().start());
    }
    if (locals.length < localCount) {
      locals = new int[localCount];
    }
    int next = 0;
    for (var param : type.params()) {
      locals[next++] = TypeCode.of(param);
    }
    for (var group : function.locals()) {
      Arrays.fill(locals, next, next + group.count(), TypeCode.of(group.type()));
      next += group.count();
    }
  }

  private void check(Instr instr) {
    var op = instr.op();
    if (op.feature() != Feature.MVP && !features.contains(op.feature())) {
      throw new MalformedException(
          "illegal opcode: " + op.mnemonic() + " needs " + op.feature() + ", which is not enabled",
          offsetOf());
    }
    if (op.signature() != Signature.CONTEXTUAL) {
      immediates(instr);
      stack.popAll(PARAMS[op.ordinal()]);
      stack.pushAll(RESULTS[op.ordinal()]);
      return;
    }
    switch (op.group()) {
      case CONTROL -> control(instr);
      case VARIABLE -> variable(instr);
      case TABLE -> table((Instr.Index) instr);
      case REFERENCE -> reference(instr);
      case MEMORY, NUMERIC, CONVERSION ->
          throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }

  private long offsetOf() {
    return stack.error("").offset().orElse(0);
  }

  /** What the operand types don't say: indices and alignment. */
  private void immediates(Instr instr) {
    switch (instr) {
      case Instr.Memory access -> memArg(access.op(), access.arg());
      case Instr.Index index -> {
        switch (index.op()) {
          case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL -> memory(index.index());
          case DATA_DROP -> data(index.index());
          case ELEM_DROP -> elem(index.index());
          case TABLE_SIZE -> tableType(index.index());
          default -> {}
        }
      }
      case Instr.IndexPair pair -> {
        switch (pair.op()) {
          case MEMORY_COPY -> {
            memory(pair.first());
            memory(pair.second());
          }
          case MEMORY_INIT -> {
            memory(pair.second());
            data(pair.first());
          }
          case TABLE_COPY -> {
            int to = tableType(pair.first());
            int from = tableType(pair.second());
            if (from != to) {
              throw stack.error("type mismatch: the tables hold different types");
            }
          }
          default -> {
            int to = tableType(pair.second());
            if (elem(pair.first()) != to) {
              throw stack.error("type mismatch: the segment's type is not the table's");
            }
          }
        }
      }
      default -> {}
    }
  }

  private void memArg(Opcode op, MemArg arg) {
    memory(arg.memory());
    if (arg.align() > naturalAlignment(op)) {
      throw stack.error("alignment must not be larger than natural");
    }
    if (arg.offset() >>> 32 != 0) {
      throw stack.error("offset out of range");
    }
  }

  private static int naturalAlignment(Opcode op) {
    return switch (op) {
      case I32_LOAD8_S, I32_LOAD8_U, I64_LOAD8_S, I64_LOAD8_U, I32_STORE8, I64_STORE8 -> 0;
      case I32_LOAD16_S, I32_LOAD16_U, I64_LOAD16_S, I64_LOAD16_U, I32_STORE16, I64_STORE16 -> 1;
      case I64_LOAD, F64_LOAD, I64_STORE, F64_STORE -> 3;
      default -> 2;
    };
  }

  private void memory(int index) {
    if (index >= context.memoryCount()) {
      throw stack.error("unknown memory " + index);
    }
  }

  private void data(int index) {
    if (context.module().dataCount().isEmpty()) {
      throw new MalformedException("data count section required", offsetOf());
    }
    if (index >= context.module().dataCount().getAsInt()) {
      throw stack.error("unknown data segment " + index);
    }
  }

  private int elem(int index) {
    if (index >= context.module().elements().size()) {
      throw stack.error("unknown elem segment " + index);
    }
    return TypeCode.of(context.module().elements().get(index).type());
  }

  private int tableType(int index) {
    if (index >= context.tableCount()) {
      throw stack.error("unknown table " + index);
    }
    return TypeCode.of(context.table(index).element());
  }

  private void control(Instr instr) {
    switch (instr) {
      case Instr.Block block -> {
        if (block.op() == Opcode.IF) {
          stack.pop(TypeCode.I32);
        }
        open(block.op(), block.type());
      }
      case Instr.TryTable block -> {
        for (var clause : block.catches()) {
          checkCatch(clause);
        }
        open(block.op(), block.type());
      }
      case Instr.Branch branch -> {
        int[] types = stack.labelTypes(branch.label());
        if (branch.op() == Opcode.BR) {
          stack.popAll(types);
          stack.markUnreachable();
        } else {
          stack.pop(TypeCode.I32);
          types = stack.labelTypes(branch.label());
          stack.popAll(types);
          stack.pushAll(types);
        }
      }
      case Instr.BranchTable table -> branchTable(table);
      case Instr.Index index -> indexedControl(index);
      case Instr.CallIndirect call -> callIndirect(call);
      default -> plainControl(instr.op());
    }
  }

  private void plainControl(Opcode op) {
    switch (op) {
      case UNREACHABLE -> stack.markUnreachable();
      case ELSE -> stack.openElse();
      case END -> {
        stack.checkElseNotMissing();
        int[] types = stack.close();
        if (stack.depth() > 0) {
          stack.pushAll(types);
        }
      }
      case RETURN -> {
        stack.popAll(results);
        stack.markUnreachable();
      }
      case THROW_REF -> {
        stack.pop(TypeCode.EXN);
        stack.markUnreachable();
      }
      default -> throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }

  private void indexedControl(Instr.Index index) {
    if (index.op() == Opcode.THROW) {
      stack.popAll(tagParams(index.index()));
      stack.markUnreachable();
      return;
    }
    if (index.index() >= context.funcCount()) {
      throw stack.error("unknown function " + index.index());
    }
    calls.call(index.index());
    applyCall(context.funcType(index.index()), index.op() == Opcode.RETURN_CALL);
  }

  private void callIndirect(Instr.CallIndirect call) {
    if (tableType(call.table()) != TypeCode.FUNC) {
      throw stack.error("type mismatch: call_indirect needs a table of functions");
    }
    calls.callIndirect();
    stack.pop(TypeCode.I32);
    applyCall(type(call.typeIndex()), call.op() == Opcode.RETURN_CALL_INDIRECT);
  }

  private void applyCall(FuncType type, boolean tail) {
    stack.popAll(context.paramCodes(type));
    int[] callResults = context.resultCodes(type);
    if (tail) {
      if (!Arrays.equals(callResults, results)) {
        throw stack.error("type mismatch: a tail call must give the function's results");
      }
      stack.markUnreachable();
    } else {
      stack.pushAll(callResults);
    }
  }

  private void open(Opcode op, BlockType blockType) {
    int[] in = {};
    int[] out = {};
    switch (blockType) {
      case BlockType.Empty _ -> {}
      case BlockType.Value(ValType value) -> out = new int[] {TypeCode.of(value)};
      case BlockType.Indexed(int index) -> {
        var type = type(index);
        in = context.paramCodes(type);
        out = context.resultCodes(type);
      }
    }
    stack.popAll(in);
    stack.open(op, in, out);
  }

  private FuncType type(int index) {
    if (index >= context.module().types().size()) {
      throw stack.error("unknown type " + index);
    }
    return context.module().types().get(index);
  }

  private int[] tagParams(int index) {
    if (index >= context.tagCount()) {
      throw stack.error("unknown tag " + index);
    }
    return context.paramCodes(context.tag(index).type());
  }

  private void checkCatch(CatchClause clause) {
    int[] carried =
        switch (clause) {
          case CatchClause.Catch(int tag, int _) -> tagParams(tag);
          case CatchClause.CatchRef(int tag, int _) -> {
            int[] params = tagParams(tag);
            int[] withRef = Arrays.copyOf(params, params.length + 1);
            withRef[params.length] = TypeCode.EXN;
            yield withRef;
          }
          case CatchClause.CatchAll _ -> new int[0];
          case CatchClause.CatchAllRef _ -> new int[] {TypeCode.EXN};
        };
    if (!Arrays.equals(carried, stack.labelTypes(clause.label()))) {
      throw stack.error("type mismatch: the catch clause does not fit its label");
    }
  }

  private void branchTable(Instr.BranchTable table) {
    if (table.labels().length > Limits.BR_TABLE_TARGETS) {
      throw stack.error("br_table has too many targets: " + table.labels().length);
    }
    stack.pop(TypeCode.I32);
    int[] last = stack.labelTypes(table.defaultLabel());
    int[] checked = {};
    for (int label : table.labels()) {
      int[] types = stack.labelTypes(label);
      if (types.length != last.length) {
        throw stack.error("type mismatch: the targets of br_table take different numbers of values");
      }
      // Most targets carry nothing, and neighbours are often the same.
      if (types.length > 0 && types != checked) {
        stack.peekAll(types);
        checked = types;
      }
    }
    stack.popAll(last);
    stack.markUnreachable();
  }

  private void variable(Instr instr) {
    switch (instr) {
      case Instr.Index index -> {
        switch (index.op()) {
          case LOCAL_GET -> stack.push(local(index.index()));
          case LOCAL_SET -> stack.pop(local(index.index()));
          case LOCAL_TEE -> {
            stack.pop(local(index.index()));
            stack.push(local(index.index()));
          }
          default -> global(index.op(), index.index());
        }
      }
      case Instr.Select select -> {
        if (select.types().size() != 1) {
          throw stack.error("invalid result arity: select takes one type");
        }
        int type = TypeCode.of(select.types().get(0));
        stack.pop(TypeCode.I32);
        stack.pop(type);
        stack.pop(type);
        stack.push(type);
      }
      default -> {
        if (instr.op() == Opcode.DROP) {
          stack.pop();
        } else {
          untypedSelect();
        }
      }
    }
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

  private int local(int index) {
    if (index >= localCount) {
      throw stack.error("unknown local " + index);
    }
    return locals[index];
  }

  private void global(Opcode op, int index) {
    if (index >= context.globalCount()) {
      throw stack.error("unknown global " + index);
    }
    var global = context.global(index);
    int type = TypeCode.of(global.type());
    if (op == Opcode.GLOBAL_GET) {
      stack.push(type);
    } else {
      if (!global.mutable()) {
        throw stack.error("immutable global " + index + " cannot be set");
      }
      stack.pop(type);
    }
  }

  private void table(Instr.Index index) {
    int type = tableType(index.index());
    switch (index.op()) {
      case TABLE_GET -> {
        stack.pop(TypeCode.I32);
        stack.push(type);
      }
      case TABLE_SET -> {
        stack.pop(type);
        stack.pop(TypeCode.I32);
      }
      case TABLE_GROW -> {
        stack.pop(TypeCode.I32);
        stack.pop(type);
        stack.push(TypeCode.I32);
      }
      default -> {
        stack.pop(TypeCode.I32);
        stack.pop(type);
        stack.pop(TypeCode.I32);
      }
    }
  }

  private void reference(Instr instr) {
    switch (instr) {
      case Instr.RefNull nothing ->
          stack.push(TypeCode.of(new dev.wharf.wasm.type.RefType(true, nothing.type())));
      case Instr.Index function -> {
        if (function.index() >= context.funcCount()) {
          throw stack.error("unknown function " + function.index());
        }
        if (!context.isDeclared(function.index())) {
          throw stack.error("undeclared function reference " + function.index());
        }
        stack.push(TypeCode.FUNC);
      }
      default -> {
        int type = stack.pop();
        if (type != TypeCode.UNKNOWN && !TypeCode.isReference(type)) {
          throw stack.error("type mismatch: ref.is_null needs a reference");
        }
        stack.push(TypeCode.I32);
      }
    }
  }
}
