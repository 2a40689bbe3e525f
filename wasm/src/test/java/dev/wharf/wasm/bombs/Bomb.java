package dev.wharf.wasm.bombs;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Small inputs that ask for much work. Each says what is made of it: {@code valid}, or how the
 * refusal begins.
 */
enum Bomb {
  BLOCKS_UP_TO_THE_LIMIT("valid") {
    @Override
    byte[] bytes() {
      return oneFunction(nested(99_999));
    }
  },
  BLOCKS_TOO_DEEP("blocks nest too deeply") {
    @Override
    byte[] bytes() {
      return oneFunction(nested(1_000_000));
    }
  },
  MANY_LOCALS_OF_MANY_FUNCTIONS("valid", "too many locals to print") {
    @Override
    byte[] bytes() {
      var body = new Bytes().u8(1).u32(50_000).u8(0x7E, END);
      return functions(20_000, body);
    }
  },
  A_MILLION_FUNCTIONS("valid") {
    @Override
    byte[] bytes() {
      return functions(1_000_000, new Bytes().u8(0, END));
    }
  },
  TOO_MANY_LOCALS("too many locals") {
    @Override
    byte[] bytes() {
      return functions(1, new Bytes().u8(1).u32(-1).u8(0x7E, END));
    }
  },
  BRANCH_TABLE_OF_A_MILLION("br_table has too many targets") {
    @Override
    byte[] bytes() {
      return oneFunction(branchTable(1_000_000).u8(END));
    }
  },
  BRANCH_TABLES_UP_TO_THE_LIMIT("valid") {
    @Override
    byte[] bytes() {
      return oneFunction(new Bytes().times(110, branchTable(65_520)).u8(END));
    }
  },
  /** Each target asks for as many operands as a function may have. */
  BRANCH_TABLES_OF_MANY_OPERANDS("valid") {
    @Override
    byte[] bytes() {
      var types = new Bytes().u8(2).all(func(0, 0)).all(func(0, 1_000));
      var body =
          new Bytes()
              .u8(0, 0x02, 1, 0x00)
              .times(110, branchTable(65_520))
              .u8(END)
              .times(1_000, new Bytes().u8(0x1A))
              .u8(END);
      return module(types, body);
    }
  },
  CALLS_OF_MANY_OPERANDS("too many operands are checked") {
    @Override
    byte[] bytes() {
      var types = new Bytes().u8(1).all(func(1_000, 1_000));
      var body =
          new Bytes()
              .u8(0)
              .times(1_000, new Bytes().u8(0x41, 0))
              .times(3_800_000, new Bytes().u8(0x10, 0))
              .u8(0x00, END);
      return module(types, body);
    }
  },
  LARGEST_MEMORY("valid") {
    @Override
    byte[] bytes() {
      return new Bytes().section(5, new Bytes().u8(1, 0).u32(65_536)).module();
    }
  },
  MEMORY_BEYOND_32_BITS("memory size must be at most 65536 pages") {
    @Override
    byte[] bytes() {
      return new Bytes().section(5, new Bytes().u8(1, 0).u32(65_537)).module();
    }
  },
  GROUP_OF_A_MILLION_TYPES("valid") {
    @Override
    byte[] bytes() {
      return types(
          1, new Bytes().u8(0x4E).u32(1_000_000).times(1_000_000, new Bytes().u8(0x5F, 0)));
    }
  },
  GROUP_TOO_LARGE("too many types") {
    @Override
    byte[] bytes() {
      return types(
          1, new Bytes().u8(0x4E).u32(1_000_001).times(1_000_001, new Bytes().u8(0x5F, 0)));
    }
  },
  /** Counted over all groups. */
  TOO_MANY_TYPES_IN_GROUPS("too many types") {
    @Override
    byte[] bytes() {
      var group = new Bytes().u8(0x4E).u32(100_000).times(100_000, new Bytes().u8(0x5F, 0));
      return types(11, new Bytes().times(11, group));
    }
  },
  CHAIN_OF_SUBTYPES("sub type 64 has too many types above it") {
    @Override
    byte[] bytes() {
      var types = new Bytes().u8(0x50, 0, 0x5F, 0);
      for (int i = 1; i < 100_000; i++) {
        types.u8(0x50, 1).u32(i - 1).u8(0x5F, 0);
      }
      return types(100_000, types);
    }
  },
  STRUCTURES_OF_STRUCTURES("valid") {
    @Override
    byte[] bytes() {
      return types(100_000, towers(1, 100_000));
    }
  },
  /** Equal towers, of which a comparison by value would take twice as long per floor. */
  EQUAL_TOWERS_OF_TYPES("valid") {
    @Override
    byte[] bytes() {
      var types = new Bytes().u32(20_001).all(towers(10, 2_000)).all(func(0, 0));
      // A block of the first tower's top that gives one of the last tower's.
      var body =
          new Bytes()
              .u8(0, 0x02, 0x63)
              .heapType(19_999)
              .u8(0xD0)
              .heapType(1_999)
              .u8(END, 0x1A, END);
      return new Bytes()
          .section(1, types)
          .section(3, new Bytes().u8(1).u32(20_000))
          .section(10, new Bytes().u8(1).sized(body))
          .module();
    }
  },
  /** The text of a type must not spell out what it is made of. */
  MISMATCH_OF_TOWERS("type mismatch") {
    @Override
    byte[] bytes() {
      var types = new Bytes().u32(2_001).all(towers(1, 2_000)).all(func(0, 0));
      var body =
          new Bytes().u8(0, 0x02, 0x63).heapType(1_999).u8(0xD0).heapType(1_998).u8(END, 0x1A, END);
      return new Bytes()
          .section(1, types)
          .section(3, new Bytes().u8(1).u32(2_000))
          .section(10, new Bytes().u8(1).sized(body))
          .module();
    }
  },
  MANY_PARAMETERS_OF_MANY_TYPES("valid") {
    @Override
    byte[] bytes() {
      return types(20_000, new Bytes().times(20_000, func(1_000, 0)));
    }
  },
  A_MILLION_DATA_SEGMENTS("valid") {
    @Override
    byte[] bytes() {
      return new Bytes()
          .section(11, new Bytes().u32(1_000_000).times(1_000_000, new Bytes().u8(1, 0)))
          .module();
    }
  },
  A_MILLION_ELEMENT_SEGMENTS("valid") {
    @Override
    byte[] bytes() {
      return new Bytes()
          .section(9, new Bytes().u32(1_000_000).times(1_000_000, new Bytes().u8(1, 0, 0)))
          .module();
    }
  },
  TEN_MILLION_ELEMENTS("valid") {
    @Override
    byte[] bytes() {
      var elements = new Bytes().u8(1, 1, 0).u32(10_000_000).times(10_000_000, new Bytes().u8(0));
      return new Bytes()
          .section(1, new Bytes().u8(1).all(func(0, 0)))
          .section(3, new Bytes().u8(1, 0))
          .section(9, elements)
          .section(10, new Bytes().u8(1).sized(new Bytes().u8(0, END)))
          .module();
    }
  },
  DEEP_PARENTHESES("unexpected token") {
    @Override
    byte[] bytes() {
      return text("(".repeat(5_000_000));
    }
  },
  DEEP_FOLDED_INSTRUCTIONS("unexpected token") {
    @Override
    byte[] bytes() {
      return text("(module (func (drop " + "(i32.eqz ".repeat(1_000_000));
    }
  },
  DEEP_FOLDED_BLOCKS("valid") {
    @Override
    byte[] bytes() {
      return text("(module (func " + "(block ".repeat(99_000) + ")".repeat(99_000) + "))");
    }
  },
  DEEP_FLAT_BLOCKS("valid") {
    @Override
    byte[] bytes() {
      return text("(module (func " + "block ".repeat(99_000) + "end ".repeat(99_000) + "))");
    }
  },
  DEEP_COMMENTS("unclosed comment") {
    @Override
    byte[] bytes() {
      return text("(;".repeat(5_000_000));
    }
  },
  DEEP_ANNOTATIONS("unclosed annotation") {
    @Override
    byte[] bytes() {
      return text("(@a ".repeat(2_000_000));
    }
  },
  LONG_COMMENT("valid") {
    @Override
    byte[] bytes() {
      return text("(module (;" + " x".repeat(scale(50_000_000)) + ";) )");
    }
  },
  MANY_ANNOTATIONS("valid") {
    @Override
    byte[] bytes() {
      return text("(module " + "(@a b \"c\" 1) ".repeat(scale(7_000_000)) + ")");
    }
  },
  LONG_NAME("name is too long") {
    @Override
    byte[] bytes() {
      return text("(module (func (export \"" + "n".repeat(10_000_000) + "\")))");
    }
  },
  LONG_IDENTIFIER("valid") {
    @Override
    byte[] bytes() {
      return text("(module (func $" + "n".repeat(10_000_000) + "))");
    }
  },
  LONG_INTEGER("i32 constant out of range") {
    @Override
    byte[] bytes() {
      return text("(module (func (drop (i32.const 1" + "0".repeat(10_000_000) + "))))");
    }
  },
  LONG_FRACTION("f64 constant out of range") {
    @Override
    byte[] bytes() {
      return text("(module (func (drop (f64.const 1." + "3".repeat(1_000_000) + "))))");
    }
  },
  LONG_HEXADECIMAL_FRACTION("f64 constant out of range") {
    @Override
    byte[] bytes() {
      return text("(module (func (drop (f64.const 0x1." + "3".repeat(5_000_000) + "))))");
    }
  },
  GREAT_EXPONENT("f64 constant out of range") {
    @Override
    byte[] bytes() {
      return text("(module (func (drop (f64.const 1e999999999))))");
    }
  },
  /** Each is looked for among all that came before. */
  MANY_INLINE_TYPES("valid") {
    @Override
    byte[] bytes() {
      return text("(module " + repeat(60_000, i -> "(func (param" + letters(i) + "))") + ")");
    }
  },
  MANY_IDENTIFIERS("valid") {
    @Override
    byte[] bytes() {
      return text(
          "(module " + repeat(200_000, i -> "(global $g" + i + " i32 (i32.const 0))") + ")");
    }
  };

