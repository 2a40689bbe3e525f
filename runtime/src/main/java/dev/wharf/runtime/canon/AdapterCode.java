package dev.wharf.runtime.canon;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.wasm.type.NumType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** The body of one adapter method while it is written: moves between places and the JVM's stack. */
final class AdapterCode {
  private static final ClassDesc FLOAT = ConstantDescs.CD_Float;
  private static final ClassDesc DOUBLE = ConstantDescs.CD_Double;

  private final AdapterClass owner;
  private final CodeBuilder builder;

  AdapterCode(AdapterClass owner, CodeBuilder builder) {
    this.owner = owner;
    this.builder = builder;
  }

  AdapterClass owner() {
    return owner;
  }

  CodeBuilder builder() {
    return builder;
  }

  static TypeKind kind(NumType type) {
    return switch (type) {
      case I32 -> TypeKind.INT;
      case I64 -> TypeKind.LONG;
      case F32 -> TypeKind.FLOAT;
      case F64 -> TypeKind.DOUBLE;
    };
  }

  static ClassDesc desc(NumType type) {
    return switch (type) {
      case I32 -> CD_int;
      case I64 -> CD_long;
      case F32 -> CD_float;
      case F64 -> CD_double;
    };
  }

  /** New local variables for these core values. */
  Place.Flat lanes(List<NumType> types) {
    var lanes = new ArrayList<Place.Lane>();
    for (NumType type : types) {
      lanes.add(new Place.Lane(type, builder.allocateLocal(kind(type))));
    }
    return new Place.Flat(lanes);
  }

  /** The method's parameters from {@code first} on as lanes. */
  Place.Flat parameters(int first, List<NumType> types) {
    var lanes = new ArrayList<Place.Lane>();
    for (NumType type : types) {
      lanes.add(new Place.Lane(type, builder.parameterSlot(first + lanes.size())));
    }
    return new Place.Flat(lanes);
  }

  void loadLanes(Place.Flat flat) {
    for (Place.Lane lane : flat.lanes()) {
      builder.loadLocal(kind(lane.type()), lane.slot());
    }
  }

  void zero(Place.Lane lane) {
    switch (lane.type()) {
      case I32 -> builder.iconst_0();
      case I64 -> builder.lconst_0();
      case F32 -> builder.fconst_0();
      case F64 -> builder.dconst_0();
    }
    builder.storeLocal(kind(lane.type()), lane.slot());
  }

  /** Unused lanes are zero. */
  void zero(Place.Flat flat, int first) {
    for (int i = first; i < flat.lanes().size(); i++) {
      zero(flat.lanes().get(i));
    }
  }

  void field(String name, ClassDesc type) {
    builder.aload(0).getfield(owner.self(), name, type);
  }

  void side(Side side) {
    field(owner.field(side.field, Names.SIDE), Names.SIDE);
  }

  void memory(Side side) {
    field(owner.field(side.memoryField, Names.MEMORY), Names.MEMORY);
  }

  void scope() {
    field("scope", Names.CALL_SCOPE);
  }

  void slot(InterfaceType handle) {
    int index =
        switch (handle) {
          case InterfaceType.Own(var resource) -> resource.index();
          case InterfaceType.Borrow(var resource) -> resource.index();
          default -> throw new IllegalStateException(handle.toString());
        };
    field(owner.slot(index), Names.SLOT);
  }

  /** A stream or future: its binding, or its type where it goes from guest to guest. */
  void end(Object end) {
    field(owner.end(end), Names.END);
  }

  void table(EnumTable table) {
    field(owner.table(table), Names.ENUM_TABLE);
  }

  void callStatic(ClassDesc type, String name, ClassDesc result, ClassDesc... params) {
    builder.invokestatic(type, name, MethodTypeDesc.of(result, params));
  }

  void callHelper(AdapterClass.Helper helper) {
    builder.invokevirtual(owner.self(), helper.name(), helper.type());
  }

  void address(Place.Stored stored) {
    builder.iload(stored.slot());
    if (stored.offset() != 0) {
      builder.loadConstant(stored.offset()).iadd();
    }
  }

  static NumType core(Primitive type) {
    return switch (type) {
      case BOOL, S8, U8, S16, U16, S32, U32, CHAR, ERROR_CONTEXT, STRING -> NumType.I32;
      case S64, U64 -> NumType.I64;
      case F32 -> NumType.F32;
      case F64 -> NumType.F64;
    };
  }

