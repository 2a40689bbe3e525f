package dev.wharf.runtime.canon;

import dev.wharf.component.abi.Despecialize;
import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.Layout;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Field;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.value.ErrorContext;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Val;
import dev.wharf.wasm.type.NumType;
import java.util.List;
import java.util.Optional;

/**
 * Gives values to a guest, as the specification says it. Spec: Canonical ABI, {@code store} and
 * {@code lower_flat}. A value that its type does not have is a {@link HostValueException}.
 */
final class ValLower {
  private static final Layout LAYOUT = Layout.MEMORY32;

  private final GuestSide to;
  private final ResourceSlot[] slots;
  private final CallScope call;

  ValLower(GuestSide to, ResourceSlot[] slots, CallScope call) {
    this.to = to;
    this.slots = slots;
    this.call = call;
  }

  private sealed interface Target {
    /** Takes the raw bits of a number, 32 bits zero-extended. */
    void number(Primitive type, long bits);

    Target at(int offset);
  }

  private record Stored(GuestSide to, int address) implements Target {
    @Override
    public void number(Primitive type, long bits) {
      var memory = to.memory();
      switch (type) {
        case BOOL, S8, U8 -> MemoryAccess.putI8((int) bits, memory, address);
        case S16, U16 -> MemoryAccess.putI16((int) bits, memory, address);
        case S32, U32, F32, CHAR, STRING, ERROR_CONTEXT ->
            MemoryAccess.putI32((int) bits, memory, address);
        case S64, U64, F64 -> MemoryAccess.putI64(bits, memory, address);
      }
    }

    @Override
    public Target at(int offset) {
      return new Stored(to, address + offset);
    }
  }

  private static final class Flat implements Target {
    private final long[] lanes;
    private int next;

    Flat(int count) {
      this.lanes = new long[count];
    }

    @Override
    public void number(Primitive type, long bits) {
      lanes[next++] = AdapterCode.core(type) == NumType.I32 ? bits & 0xFFFF_FFFFL : bits;
    }

    @Override
    public Target at(int offset) {
      return this;
    }
  }

  /** The lanes of the values: as many as their types take, or one that points to new memory. */
  long[] values(List<Val> values, List<InterfaceType> types, int maxLanes) {
    int lanes = Flattening.upTo(types, maxLanes, PointerType.I32).size();
    if (lanes > maxLanes) {
      var tuple = new InterfaceType.Tuple(types);
      int pointer = to.allocate(LAYOUT.alignment(tuple), (int) LAYOUT.size(tuple));
      parts(values, types, new Stored(to, pointer));
      return new long[] {Integer.toUnsignedLong(pointer)};
    }
    var target = new Flat(lanes);
    for (int i = 0; i < values.size(); i++) {
      value(values.get(i), types.get(i), target);
    }
    return target.lanes;
  }

  /** Writes one value where the caller wants it. */
  void store(Val value, InterfaceType type, int pointer) {
    MemoryAccess.check(to.memory(), pointer, LAYOUT.alignment(type), LAYOUT.size(type));
    value(value, type, new Stored(to, pointer));
  }

  private void parts(List<Val> values, List<InterfaceType> types, Target target) {
    int[] offsets = LAYOUT.offsets(types);
    for (int i = 0; i < offsets.length; i++) {
      value(values.get(i), types.get(i), target.at(offsets[i]));
    }
  }

  private static HostValueException mismatch(Val value, InterfaceType type) {
    return new HostValueException(value + " is not a value of type " + type);
  }

