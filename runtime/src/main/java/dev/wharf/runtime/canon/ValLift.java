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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads values of a guest, as the specification says it: plainly, type by type. Compiled adapters
 * are held to what it does. Spec: Canonical ABI, {@code load} and {@code lift_flat}.
 */
final class ValLift {
  private static final Layout LAYOUT = Layout.MEMORY32;

  private final GuestSide from;
  private final ResourceSlot[] slots;
  private final CallScope call;

  /**
   * @param slots by the numbers of {@link Occurrences}
   */
  ValLift(GuestSide from, ResourceSlot[] slots, CallScope call) {
    this.from = from;
    this.slots = slots;
    this.call = call;
  }

  /** Where both readings meet: a number comes from a lane or from memory. */
  private sealed interface Source {
    /** The raw bits of a number, 32 bits zero-extended. */
    long number(Primitive type);

    /**
     * The source of what follows {@code offset} bytes, or this one, whose lanes move on by
     * themselves.
     */
    Source at(int offset);
  }

  private record Stored(GuestSide from, int address) implements Source {
    @Override
    public long number(Primitive type) {
      var memory = from.memory();
      return switch (type) {
        case BOOL, U8 -> MemoryAccess.getU8(memory, address);
        case S8 -> MemoryAccess.getS8(memory, address);
        case U16 -> MemoryAccess.getU16(memory, address);
        case S16 -> MemoryAccess.getS16(memory, address);
        case S32, U32, F32, CHAR, STRING, ERROR_CONTEXT ->
            Integer.toUnsignedLong(MemoryAccess.getI32(memory, address));
        case S64, U64, F64 -> MemoryAccess.getI64(memory, address);
      };
    }

    @Override
    public Source at(int offset) {
      return new Stored(from, address + offset);
    }
  }

  private static final class Flat implements Source {
    private final long[] lanes;
    private int next;

    Flat(long[] lanes) {
      this.lanes = lanes;
    }

    @Override
    public long number(Primitive type) {
      return lanes[next++];
    }

    @Override
    public Source at(int offset) {
      return this;
    }
  }

  /**
   * The values of these types from as many lanes as they take, or from one that points to memory.
   */
  List<Val> values(List<InterfaceType> types, int maxLanes, long[] lanes) {
    if (Flattening.upTo(types, maxLanes, PointerType.I32).size() > maxLanes) {
      return spilled(types, (int) lanes[0]);
    }
    var source = new Flat(lanes);
    var values = new ArrayList<Val>();
    for (var type : types) {
      values.add(value(type, source));
    }
    return values;
  }

  private List<Val> spilled(List<InterfaceType> types, int pointer) {
    var tuple = new InterfaceType.Tuple(types);
    MemoryAccess.check(from.memory(), pointer, LAYOUT.alignment(tuple), LAYOUT.size(tuple));
    return parts(types, new Stored(from, pointer));
  }

  private List<Val> parts(List<InterfaceType> types, Source source) {
    int[] offsets = LAYOUT.offsets(types);
    var values = new ArrayList<Val>();
    for (int i = 0; i < offsets.length; i++) {
      values.add(value(types.get(i), source.at(offsets[i])));
    }
    return values;
  }

  /** One value from memory that was checked. */
  Val load(InterfaceType type, int address) {
    return value(type, new Stored(from, address));
  }

  private Val value(InterfaceType type, Source source) {
    return switch (type) {
      case Primitive primitive -> primitive(primitive, source);
      case InterfaceType.Record(var fields) -> record(fields, source);
      case InterfaceType.Tuple(var elements) -> new Val.Tuple(parts(elements, source));
      case InterfaceType.ListOf(var element) -> {
        int pointer = (int) source.number(Primitive.STRING);
        int length = (int) source.at(4).number(Primitive.STRING);
        yield list(element, pointer, length);
      }
      case InterfaceType.MapOf _ -> value(Despecialize.of(type), source);
      case InterfaceType.FixedListOf(var element, int length) -> fixed(element, length, source);
      case InterfaceType.Flags(var labels) -> flags(labels, source);
      case InterfaceType.Enum(var labels) ->
          new Val.Enum(labels.get(discriminant(labels.size(), source)));
      case InterfaceType.Variant _, InterfaceType.Option _, InterfaceType.Result _ ->
          variant(type, (InterfaceType.Variant) Despecialize.of(type), source);
      case InterfaceType.Own(var resource) ->
          new Val.Own(
              Handles.liftOwn((int) source.number(Primitive.U32), from, slots[resource.index()]));
      case InterfaceType.Borrow(var resource) ->
          new Val.Borrow(
              Handles.liftBorrow(
                  (int) source.number(Primitive.U32), from, slots[resource.index()], call));
      case InterfaceType.Stream _ ->
          new Val.Stream(
              Ends.lift((int) source.number(Primitive.U32), from, EndSlot.dynamic(type, slots)));
      case InterfaceType.Future _ ->
          new Val.Future(
              Ends.lift((int) source.number(Primitive.U32), from, EndSlot.dynamic(type, slots)));
    };
  }

