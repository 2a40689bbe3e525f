package dev.wharf.wasm.text;

import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.instr.CatchClause;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.MemArg;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what follows an instruction's name, by its shape. Spec: text/instructions. */
final class ImmediateParser {
  private final TokenReader in;
  private final ModuleScope scope;
  private final NameScope locals;
  private final LabelScope labels;
  private final TypeParser types;
  private final VectorParser vectors;

  ImmediateParser(TokenReader in, ModuleScope scope, NameScope locals, LabelScope labels) {
    this.in = in;
    this.scope = scope;
    this.locals = locals;
    this.labels = labels;
    this.types = new TypeParser(in, scope);
    this.vectors = new VectorParser(in);
  }

  Instr read(Opcode op, Token at) {
    return switch (op.shape()) {
      case NONE -> op == Opcode.SELECT ? select() : op.plain();
      case BLOCK -> new Instr.Block(op, blockType());
      case TRY_TABLE -> new Instr.TryTable(op, blockType(), catches());
      case LABEL -> new Instr.Branch(op, labels.index(in));
      case LABEL_TABLE -> branchTable(op);
      case FUNC -> new Instr.Index(op, scope.funcs.index(in));
      case CALL_INDIRECT -> {
        int table = orZero(scope.tables);
        yield new Instr.CallIndirect(op, types.typeUse(Optional.empty()).index(), table);
      }
      case LOCAL -> new Instr.Index(op, locals.index(in));
      case GLOBAL -> new Instr.Index(op, scope.globals.index(in));
      case TABLE -> new Instr.Index(op, orZero(scope.tables));
      case TABLE_TABLE -> both(op, scope.tables);
      case MEMORY -> new Instr.Index(op, orZero(scope.memories));
      case MEMORY_MEMORY -> both(op, scope.memories);
      case MEMARG -> new Instr.Memory(op, memArg(op, orZero(scope.memories)));
      case DATA -> new Instr.Index(op, scope.data.index(in));
      case DATA_MEMORY -> segment(op, scope.memories, scope.data);
      case ELEM -> new Instr.Index(op, scope.elements.index(in));
      case ELEM_TABLE -> segment(op, scope.tables, scope.elements);
      case TAG -> new Instr.Index(op, scope.tags.index(in));
      case TYPES -> throw new IllegalStateException("select is read by its short form: " + at);
      case TYPE -> new Instr.Index(op, scope.types.index(in));
      case TYPE_TYPE -> pair(op, scope.types, scope.types);
      case TYPE_DATA -> pair(op, scope.types, scope.data);
      case TYPE_ELEM -> pair(op, scope.types, scope.elements);
      case TYPE_COUNT -> {
        int type = scope.types.index(in);
        yield new Instr.IndexPair(op, type, (int) in.unsigned(32));
      }
      case LANE -> new Instr.Lane(op, vectors.lane());
      case MEMARG_LANE -> {
        var arg = memArg(op, laneMemory());
        yield new Instr.MemoryLane(op, arg, vectors.lane());
      }
      case FENCE -> op.plain();
      case TYPE_FIELD -> {
        int type = scope.types.index(in);
        yield new Instr.IndexPair(op, type, scope.fieldsOf(type).index(in));
      }
      case BR_ON_CAST -> {
        int label = labels.index(in);
        var from = types.refType();
        yield new Instr.BranchOnCast(op, label, from, types.refType());
      }
      case LANES -> vectors.shuffle(op);
      case V128_CONST -> {
        var value = vectors.constant();
        yield new Instr.V128Const(op, value.low(), value.high());
      }
      case HEAP_TYPE -> heapType(op);
      case I32_CONST -> new Instr.I32Const(op, (int) in.integer(32));
      case I64_CONST -> new Instr.I64Const(op, in.integer(64));
      case F32_CONST -> new Instr.F32Const(op, in.f32());
      case F64_CONST -> new Instr.F64Const(op, in.f64());
    };
  }

  /** A test or a cast says by its opcode whether null passes. */
  private Instr heapType(Opcode op) {
    if (op == Opcode.REF_NULL) {
      return new Instr.OfHeapType(op, types.heapType());
    }
    var type = types.refType();
    var exact =
        switch (op) {
          case REF_TEST -> type.nullable() ? Opcode.REF_TEST_NULL : op;
          case REF_CAST -> type.nullable() ? Opcode.REF_CAST_NULL : op;
          default -> throw new IllegalStateException(op + " has no reference type");
        };
    return new Instr.OfHeapType(exact, type.heap());
  }

