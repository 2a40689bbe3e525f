package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the lanes of vectors before the program runs: where bytes become 16 bits wide,
 * or are masked, lanes have headroom, and sums and products of them need no care for carries.
 * Within straight code only: at each branch and label all is forgotten.
 */
final class LaneBounds {
  /** Of functions without vectors. */
  static final LaneBounds NONE = new LaneBounds(0);

  private static final int MAX_16 = 0xffff;

  /**
   * @param low bits of the low half that may be ones
   * @param high bits of the high half that may be ones
   * @param greatest no i16 lane is greater, unsigned
   * @param constant whether all those bits are ones
   */
  private record Lanes(long low, long high, int greatest, boolean constant) {
    static final Lanes UNKNOWN = new Lanes(-1, -1, MAX_16, false);

    static Lanes upTo(int greatest) {
      if (greatest >= MAX_16) {
        return UNKNOWN;
      }
      int bits = Integer.highestOneBit(greatest) * 2 - 1;
      long half = Math.max(bits, 0) * 0x0001000100010001L;
      return new Lanes(half, half, greatest, false);
    }

    static Lanes of(long low, long high) {
      return new Lanes(low, high, Math.max(greatest(low, 16), greatest(high, 16)), false);
    }

    /** The upper bound of the lanes of a width of 8 or 16 bits. */
    int greatest(int width) {
      return width == 16 ? greatest : Math.max(greatest(low, 8), greatest(high, 8));
    }

    private static int greatest(long half, int width) {
      int greatest = 0;
      for (int shift = 0; shift < 64; shift += width) {
        greatest = Math.max(greatest, (int) (half >>> shift) & (1 << width) - 1);
      }
      return greatest;
    }

    boolean isSplat() {
      return constant && low == high && low == (low & 0xffff) * 0x0001000100010001L;
    }
  }

  /**
   * What an instruction knows of its operands.
   *
   * @param first upper bound of the lanes of its first vector, of the instruction's width
   * @param second of its second vector
   * @param firstIsSplat whether all i16 lanes of the first are one constant
   * @param secondIsSplat whether those of the second are
   * @param count of a shift, -1 if it is not a constant
   * @param pairs what a swizzle makes of two indices below 16, the second times 16 added to the
   *     first; present where its table is a constant
   */
  record Fact(
      int first,
      int second,
      boolean firstIsSplat,
      boolean secondIsSplat,
      int count,
      Optional<String> pairs) {
    static final Fact NONE = new Fact(MAX_16, MAX_16, false, false, -1, Optional.empty());
  }

  private final Map<Integer, Fact> facts = new HashMap<>();
  private final Lanes[] locals;
  private Lanes[] stack = new Lanes[32];
  private int count = -1;

  private LaneBounds(int locals) {
    this.locals = new Lanes[locals];
    Arrays.fill(this.locals, Lanes.UNKNOWN);
    Arrays.fill(stack, Lanes.UNKNOWN);
  }

  static LaneBounds of(BodyCursor cursor, int locals) {
    var bounds = new LaneBounds(locals);
    bounds.walk(cursor);
    return bounds;
  }

  Fact at(int position) {
    return facts.getOrDefault(position, Fact.NONE);
  }

  private void walk(BodyCursor cursor) {
    while (cursor.advance()) {
      var instr = cursor.instr();
      int before = cursor.height();
      var result = result(instr, before, cursor.start());
      cursor.apply();
      if (cursor.depth() == 0) {
        return;
      }
      int after = cursor.height();
      if (after > stack.length) {
        int known = stack.length;
        stack = Arrays.copyOf(stack, 2 * after);
        Arrays.fill(stack, known, stack.length, Lanes.UNKNOWN);
      }
      switch (instr.op().group()) {
        case VARIABLE, NUMERIC, CONVERSION, MEMORY, VECTOR -> {
          if (after > 0 && !VectorForms.keepsTop(instr.op())) {
            stack[after - 1] = result;
          }
        }
        default -> {
          Arrays.fill(stack, 0, after, Lanes.UNKNOWN);
          Arrays.fill(locals, Lanes.UNKNOWN);
        }
      }
      count = instr instanceof Instr.I32Const number ? number.value() : -1;
    }
  }

