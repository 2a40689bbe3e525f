package dev.wharf.runtime.canon;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.wasm.type.NumType;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Adapters for calls that may be left in the middle: parameters and result move at times of their
 * own, so that core values travel in arrays between.
 */
sealed interface LanesAdapter {
  ClassDesc LANES = CD_long.arrayType();
  ClassDesc OBJECTS = CD_Object.arrayType();

  byte[] build(AdapterClass owner);

  /**
   * Reads values.
   *
   * @param flat whether they are core values, else a tuple in memory
   */
  record LiftAdapter(List<Binding> values, boolean flat) implements LanesAdapter {
    private static final MethodTypeDesc TYPE =
        MethodTypeDesc.of(OBJECTS, LANES, CD_int, Names.CALL_SCOPE);

    @Override
    public byte[] build(AdapterClass owner) {
      return owner.build(canon("Lifter"), "lift", TYPE, this::body);
    }

    private void body(AdapterCode code) {
      var builder = code.builder();
      setScope(code, 3);
      var types = values.stream().map(Binding::type).toList();
      Place from = place(code, types, flat, 1, 2, true);
      builder.loadConstant(values.size()).anewarray(CD_Object);
      int result = code.keep(Object[].class);
      var lift = new LiftEmitter(code, Side.CALLER);
      for (int i = 0; i < values.size(); i++) {
        lift.lift(values.get(i), part(code, from, types, i));
        code.toDeclared(values.get(i).java(), Object.class);
        int value = code.keep(Object.class);
        builder.aload(result).loadConstant(i).aload(value).aastore();
      }
      builder.aload(result).areturn();
    }
  }

  /**
   * Writes values.
   *
   * @param flat whether they become core values, else a tuple in memory
   */
  record LowerAdapter(List<Binding> values, boolean flat) implements LanesAdapter {
    private static final MethodTypeDesc TYPE =
        MethodTypeDesc.of(CD_void, OBJECTS, LANES, CD_int, Names.CALL_SCOPE);

    @Override
    public byte[] build(AdapterClass owner) {
      return owner.build(canon("Lowerer"), "lower", TYPE, this::body);
    }

    private void body(AdapterCode code) {
      var builder = code.builder();
      setScope(code, 4);
      var types = values.stream().map(Binding::type).toList();
      Place to = place(code, types, flat, 2, 3, false);
      var lower = new LowerEmitter(code, Side.CALLER);
      for (int i = 0; i < values.size(); i++) {
        builder.aload(1).loadConstant(i).aaload();
        code.fromDeclared(Object.class, values.get(i).java());
        lower.lower(values.get(i), part(code, to, types, i));
      }
      leave(code, to, 2);
      builder.return_();
    }
  }

  /**
   * Moves values from guest to guest.
   *
   * @param flatFrom whether they are core values, else a tuple in memory
   * @param flatTo whether they become core values, else a tuple in memory
   */
  record FuseAdapter(List<InterfaceType> types, boolean flatFrom, boolean flatTo)
      implements LanesAdapter {
    private static final MethodTypeDesc TYPE =
        MethodTypeDesc.of(CD_void, LANES, CD_int, LANES, CD_int, Names.CALL_SCOPE);

    @Override
    public byte[] build(AdapterClass owner) {
      return owner.build(canon("Fuser"), "fuse", TYPE, this::body);
    }

    private void body(AdapterCode code) {
      setScope(code, 5);
      Place from = place(code, types, flatFrom, 1, 2, true);
      Place to = place(code, types, flatTo, 3, 4, false);
      var fuse = new FuseEmitter(code, Side.CALLER, Side.CALLEE);
      for (int i = 0; i < types.size(); i++) {
        fuse.fuse(types.get(i), part(code, from, types, i), part(code, to, types, i));
      }
      leave(code, to, 3);
      code.builder().return_();
    }
  }

  private static ClassDesc canon(String name) {
    return ClassDesc.of("dev.wharf.runtime.canon." + name);
  }

  private static void setScope(AdapterCode code, int parameter) {
    code.builder()
        .aload(0)
        .aload(parameter)
        .putfield(code.owner().self(), "scope", Names.CALL_SCOPE);
  }

  /** Where values are: lanes in local variables, taken from an array, or an address. */
  private static Place place(
      AdapterCode code,
      List<InterfaceType> types,
      boolean flat,
      int array,
      int pointer,
      boolean fill) {
    if (!flat) {
      return new Place.Stored(pointer, 0);
    }
    var lanes = code.lanes(types.stream().flatMap(t -> code.owner().flatten(t).stream()).toList());
    if (fill) {
      for (int i = 0; i < lanes.lanes().size(); i++) {
        code.builder().aload(array).loadConstant(i).laload();
        take(code.builder(), lanes.lanes().get(i));
      }
    }
    return lanes;
  }

  private static void take(CodeBuilder builder, Place.Lane lane) {
    switch (lane.type()) {
      case I32 -> builder.l2i();
      case I64 -> {}
      case F32 ->
          builder
              .l2i()
              .invokestatic(
                  ConstantDescs.CD_Float,
                  "intBitsToFloat",
                  MethodTypeDesc.of(ConstantDescs.CD_float, CD_int));
      case F64 ->
          builder.invokestatic(
              ConstantDescs.CD_Double,
              "longBitsToDouble",
              MethodTypeDesc.of(ConstantDescs.CD_double, CD_long));
    }
    builder.storeLocal(AdapterCode.kind(lane.type()), lane.slot());
  }

  private static void leave(AdapterCode code, Place to, int array) {
    if (!(to instanceof Place.Flat flat)) {
      return;
    }
    var builder = code.builder();
    for (int i = 0; i < flat.lanes().size(); i++) {
      var lane = flat.lanes().get(i);
      builder.aload(array).loadConstant(i);
      builder.loadLocal(AdapterCode.kind(lane.type()), lane.slot());
      put(builder, lane.type());
      builder.lastore();
    }
  }

  private static void put(CodeBuilder builder, NumType type) {
    switch (type) {
      case I32 -> builder.i2l().loadConstant(0xFFFF_FFFFL).land();
      case I64 -> {}
      case F32 ->
          builder
              .invokestatic(
                  ConstantDescs.CD_Float,
                  "floatToRawIntBits",
                  MethodTypeDesc.of(CD_int, ConstantDescs.CD_float))
              .i2l()
              .loadConstant(0xFFFF_FFFFL)
              .land();
      case F64 ->
          builder.invokestatic(
              ConstantDescs.CD_Double,
              "doubleToRawLongBits",
              MethodTypeDesc.of(CD_long, ConstantDescs.CD_double));
    }
  }

  private static Place part(AdapterCode code, Place all, List<InterfaceType> types, int index) {
    int lane = 0;
    if (all instanceof Place.Flat) {
      for (int i = 0; i < index; i++) {
        lane += code.owner().flatten(types.get(i)).size();
      }
    }
    return all.part(lane, code.owner().layout().offsets(types)[index]);
  }
}