  private Instr select() {
    if (!in.atForm("result")) {
      return Opcode.SELECT.plain();
    }
    List<ValType> results = types.results();
    return new Instr.Select(Opcode.SELECT_T, results);
  }

  private BlockType blockType() {
    boolean explicit = in.atForm("type");
    int position = in.position();
    if (!explicit) {
      FuncType inline = types.signature(Optional.empty());
      if (inline.params().isEmpty() && inline.results().size() < 2) {
        return inline.results().isEmpty()
            ? BlockType.EMPTY
            : new BlockType.Value(inline.results().getFirst());
      }
      in.seek(position);
    }
    return new BlockType.Indexed(types.typeUse(Optional.empty()).index());
  }

  private List<CatchClause> catches() {
    List<CatchClause> catches = new ArrayList<>();
    while (true) {
      if (in.enter("catch")) {
        catches.add(new CatchClause.Catch(scope.tags.index(in), labels.index(in)));
      } else if (in.enter("catch_ref")) {
        catches.add(new CatchClause.CatchRef(scope.tags.index(in), labels.index(in)));
      } else if (in.enter("catch_all")) {
        catches.add(new CatchClause.CatchAll(labels.index(in)));
      } else if (in.enter("catch_all_ref")) {
        catches.add(new CatchClause.CatchAllRef(labels.index(in)));
      } else {
        return catches;
      }
      in.close();
    }
  }

  private Instr branchTable(Opcode op) {
    List<Integer> targets = new ArrayList<>();
    do {
      targets.add(labels.index(in));
    } while (NameScope.isNext(in));
    int defaultLabel = targets.removeLast();
    return new Instr.BranchTable(
        op, targets.stream().mapToInt(Integer::intValue).toArray(), defaultLabel);
  }

  private int orZero(NameScope indices) {
    return NameScope.isNext(in) ? indices.index(in) : 0;
  }

  private Instr pair(Opcode op, NameScope first, NameScope second) {
    int index = first.index(in);
    return new Instr.IndexPair(op, index, second.index(in));
  }

  /** Destination and source: both or neither. */
  private Instr both(Opcode op, NameScope indices) {
    if (!NameScope.isNext(in)) {
      return new Instr.IndexPair(op, 0, 0);
    }
    int destination = indices.index(in);
    return new Instr.IndexPair(op, destination, indices.index(in));
  }

  /** An optional target, then the segment; the binary format has them the other way round. */
  private Instr segment(Opcode op, NameScope targets, NameScope segments) {
    var second = in.peek(1);
    boolean withTarget = second.is(Token.Kind.ID) || second.is(Token.Kind.INTEGER);
    int target = withTarget ? targets.index(in) : 0;
    return new Instr.IndexPair(op, segments.index(in), target);
  }

  /** With the number of a lane behind it, a single number is this one. */
  private int laneMemory() {
    var second = in.peek(1);
    boolean named =
        in.at(Token.Kind.ID)
            || second.is(Token.Kind.INTEGER)
            || isAssignment(second, "offset=")
            || isAssignment(second, "align=");
    return named ? orZero(scope.memories) : 0;
  }

  private MemArg memArg(Opcode op, int memory) {
    long offset = 0;
    int align = op.naturalAlignment();
    if (atAssignment("offset=")) {
      offset = assigned("offset=");
    }
    if (atAssignment("align=")) {
      var token = in.peek();
      long bytes = assigned("align=");
      if (Long.bitCount(bytes) != 1) {
        throw TokenReader.error("alignment must be a power of two, not " + bytes, token);
      }
      align = Long.numberOfTrailingZeros(bytes);
    }
    return new MemArg(align, offset, memory);
  }

  private boolean atAssignment(String prefix) {
    return isAssignment(in.peek(), prefix);
  }

  private static boolean isAssignment(Token token, String prefix) {
    return token.is(Token.Kind.KEYWORD)
        && token.text().startsWith(prefix)
        && Mnemonics.contains(token.text());
  }

  private long assigned(String prefix) {
    var token = in.next();
    return IntLiteral.parse(token.text().substring(prefix.length()), 64)
        .orElseThrow(() -> TokenReader.error("i64 constant out of range: " + token, token));
  }
}