  private void value(Val value, InterfaceType type, Target target) {
    switch (type) {
      case Primitive primitive -> primitive(value, primitive, target);
      case InterfaceType.Record(var fields) -> record(value, type, fields, target);
      case InterfaceType.Tuple(var elements) -> {
        if (!(value instanceof Val.Tuple(var fields)) || fields.size() != elements.size()) {
          throw mismatch(value, type);
        }
        parts(fields, elements, target);
      }
      case InterfaceType.ListOf(var element) -> {
        if (!(value instanceof ListVal list)) {
          throw mismatch(value, type);
        }
        long packed = list(list, element);
        target.number(Primitive.STRING, packed & 0xFFFF_FFFFL);
        target.at(4).number(Primitive.STRING, packed >>> 32);
      }
      case InterfaceType.MapOf _ -> value(value, Despecialize.of(type), target);
      case InterfaceType.FixedListOf(var element, int length) -> {
        if (!(value instanceof ListVal list) || list.size() != length) {
          throw mismatch(value, type);
        }
        elements(list, element, target);
      }
      case InterfaceType.Flags(var labels) -> flags(value, type, labels, target);
      case InterfaceType.Enum(var labels) -> {
        int index = value instanceof Val.Enum(var label) ? labels.indexOf(label) : -1;
        if (index < 0) {
          throw mismatch(value, type);
        }
        target.number(AdapterCode.bits(Layout.discriminantSize(labels.size())), index);
      }
      case InterfaceType.Variant _, InterfaceType.Option _, InterfaceType.Result _ ->
          variant(value, type, target);
      case InterfaceType.Own(var resource) -> {
        if (!(value instanceof Val.Own(var object))) {
          throw mismatch(value, type);
        }
        target.number(Primitive.U32, Handles.lowerOwn(object, to, slots[resource.index()]));
      }
      case InterfaceType.Borrow(var resource) ->
          target.number(
              Primitive.U32,
              Handles.lowerBorrow(lent(value, type), to, slots[resource.index()], call));
      case InterfaceType.Stream _ when value instanceof Val.Stream(Object reader) ->
          target.number(Primitive.U32, Ends.lower(reader, to, EndSlot.dynamic(type, slots)));
      case InterfaceType.Future _ when value instanceof Val.Future(Object reader) ->
          target.number(Primitive.U32, Ends.lower(reader, to, EndSlot.dynamic(type, slots)));
      case InterfaceType.Stream _, InterfaceType.Future _ -> throw mismatch(value, type);
    }
  }

  /** What one owns, one can lend. */
  private static Object lent(Val value, InterfaceType type) {
    return switch (value) {
      case Val.Borrow(var object) -> object;
      case Val.Own(var object) -> object;
      default -> throw mismatch(value, type);
    };
  }

  private void primitive(Val value, Primitive type, Target target) {
    long bits =
        switch (value) {
          case Val.Bool(boolean v) when type == Primitive.BOOL -> v ? 1 : 0;
          case Val.S8(byte v) when type == Primitive.S8 -> v;
          case Val.U8(int v) when type == Primitive.U8 -> v;
          case Val.S16(short v) when type == Primitive.S16 -> v;
          case Val.U16(int v) when type == Primitive.U16 -> v;
          case Val.S32(int v) when type == Primitive.S32 -> v;
          case Val.U32(long v) when type == Primitive.U32 -> v;
          case Val.S64(long v) when type == Primitive.S64 -> v;
          case Val.U64(long v) when type == Primitive.U64 -> v;
          case Val.F32(float v) when type == Primitive.F32 ->
              Integer.toUnsignedLong(Float.floatToRawIntBits(v));
          case Val.F64(double v) when type == Primitive.F64 -> Double.doubleToRawLongBits(v);
          case Val.Char(int v) when type == Primitive.CHAR -> v;
          case Val.ErrorContext(var v) when type == Primitive.ERROR_CONTEXT ->
              to.handles().add(new ErrorContext(v));
          case Val.Str(var v) when type == Primitive.STRING -> {
            long packed = StringCodec.lower(v, to);
            target.number(type, packed & 0xFFFF_FFFFL);
            yield packed >>> 32;
          }
          default -> throw mismatch(value, type);
        };
    (type == Primitive.STRING ? target.at(4) : target).number(type, bits);
  }

  private void record(Val value, InterfaceType type, List<Field> fields, Target target) {
    if (!(value instanceof Val.Record(var given)) || given.size() != fields.size()) {
      throw mismatch(value, type);
    }
    for (int i = 0; i < fields.size(); i++) {
      if (!given.get(i).name().equals(fields.get(i).name())) {
        throw mismatch(value, type);
      }
    }
    parts(
        given.stream().map(Val.Field::value).toList(),
        fields.stream().map(Field::type).toList(),
        target);
  }