  private static String access(Primitive type) {
    return switch (type) {
      case S8 -> "S8";
      case BOOL, U8 -> "U8";
      case S16 -> "S16";
      case U16 -> "U16";
      case S32, U32, CHAR, ERROR_CONTEXT, STRING -> "I32";
      case S64, U64 -> "I64";
      case F32 -> "F32";
      case F64 -> "F64";
    };
  }

  /** Reads a number as its core type, normalised and checked. */
  void load(Primitive type, Place from, Side side) {
    NumType core = core(type);
    switch (from) {
      case Place.Flat flat -> {
        loadLane(flat.lanes().getFirst(), core);
        narrow(type);
      }
      case Place.Stored stored -> {
        memory(side);
        address(stored);
        callStatic(Names.ACCESS, "get" + access(type), desc(core), Names.MEMORY, CD_int);
      }
    }
    check(type);
  }

  private void narrow(Primitive type) {
    switch (type) {
      case S8 -> builder.i2b();
      case U8 -> builder.loadConstant(0xFF).iand();
      case S16 -> builder.i2s();
      case U16 -> builder.i2c();
      case BOOL, S32, U32, S64, U64, F32, F64, CHAR, STRING, ERROR_CONTEXT -> {}
    }
  }

  private void check(Primitive type) {
    switch (type) {
      case BOOL -> callStatic(Names.SCALARS, "bool", CD_int, CD_int);
      case CHAR -> callStatic(Names.SCALARS, "character", CD_int, CD_int);
      case F32 -> callStatic(Names.SCALARS, "f32", CD_float, CD_float);
      case F64 -> callStatic(Names.SCALARS, "f64", CD_double, CD_double);
      case S8, U8, S16, U16, S32, U32, S64, U64, STRING, ERROR_CONTEXT -> {}
    }
  }

  /** Reads a lane that several types share as the type wanted. Spec: {@code CoerceValueIter}. */
  private void loadLane(Place.Lane lane, NumType want) {
    builder.loadLocal(kind(lane.type()), lane.slot());
    if (lane.type() == want) {
      return;
    }
    switch (want) {
      case I32 -> builder.l2i();
      case F32 -> {
        if (lane.type() == NumType.I64) {
          builder.l2i();
        }
        callStatic(FLOAT, "intBitsToFloat", CD_float, CD_int);
      }
      case F64 -> callStatic(DOUBLE, "longBitsToDouble", CD_double, CD_long);
      case I64 -> throw new IllegalStateException("a lane narrower than its value");
    }
  }

  /** Writes the number on the stack. */
  void store(Primitive type, Place to, Side side) {
    NumType core = core(type);
    switch (to) {
      case Place.Flat flat -> storeLane(flat.lanes().getFirst(), core);
      case Place.Stored stored -> {
        memory(side);
        address(stored);
        String width =
            switch (type) {
              case BOOL, S8, U8 -> "I8";
              case S16, U16 -> "I16";
              case S32, U32, CHAR, ERROR_CONTEXT, STRING -> "I32";
              case S64, U64 -> "I64";
              case F32 -> "F32";
              case F64 -> "F64";
            };
        callStatic(Names.ACCESS, "put" + width, CD_void, desc(core), Names.MEMORY, CD_int);
      }
    }
  }

  /** Spec: {@code lower_flat_variant}; 32 bits in a lane of 64 are zero-extended. */
  private void storeLane(Place.Lane lane, NumType have) {
    NumType want = lane.type();
    if (have != want) {
      if (have == NumType.F32) {
        callStatic(FLOAT, "floatToRawIntBits", CD_int, CD_float);
      } else if (have == NumType.F64) {
        callStatic(DOUBLE, "doubleToRawLongBits", CD_long, CD_double);
      }
      if (want == NumType.I64 && have != NumType.F64) {
        builder.i2l().loadConstant(0xFFFF_FFFFL).land();
      }
    }
    builder.storeLocal(kind(want), lane.slot());
  }

  /** Reads address and length of a list or string. */
  void loadPair(Place from, Side side) {
    load(Primitive.STRING, from, side);
    load(Primitive.STRING, from.part(1, 4), side);
  }

  /** Writes the packed address and length on the stack. */
  void storePair(Place to, Side side) {
    int packed = builder.allocateLocal(TypeKind.LONG);
    builder.lstore(packed).lload(packed).l2i();
    store(Primitive.STRING, to, side);
    builder.lload(packed).loadConstant(32).lushr().l2i();
    store(Primitive.STRING, to.part(1, 4), side);
  }