  private static final int END = 0x0B;
  private final String outcome;
  private final String printed;

  Bomb(String outcome) {
    this(outcome, "");
  }

  Bomb(String outcome, String printed) {
    this.outcome = outcome;
    this.printed = printed;
  }

  abstract byte[] bytes();

  String outcome() {
    return outcome;
  }

  /** How printing it is refused, if it is. */
  String printed() {
    return printed;
  }

  boolean isText() {
    return ordinal() >= DEEP_PARENTHESES.ordinal();
  }

  /** Full size with {@code -Dwharf.bombs=full}, a tenth else. */
  private static int scale(int full) {
    return System.getProperty("wharf.bombs", "").equals("full") ? full : full / 10;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String repeat(int count, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
  }

  private static String letters(int number) {
    var types = new StringBuilder();
    for (int rest = number; rest > 0; rest >>= 2) {
      types.append(new String[] {" i32", " i64", " f32", " f64"}[rest & 3]);
    }
    return types.toString();
  }

  private static Bytes nested(int depth) {
    var block = new Bytes().u8(0x02, 0x40);
    return new Bytes().times(depth, block).times(depth, new Bytes().u8(END)).u8(END);
  }

  private static Bytes branchTable(int targets) {
    return new Bytes().u8(0x41, 0, 0x0E).u32(targets).times(targets + 1, new Bytes().u8(0));
  }

  /** A function type of so many i32. */
  private static Bytes func(int params, int results) {
    var i32 = new Bytes().u8(0x7F);
    return new Bytes().u8(0x60).u32(params).times(params, i32).u32(results).times(results, i32);
  }

  /** Structures with two references each to the one before, in towers that begin anew. */
  private static Bytes towers(int count, int height) {
    var types = new Bytes();
    for (int i = 0; i < count * height; i++) {
      if (i % height == 0) {
        types.u8(0x5F, 0);
      } else {
        types.u8(0x5F, 2, 0x63).heapType(i - 1).u8(0, 0x63).heapType(i - 1).u8(0);
      }
    }
    return types;
  }

  private static byte[] types(int count, Bytes types) {
    return new Bytes().section(1, new Bytes().u32(count).all(types)).module();
  }

  private static byte[] oneFunction(Bytes instrs) {
    return module(new Bytes().u8(1).all(func(0, 0)), new Bytes().u8(0).all(instrs));
  }

  private static byte[] module(Bytes types, Bytes body) {
    return new Bytes()
        .section(1, types)
        .section(3, new Bytes().u8(1, 0))
        .section(10, new Bytes().u8(1).sized(body))
        .module();
  }

  private static byte[] functions(int count, Bytes body) {
    return new Bytes()
        .section(1, new Bytes().u8(1).all(func(0, 0)))
        .section(3, new Bytes().u32(count).times(count, new Bytes().u8(0)))
        .section(10, new Bytes().u32(count).times(count, new Bytes().sized(body)))
        .module();
  }
}
