package dev.wharf.component.abi;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values as parameters and results of core functions. Canonical ABI, {@code flatten_type}. */
public final class Flattening {
  /** Canonical ABI, {@code MAX_FLAT_PARAMS}. */
  public static final int MAX_PARAMS = 16;

  /** Canonical ABI, {@code MAX_FLAT_ASYNC_PARAMS}: parameters of an async lowered function. */
  public static final int MAX_ASYNC_PARAMS = 4;

  /** Canonical ABI, {@code MAX_FLAT_RESULTS}. */
  public static final int MAX_RESULTS = 1;

  private final PointerType pointer;
  private final int limit;
  private final List<NumType> flat = new ArrayList<>();

  private Flattening(PointerType pointer, int limit) {
    this.pointer = pointer;
    this.limit = limit;
  }

  /** All core types of a value, however many. Only for types known to be small. */
  public static List<NumType> flatten(InterfaceType type, PointerType pointer) {
    return upTo(List.of(type), Integer.MAX_VALUE, pointer);
  }

  /**
   * The core types of the values in order, cut off after {@code limit + 1}: a longer result than
   * the limit says that they do not fit. A fixed list may have 2^28 lanes, so that the whole must
   * not be built.
   */
  public static List<NumType> upTo(List<InterfaceType> types, int limit, PointerType pointer) {
    var flattening = new Flattening(pointer, limit);
    for (var type : types) {
      flattening.add(type);
    }
    return List.copyOf(flattening.flat);
  }

  /**
   * Core type that a function must have to be lifted synchronously. Canonical ABI, {@code
   * flatten_functype}.
   */
  public static FlatSignature lift(ComponentFuncType type, PointerType pointer) {
    var params = params(type, MAX_PARAMS, pointer);
    var results = results(type, pointer);
    boolean paramsInMemory = params.size() > MAX_PARAMS;
    boolean resultInMemory = results.size() > MAX_RESULTS;
    return new FlatSignature(
        core(
            paramsInMemory ? List.of(pointer.type()) : params,
            resultInMemory ? List.of(pointer.type()) : results),
        paramsInMemory,
        resultInMemory);
  }

  /** Core type of a synchronously lowered function. Canonical ABI, {@code flatten_functype}. */
  public static FlatSignature lower(ComponentFuncType type, PointerType pointer) {
    var params = params(type, MAX_PARAMS, pointer);
    var results = results(type, pointer);
    boolean paramsInMemory = params.size() > MAX_PARAMS;
    boolean resultInMemory = results.size() > MAX_RESULTS;
    var all = new ArrayList<>(paramsInMemory ? List.of(pointer.type()) : params);
    if (resultInMemory) {
      all.add(pointer.type());
    }
    return new FlatSignature(
        core(all, resultInMemory ? List.of() : results), paramsInMemory, resultInMemory);
  }

  /** The type of a lane that carries either of two. Canonical ABI, {@code join}. */
  public static NumType join(NumType a, NumType b) {
    if (a == b) {
      return a;
    }
    boolean narrow =
        (a == NumType.I32 && b == NumType.F32) || (a == NumType.F32 && b == NumType.I32);
    return narrow ? NumType.I32 : NumType.I64;
  }

  private static List<NumType> params(ComponentFuncType type, int limit, PointerType pointer) {
    return upTo(type.params().stream().map(InterfaceType.Field::type).toList(), limit, pointer);
  }

  private static List<NumType> results(ComponentFuncType type, PointerType pointer) {
    return upTo(type.result().stream().toList(), MAX_RESULTS, pointer);
  }

  private static FuncType core(List<? extends ValType> params, List<? extends ValType> results) {
    return new FuncType(List.copyOf(params), List.copyOf(results));
  }

  private boolean full() {
    return flat.size() > limit;
  }

  private void add(NumType type) {
    if (!full()) {
      flat.add(type);
    }
  }

  private void add(InterfaceType type) {
    if (full()) {
      return;
    }
    switch (type) {
      case Primitive primitive -> add(primitive);
      case InterfaceType.Record(var fields) -> fields.forEach(field -> add(field.type()));
      case InterfaceType.Tuple(var elements) -> elements.forEach(this::add);
      case InterfaceType.Variant(var cases) ->
          variant(cases.stream().map(InterfaceType.Case::payload).toList());
      case InterfaceType.Option(var payload) -> variant(List.of(Optional.of(payload)));
      case InterfaceType.Result(var ok, var error) -> variant(List.of(ok, error));
      case InterfaceType.ListOf _, InterfaceType.MapOf _ -> pair();
      case InterfaceType.FixedListOf(var element, int length) -> {
        long left = Integer.toUnsignedLong(length);
        while (left-- > 0 && !full()) {
          add(element);
        }
      }
      case InterfaceType.Enum _,
          InterfaceType.Flags _,
          InterfaceType.Own _,
          InterfaceType.Borrow _,
          InterfaceType.Stream _,
          InterfaceType.Future _ ->
          add(NumType.I32);
    }
  }

  private void add(Primitive primitive) {
    switch (primitive) {
      case BOOL, S8, U8, S16, U16, S32, U32, CHAR, ERROR_CONTEXT -> add(NumType.I32);
      case S64, U64 -> add(NumType.I64);
      case F32 -> add(NumType.F32);
      case F64 -> add(NumType.F64);
      case STRING -> pair();
    }
  }

  private void pair() {
    add(pointer.type());
    add(pointer.type());
  }

  private void variant(List<Optional<InterfaceType>> payloads) {
    add(NumType.I32);
    int start = flat.size();
    for (var payload : payloads) {
      if (payload.isPresent()) {
        int lane = start;
        for (NumType type : upTo(List.of(payload.get()), limit - start, pointer)) {
          if (lane < flat.size()) {
            flat.set(lane, join(flat.get(lane), type));
          } else {
            add(type);
          }
          lane++;
        }
      }
    }
  }
}
