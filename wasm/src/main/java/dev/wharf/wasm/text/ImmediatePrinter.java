package dev.wharf.wasm.text;

import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.Opcode;

/** Prints what follows an instruction's name, where it is indices and constants. */
final class ImmediatePrinter {
  private final PrintOut out;
  private final PrintScope scope;
  private final TypePrinter types;

  ImmediatePrinter(PrintOut out, PrintScope scope, TypePrinter types) {
    this.out = out;
    this.scope = scope;
    this.types = types;
  }

  void print(Opcode op, InstrDecoder in) {
    switch (op.shape()) {
      case FUNC -> use(scope.funcs, in.immediate());
      case GLOBAL -> use(scope.globals, in.immediate());
      case TAG -> use(scope.tags, in.immediate());
      case DATA -> use(scope.data, in.immediate());
      case ELEM -> use(scope.elements, in.immediate());
      case TYPE -> use(scope.types, in.immediate());
      // Tables and memories are told when they are not the first.
      case TABLE -> other(scope.tables, in.immediate());
      case MEMORY -> other(scope.memories, in.immediate());
      case TABLE_TABLE -> both(scope.tables, in);
      case MEMORY_MEMORY -> both(scope.memories, in);
      case DATA_MEMORY -> {
        other(scope.memories, in.immediate2());
        use(scope.data, in.immediate());
      }
      case ELEM_TABLE -> {
        other(scope.tables, in.immediate2());
        use(scope.elements, in.immediate());
      }
      case CALL_INDIRECT -> {
        other(scope.tables, in.immediate2());
        if (scope.types.has(in.immediate())) {
          types.typeUse(in.immediate());
        } else {
          types.typeUseWithSignature(in.immediate());
        }
      }
      case TYPE_TYPE -> {
        use(scope.types, in.immediate());
        use(scope.types, in.immediate2());
      }
      case TYPE_DATA -> {
        use(scope.types, in.immediate());
        use(scope.data, in.immediate2());
      }
      case TYPE_ELEM -> {
        use(scope.types, in.immediate());
        use(scope.elements, in.immediate2());
      }
      case TYPE_COUNT -> {
        use(scope.types, in.immediate());
        out.text(" ").number(in.immediate2());
      }
      case TYPE_FIELD -> field(in);
      case TYPES -> types(in);
      case LANE -> out.text(" ").number(in.lane());
      case LANES -> lanes(in);
      case V128_CONST -> {
        out.text(" i32x4");
        word(in.value());
        word(in.value() >>> 32);
        word(in.high());
        word(in.high() >>> 32);
      }
      case I32_CONST, I64_CONST -> out.text(" ").signed(in.value());
      case F32_CONST -> out.text(" ").text(FloatText.f32((int) in.value()));
      case F64_CONST -> out.text(" ").text(FloatText.f64(in.value()));
      case NONE,
          BLOCK,
          TRY_TABLE,
          LABEL,
          LABEL_TABLE,
          LOCAL,
          MEMARG,
          MEMARG_LANE,
          HEAP_TYPE,
          BR_ON_CAST,
          FENCE ->
          throw new IllegalStateException(op + " is printed elsewhere");
    }
  }

  private void use(Ids ids, int index) {
    out.text(" ");
    ids.use(out, index);
  }

  private void other(Ids ids, int index) {
    if (index != 0) {
      use(ids, index);
    }
  }

  private void both(Ids ids, InstrDecoder in) {
    if (in.immediate() != 0 || in.immediate2() != 0) {
      use(ids, in.immediate());
      use(ids, in.immediate2());
    }
  }

  private void field(InstrDecoder in) {
    use(scope.types, in.immediate());
    var names = scope.fields(in.immediate());
    if (names.isPresent()) {
      use(names.get(), in.immediate2());
    } else {
      out.text(" ").number(in.immediate2());
    }
  }

  private void types(InstrDecoder in) {
    if (in.types().isEmpty()) {
      out.text(" (result)");
    } else {
      types.list("result", in.types());
    }
  }

  private void lanes(InstrDecoder in) {
    for (int i = 0; i < 16; i++) {
      long half = i < 8 ? in.value() : in.high();
      out.text(" ").number((int) (half >>> i % 8 * 8) & 0xFF);
    }
  }

  private void word(long bits) {
    var hex = Integer.toHexString((int) bits);
    out.text(" 0x").text("0".repeat(8 - hex.length())).text(hex);
  }
}