  private Val primitive(Primitive type, Source source) {
    long number = source.number(type);
    return switch (type) {
      case BOOL -> new Val.Bool((int) number != 0);
      case S8 -> new Val.S8((byte) number);
      case U8 -> new Val.U8((int) number & 0xFF);
      case S16 -> new Val.S16((short) number);
      case U16 -> new Val.U16((int) number & 0xFFFF);
      case S32 -> new Val.S32((int) number);
      case U32 -> new Val.U32(number & 0xFFFF_FFFFL);
      case S64 -> new Val.S64(number);
      case U64 -> new Val.U64(number);
      case F32 -> new Val.F32(Scalars.f32(Float.intBitsToFloat((int) number)));
      case F64 -> new Val.F64(Scalars.f64(Double.longBitsToDouble(number)));
      case CHAR -> new Val.Char(Scalars.character((int) number));
      case STRING ->
          new Val.Str(
              StringCodec.lift(from, (int) number, (int) source.at(4).number(Primitive.STRING)));
      case ERROR_CONTEXT ->
          new Val.ErrorContext(
              from.handles().entry((int) number, ErrorContext.class).debugMessage());
    };
  }

  private Val record(List<Field> fields, Source source) {
    var values = parts(fields.stream().map(Field::type).toList(), source);
    var named = new ArrayList<Val.Field>();
    for (int i = 0; i < fields.size(); i++) {
      named.add(new Val.Field(fields.get(i).name(), values.get(i)));
    }
    return new Val.Record(named);
  }

  private Val flags(List<String> labels, Source source) {
    int bits = (int) source.number(AdapterCode.bits(Layout.flagsSize(labels.size())));
    var set = new LinkedHashSet<String>();
    for (int i = 0; i < labels.size(); i++) {
      if ((bits >>> i & 1) != 0) {
        set.add(labels.get(i));
      }
    }
    return new Val.Flags(set);
  }

  private int discriminant(int cases, Source source) {
    return Scalars.discriminant(
        (int) source.number(AdapterCode.bits(Layout.discriminantSize(cases))), cases);
  }

  private Val variant(InterfaceType type, InterfaceType.Variant variant, Source source) {
    int start = source instanceof Flat flat ? flat.next : 0;
    int index = discriminant(variant.cases().size(), source);
    var chosen = variant.cases().get(index);
    Optional<Val> payload =
        chosen.payload().map(p -> value(p, source.at(LAYOUT.payloadOffset(variant))));
    if (source instanceof Flat flat) {
      flat.next = start + Flattening.flatten(type, PointerType.I32).size();
    }
    return switch (type) {
      case InterfaceType.Option _ -> new Val.Option(payload);
      case InterfaceType.Result _ -> new Val.Result(index == 0, payload);
      default -> new Val.Variant(chosen.name(), payload);
    };
  }

  private Val list(InterfaceType element, int pointer, int length) {
    if (element instanceof Primitive primitive) {
      switch (primitive) {
        case S8, U8 -> {
          return new ListVal.Bytes(NumberLists.liftBytes(from, pointer, length));
        }
        case S16, U16 -> {
          return new ListVal.Shorts(NumberLists.liftShorts(from, pointer, length));
        }
        case S32, U32 -> {
          return new ListVal.Ints(NumberLists.liftInts(from, pointer, length));
        }
        case S64, U64 -> {
          return new ListVal.Longs(NumberLists.liftLongs(from, pointer, length));
        }
        case F32 -> {
          return new ListVal.Floats(NumberLists.liftFloats(from, pointer, length));
        }
        case F64 -> {
          return new ListVal.Doubles(NumberLists.liftDoubles(from, pointer, length));
        }
        case BOOL, CHAR, STRING, ERROR_CONTEXT -> {}
      }
    }
    int size = (int) LAYOUT.size(element);
    NumberLists.frame(from, pointer, length, LAYOUT.alignment(element), size);
    return fixed(element, length, new Stored(from, pointer));
  }

  private Val fixed(InterfaceType element, int length, Source source) {
    int size = (int) LAYOUT.size(element);
    var values = new ArrayList<Val>();
    for (int i = 0; i < length; i++) {
      values.add(value(element, source.at(i * size)));
    }
    return new ListVal.Elements(values);
  }
}