  /** The number type as which a discriminant or a set of flags is kept in memory. */
  static Primitive bits(int size) {
    return switch (size) {
      case 1 -> Primitive.U8;
      case 2 -> Primitive.U16;
      default -> Primitive.U32;
    };
  }

  /** Reads a discriminant or flags, in full where it is a lane. */
  void loadBits(int size, Place from, Side side) {
    load(from instanceof Place.Flat ? Primitive.U32 : bits(size), from, side);
  }

  void storeBits(int size, Place to, Side side) {
    store(bits(size), to, side);
  }

  /** Traps unless the pointer in a local variable is good for a value of these measures. */
  void checkPointer(int slot, Side side, int alignment, long size) {
    memory(side);
    builder.iload(slot).loadConstant(alignment).loadConstant(size);
    callStatic(Names.ACCESS, "check", CD_void, Names.MEMORY, CD_int, CD_int, CD_long);
  }

  /** Leaves the lanes after the first in fields and the first on the stack. */
  void leaveLanes(Place.Flat flat) {
    for (int i = 1; i < flat.lanes().size(); i++) {
      builder.aload(0);
      Place.Lane lane = flat.lanes().get(i);
      builder.loadLocal(kind(lane.type()), lane.slot());
      switch (lane.type()) {
        case I32 -> builder.i2l();
        case I64 -> {}
        case F32 -> {
          callStatic(FLOAT, "floatToRawIntBits", CD_int, CD_float);
          builder.i2l();
        }
        case F64 -> callStatic(DOUBLE, "doubleToRawLongBits", CD_long, CD_double);
      }
      builder.putfield(owner.self(), owner.lane(i), CD_long);
    }
    // A discriminant, in a lane that may be wider for what else it carries.
    loadLane(flat.lanes().getFirst(), NumType.I32);
  }

  /** Takes what {@link #leaveLanes} left. */
  void takeLanes(Place.Flat flat) {
    storeLane(flat.lanes().getFirst(), NumType.I32);
    for (int i = 1; i < flat.lanes().size(); i++) {
      Place.Lane lane = flat.lanes().get(i);
      field(owner.lane(i), CD_long);
      switch (lane.type()) {
        case I32 -> builder.l2i();
        case I64 -> {}
        case F32 -> {
          builder.l2i();
          callStatic(FLOAT, "intBitsToFloat", CD_float, CD_int);
        }
        case F64 -> callStatic(DOUBLE, "longBitsToDouble", CD_double, CD_long);
      }
      builder.storeLocal(kind(lane.type()), lane.slot());
    }
  }

  /** Turns what an accessor gave into the class that the value has on the stack. */
  void fromDeclared(Class<?> declared, Class<?> want) {
    if (declared == want) {
      return;
    }
    if (want.isPrimitive()) {
      ClassDesc box = box(want);
      builder.checkcast(box);
      builder.invokevirtual(box, want.getName() + "Value", MethodTypeDesc.of(Names.of(want)));
    } else {
      builder.checkcast(Names.of(want));
    }
  }

  /** Turns a value into an object where one is needed. */
  void toDeclared(Class<?> have, Class<?> declared) {
    if (have.isPrimitive() && !declared.isPrimitive()) {
      ClassDesc box = box(have);
      callStatic(box, "valueOf", box, Names.of(have));
    }
  }

  private static ClassDesc box(Class<?> primitive) {
    return switch (primitive.getName()) {
      case "boolean" -> ConstantDescs.CD_Boolean;
      case "byte" -> ConstantDescs.CD_Byte;
      case "short" -> ConstantDescs.CD_Short;
      case "int" -> ConstantDescs.CD_Integer;
      case "long" -> ConstantDescs.CD_Long;
      case "float" -> FLOAT;
      case "double" -> DOUBLE;
      default -> throw new IllegalStateException(primitive.toString());
    };
  }

  /** A local variable with the value on the stack. */
  int keep(Class<?> type) {
    TypeKind kind = TypeKind.from(type);
    int slot = builder.allocateLocal(kind);
    builder.storeLocal(kind, slot);
    return slot;
  }

  void load(Class<?> type, int slot) {
    builder.loadLocal(TypeKind.from(type), slot);
  }
}