  private void flags(Val value, InterfaceType type, List<String> labels, Target target) {
    if (!(value instanceof Val.Flags(var set)) || !labels.containsAll(set)) {
      throw mismatch(value, type);
    }
    int bits = 0;
    for (int i = 0; i < labels.size(); i++) {
      if (set.contains(labels.get(i))) {
        bits |= 1 << i;
      }
    }
    target.number(AdapterCode.bits(Layout.flagsSize(labels.size())), bits);
  }

  private void variant(Val value, InterfaceType type, Target target) {
    var variant = (InterfaceType.Variant) Despecialize.of(type);
    int index = index(value, type, variant);
    Optional<Val> payload =
        switch (value) {
          case Val.Variant(var _, var given) -> given;
          case Val.Option(var given) -> given;
          case Val.Result(boolean _, var given) -> given;
          default -> throw mismatch(value, type);
        };
    var chosen = variant.cases().get(index).payload();
    if (payload.isPresent() != chosen.isPresent()) {
      throw mismatch(value, type);
    }
    int start = target instanceof Flat flat ? flat.next : 0;
    int size = Layout.discriminantSize(variant.cases().size());
    target.number(AdapterCode.bits(size), index);
    if (payload.isPresent()) {
      value(payload.get(), chosen.get(), target.at(LAYOUT.payloadOffset(variant)));
    }
    if (target instanceof Flat flat) {
      flat.next = start + Flattening.flatten(type, PointerType.I32).size();
    }
  }

  private static int index(Val value, InterfaceType type, InterfaceType.Variant variant) {
    return switch (value) {
      case Val.Option(var given) when type instanceof InterfaceType.Option ->
          given.isPresent() ? 1 : 0;
      case Val.Result(boolean ok, var _) when type instanceof InterfaceType.Result -> ok ? 0 : 1;
      case Val.Variant(var label, var _) when type instanceof InterfaceType.Variant -> {
        for (int i = 0; i < variant.cases().size(); i++) {
          if (variant.cases().get(i).name().equals(label)) {
            yield i;
          }
        }
        throw mismatch(value, type);
      }
      default -> throw mismatch(value, type);
    };
  }

  private long list(ListVal list, InterfaceType element) {
    int size = (int) LAYOUT.size(element);
    int pointer = NumberLists.allocate(to, list.size(), LAYOUT.alignment(element), size);
    elements(list, element, new Stored(to, pointer));
    return NumberLists.pack(pointer, list.size());
  }

  private void elements(ListVal list, InterfaceType element, Target target) {
    int size = (int) LAYOUT.size(element);
    for (int i = 0; i < list.size(); i++) {
      Target place = target.at(i * size);
      switch (list) {
        case ListVal.Elements(var values) -> value(values.get(i), element, place);
        case ListVal.Bytes(var values) -> number(list, element, place, values[i], 1);
        case ListVal.Shorts(var values) -> number(list, element, place, values[i], 2);
        case ListVal.Ints(var values) -> number(list, element, place, values[i], 4);
        case ListVal.Longs(var values) -> number(list, element, place, values[i], 8);
        case ListVal.Floats(var values) -> {
          requireElement(list, element, element == Primitive.F32);
          place.number(Primitive.F32, Float.floatToRawIntBits(values[i]));
        }
        case ListVal.Doubles(var values) -> {
          requireElement(list, element, element == Primitive.F64);
          place.number(Primitive.F64, Double.doubleToRawLongBits(values[i]));
        }
      }
    }
  }

  private static void number(
      ListVal list, InterfaceType element, Target place, long bits, int size) {
    boolean fits =
        element instanceof Primitive primitive
            && switch (primitive) {
              case S8, U8 -> size == 1;
              case S16, U16 -> size == 2;
              case S32, U32 -> size == 4;
              case S64, U64 -> size == 8;
              case BOOL, F32, F64, CHAR, STRING, ERROR_CONTEXT -> false;
            };
    requireElement(list, element, fits);
    place.number((Primitive) element, bits);
  }

  private static void requireElement(ListVal list, InterfaceType element, boolean fits) {
    if (!fits) {
      throw mismatch(list, new InterfaceType.ListOf(element));
    }
  }
}
