package dev.wharf.runtime.value;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A component value of any type, for callers that learn types only at run time. It does not carry
 * its type: a {@link ListVal.Ints} may be a {@code list<u32>} as well as a {@code list<s32>}.
 * Constructors refuse numbers out of the range of their WIT type with {@link
 * IllegalArgumentException}.
 */
public sealed interface Val
    permits Val.Bool,
        Val.S8,
        Val.U8,
        Val.S16,
        Val.U16,
        Val.S32,
        Val.U32,
        Val.S64,
        Val.U64,
        Val.F32,
        Val.F64,
        Val.Char,
        Val.Str,
        Val.Record,
        Val.Tuple,
        Val.Variant,
        Val.Enum,
        Val.Option,
        Val.Result,
        Val.Flags,
        Val.Own,
        Val.Borrow,
        Val.Stream,
        Val.Future,
        Val.ErrorContext,
        ListVal {
  /** {@code bool}. */
  record Bool(boolean value) implements Val {}

  /** {@code s8}. */
  record S8(byte value) implements Val {}

  /** {@code u8}: 0 to 255. */
  record U8(int value) implements Val {
    public U8 {
      requireRange(value, 0xFF, "u8");
    }
  }

  /** {@code s16}. */
  record S16(short value) implements Val {}

  /** {@code u16}: 0 to 65535. */
  record U16(int value) implements Val {
    public U16 {
      requireRange(value, 0xFFFF, "u16");
    }
  }

  /** {@code s32}. */
  record S32(int value) implements Val {}

  /** {@code u32}: 0 to 2^32-1. */
  record U32(long value) implements Val {
    public U32 {
      requireRange(value, 0xFFFF_FFFFL, "u32");
    }
  }

  /** {@code s64}. */
  record S64(long value) implements Val {}

  /** {@code u64}: all 64 bits are magnitude. */
  record U64(@Unsigned long value) implements Val {}

  /** {@code f32}. */
  record F32(float value) implements Val {}

  /** {@code f64}. */
  record F64(double value) implements Val {}

  /** {@code char}: a Unicode scalar value, so no surrogate. */
  record Char(int codePoint) implements Val {
    public Char {
      if (!Character.isValidCodePoint(codePoint)
          || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException(
            "not a Unicode scalar value: 0x" + Integer.toHexString(codePoint));
      }
    }
  }

  /** {@code string}. */
  record Str(String value) implements Val {}

  /** {@code record}: every field in the order of the type. */
  record Record(List<Field> fields) implements Val {
    public Record {
      fields = List.copyOf(fields);
    }
  }

  /** One field of a record, by its WIT name. */
  record Field(String name, Val value) {}

  /** {@code tuple}. */
  record Tuple(List<Val> fields) implements Val {
    public Tuple {
      fields = List.copyOf(fields);
    }
  }

  /** {@code variant}: the chosen case, by its WIT name. */
  record Variant(String label, Optional<Val> payload) implements Val {}

  /** {@code enum}. */
  record Enum(String label) implements Val {}

  /** {@code option}. */
  record Option(Optional<Val> value) implements Val {}

  /** {@code result}: {@code ok} or {@code err}, each perhaps without payload. */
  record Result(boolean isOk, Optional<Val> payload) implements Val {
    public static Result ok(Val payload) {
      return new Result(true, Optional.of(payload));
    }

    public static Result err(Val payload) {
      return new Result(false, Optional.of(payload));
    }
  }

  /** {@code flags}: the labels that are set, in any order. */
  record Flags(Set<String> labels) implements Val {
    public Flags {
      labels = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(labels));
    }
  }

  /**
   * {@code own}: a resource whose ownership moves with the value. The object is the host's own
   * object, or what stands for a guest's resource: that is {@link AutoCloseable}, and to be closed
   * if it is not given away.
   */
  record Own(Object resource) implements Val {}

  /** {@code borrow}: a resource that is lent for the length of the call. */
  record Borrow(Object resource) implements Val {}

  /**
   * {@code stream}: the end to read from, which moves with the value. A {@link StreamReader} whose
   * elements are {@code Val}s, of {@code stream<u8>} a {@link ByteStreamReader}; any reader of the
   * host may be given.
   */
  record Stream(Object readable) implements Val {}

  /**
   * {@code future}: the end to read from, which moves with the value. A {@link FutureReader} of a
   * {@code Val}.
   */
  record Future(Object readable) implements Val {}

  /** {@code error-context}: what there is to say for debugging. */
  record ErrorContext(String debugMessage) implements Val {}

  private static void requireRange(long value, long max, String type) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException("not a " + type + ": " + value);
    }
  }
}