  private Lanes result(Instr instr, int height, int position) {
    return switch (instr) {
      case Instr.Index(Opcode op, int local) when op == Opcode.LOCAL_GET -> locals[local];
      case Instr.Index(Opcode op, int local)
          when op == Opcode.LOCAL_SET || op == Opcode.LOCAL_TEE -> {
        locals[local] = stack[height - 1];
        yield stack[height - 1];
      }
      case Instr.V128Const number -> {
        var lanes = Lanes.of(number.low(), number.high());
        yield new Lanes(lanes.low(), lanes.high(), lanes.greatest(), true);
      }
      case Instr.Plain(Opcode op) when op.group() == Opcode.Group.VECTOR ->
          computed(op, height, position);
      case Instr.Memory access when access.op() == Opcode.V128_LOAD8X8_U -> Lanes.upTo(0xff);
      default -> Lanes.UNKNOWN;
    };
  }

  private Lanes computed(Opcode op, int height, int position) {
    int operands = op.signature().params().size();
    var a = stack[height - operands];
    var b = stack[height - 1];
    return switch (op) {
      case I16X8_EXTEND_LOW_I8X16_U, I16X8_EXTEND_HIGH_I8X16_U -> Lanes.upTo(0xff);
      case V128_AND -> Lanes.of(a.low & b.low, a.high & b.high);
      case V128_OR, V128_XOR -> Lanes.of(a.low | b.low, a.high | b.high);
      case V128_BITSELECT -> {
        var mask = stack[height - 1];
        b = stack[height - 2];
        yield Lanes.of(a.low & mask.low | b.low, a.high & mask.high | b.high);
      }
      case I16X8_SHL, I16X8_SHR_U -> {
        if (count < 0) {
          yield Lanes.UNKNOWN;
        }
        int by = count & 15;
        facts.put(position, new Fact(a.greatest, 0, a.isSplat(), false, by, Optional.empty()));
        yield Lanes.upTo(op == Opcode.I16X8_SHL ? a.greatest << by : a.greatest >> by);
      }
      case I16X8_ADD -> {
        facts.put(position, fact(a, b, 16));
        yield Lanes.upTo(a.greatest + b.greatest);
      }
      case I16X8_MUL -> {
        facts.put(position, fact(a, b, 16));
        yield Lanes.upTo((int) Math.min((long) a.greatest * b.greatest, MAX_16));
      }
      case I8X16_SUB_SAT_U -> {
        facts.put(position, fact(a, b, 8));
        int subtracted = b.constant ? least(b) : 0;
        int greatest = Math.max(a.greatest(8) - subtracted, 0);
        long half = (Integer.highestOneBit(greatest) * 2 - 1 & 0xff) * 0x0101010101010101L;
        yield greatest == 0 ? Lanes.of(0, 0) : Lanes.of(half, half);
      }
      case I8X16_ADD, I8X16_LT_U, I8X16_GT_U, I8X16_LE_U, I8X16_GE_U -> {
        facts.put(position, fact(a, b, 8));
        yield Lanes.UNKNOWN;
      }
      case I8X16_SWIZZLE, I8X16_RELAXED_SWIZZLE -> {
        var pairs = a.constant ? Optional.of(pairs(a)) : Optional.<String>empty();
        facts.put(position, new Fact(0xff, b.greatest(8), false, false, -1, pairs));
        yield Lanes.UNKNOWN;
      }
      case I8X16_NARROW_I16X8_U -> {
        facts.put(position, fact(a, b, 16));
        yield Lanes.UNKNOWN;
      }
      default -> Lanes.UNKNOWN;
    };
  }

  private static Fact fact(Lanes a, Lanes b, int width) {
    return new Fact(
        a.greatest(width), b.greatest(width), a.isSplat(), b.isSplat(), -1, Optional.empty());
  }

  private static String pairs(Lanes table) {
    var pairs = new StringBuilder(256);
    for (int indices = 0; indices < 256; indices++) {
      pairs.append((char) (entry(table, indices & 15) | entry(table, indices >> 4) << 8));
    }
    return pairs.toString();
  }

  private static int entry(Lanes table, int index) {
    return (int) ((index < 8 ? table.low : table.high) >>> 8 * (index & 7)) & 0xff;
  }

  /** The least byte of a constant. */
  private static int least(Lanes constant) {
    return 0xff - Lanes.of(~constant.low, ~constant.high).greatest(8);
  }
}
