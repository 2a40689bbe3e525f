package dev.wharf.component.abi;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Case;
import dev.wharf.component.type.InterfaceType.Field;
import dev.wharf.component.type.InterfaceType.Primitive;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How values lie in linear memory. Canonical ABI, {@code alignment} and {@code elem_size}. Sizes
 * are in bytes and below 2^28 for every type of a valid component; for others they saturate at
 * {@link #HUGE}.
 */
public final class Layout {
  /** For 32-bit memories. Stateless: walks the type at each question. */
  public static final Layout MEMORY32 = new Layout(PointerType.I32, false);

  /** For 64-bit memories. Stateless: walks the type at each question. */
  public static final Layout MEMORY64 = new Layout(PointerType.I64, false);

  /** Stands for any size of 2^32 bytes or more. */
  public static final long HUGE = 1L << 32;

  private final PointerType pointer;
  private final boolean memoizing;
  private final Map<InterfaceType, long[]> known = new IdentityHashMap<>();

  private Layout(PointerType pointer, boolean memoizing) {
    this.pointer = pointer;
    this.memoizing = memoizing;
  }

  /**
   * Remembers what it computed, by identity of the type, so that shared parts are walked once. For
   * one thread.
   */
  public static Layout memoizing(PointerType pointer) {
    return new Layout(pointer, true);
  }

  /** Of a value in memory: 1, 2, 4 or 8. */
  public int alignment(InterfaceType type) {
    return (int) measure(type)[1];
  }

  /** Of a value in memory, a multiple of its alignment. Canonical ABI, {@code elem_size}. */
  public long size(InterfaceType type) {
    return measure(type)[0];
  }

  /** Offsets of the parts of a record or tuple, in order. */
  public int[] offsets(List<InterfaceType> parts) {
    int[] offsets = new int[parts.size()];
    long offset = 0;
    for (int i = 0; i < offsets.length; i++) {
      offset = alignTo(offset, alignment(parts.get(i)));
      offsets[i] = (int) offset;
      offset += size(parts.get(i));
    }
    return offsets;
  }

  /**
   * Offset of the payloads of a variant: after the discriminant, aligned for the strictest of the
   * payloads.
   */
  public int payloadOffset(InterfaceType.Variant variant) {
    long alignment = 1;
    for (Case c : variant.cases()) {
      alignment = Math.max(alignment, c.payload().isEmpty() ? 1 : alignment(c.payload().get()));
    }
    return (int) alignTo(discriminantSize(variant.cases().size()), (int) alignment);
  }

  /** Bytes of a variant's discriminant: 1, 2 or 4. Canonical ABI, {@code discriminant_type}. */
  public static int discriminantSize(int cases) {
    return cases <= 1 << 8 ? 1 : cases <= 1 << 16 ? 2 : 4;
  }

  /** Bytes of a flags value: 1, 2 or 4. Canonical ABI, {@code elem_size_flags}. */
  public static int flagsSize(int labels) {
    return labels <= 8 ? 1 : labels <= 16 ? 2 : 4;
  }

  /** The next multiple of {@code alignment}, a power of two. */
  public static long alignTo(long offset, int alignment) {
    return (offset + alignment - 1) & -alignment;
  }

  private long[] measure(InterfaceType type) {
    if (memoizing) {
      var before = known.get(type);
      if (before != null) {
        return before;
      }
    }
    long[] measured = compute(type);
    if (memoizing) {
      known.put(type, measured);
    }
    return measured;
  }

  /** Size and alignment. */
  private long[] compute(InterfaceType type) {
    return switch (type) {
      case Primitive primitive -> primitive(primitive);
      case InterfaceType.Record(var fields) -> fields(fields);
      case InterfaceType.Tuple(var elements) -> parts(elements);
      case InterfaceType.Variant(var cases) ->
          variant(cases.size(), cases.stream().map(Case::payload).toList());
      case InterfaceType.Enum(var labels) -> scalar(discriminantSize(labels.size()));
      case InterfaceType.Option(var payload) -> variant(2, List.of(Optional.of(payload)));
      case InterfaceType.Result(var ok, var error) -> variant(2, List.of(ok, error));
      case InterfaceType.ListOf _, InterfaceType.MapOf _ -> pair();
      case InterfaceType.FixedListOf(var element, int length) -> {
        long[] one = measure(element);
        yield new long[] {saturate(one[0] * Integer.toUnsignedLong(length)), one[1]};
      }
      case InterfaceType.Flags(var labels) -> scalar(flagsSize(labels.size()));
      case InterfaceType.Own _,
          InterfaceType.Borrow _,
          InterfaceType.Stream _,
          InterfaceType.Future _ ->
          scalar(4);
    };
  }

  private long[] primitive(Primitive primitive) {
    return switch (primitive) {
      case BOOL, S8, U8 -> scalar(1);
      case S16, U16 -> scalar(2);
      case S32, U32, F32, CHAR, ERROR_CONTEXT -> scalar(4);
      case S64, U64, F64 -> scalar(8);
      case STRING -> pair();
    };
  }

  private long[] fields(List<Field> fields) {
    return parts(fields.stream().map(Field::type).toList());
  }

  private long[] parts(List<InterfaceType> parts) {
    long size = 0;
    long alignment = 1;
    for (var part : parts) {
      long[] one = measure(part);
      size = saturate(alignTo(size, (int) one[1]) + one[0]);
      alignment = Math.max(alignment, one[1]);
    }
    return new long[] {alignTo(size, (int) alignment), alignment};
  }

  private long[] variant(int cases, List<Optional<InterfaceType>> payloads) {
    long payload = 0;
    long payloadAlignment = 1;
    for (var type : payloads) {
      if (type.isPresent()) {
        long[] one = measure(type.get());
        payload = Math.max(payload, one[0]);
        payloadAlignment = Math.max(payloadAlignment, one[1]);
      }
    }
    int discriminant = discriminantSize(cases);
    long alignment = Math.max(discriminant, payloadAlignment);
    long size = alignTo(discriminant, (int) payloadAlignment) + payload;
    return new long[] {saturate(alignTo(size, (int) alignment)), alignment};
  }

  private static long[] scalar(int size) {
    return new long[] {size, size};
  }

  private long[] pair() {
    return new long[] {2L * pointer.size(), pointer.size()};
  }

  private static long saturate(long size) {
    return Math.min(size, HUGE);
  }
}
