package dev.wharf.runtime.canon;

import dev.wharf.engine.load.TypeClasses;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.ValType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Calls of core functions through their signature classes; all types are numbers. */
record CoreCall(FuncType type) {
  ClassDesc signature() {
    return ClassDesc.of(TypeClasses.name(type));
  }

  List<NumType> params() {
    return numbers(type.params());
  }

  List<NumType> results() {
    return numbers(type.results());
  }

  private static List<NumType> numbers(List<ValType> types) {
    return types.stream().map(NumType.class::cast).toList();
  }

  MethodTypeDesc method() {
    return MethodTypeDesc.of(
        results().isEmpty() ? ConstantDescs.CD_void : AdapterCode.desc(results().getFirst()),
        params().stream().map(AdapterCode::desc).toList());
  }

  TypeKind resultKind() {
    return results().isEmpty() ? TypeKind.VOID : AdapterCode.kind(results().getFirst());
  }

  /** Calls the function in a field with lanes as arguments and gives its results as lanes. */
  Place.Flat call(AdapterCode code, String field, Place.Flat args) {
    code.field(code.owner().field(field, signature()), signature());
    code.loadLanes(args);
    code.builder().invokevirtual(signature(), "call", method());
    Place.Flat lanes = code.lanes(results());
    for (Place.Lane lane : lanes.lanes()) {
      code.builder().storeLocal(AdapterCode.kind(lane.type()), lane.slot());
    }
    return lanes;
  }

  /**
   * Calls {@code post-return} with the results of the function. Spec: Canonical ABI, {@code
   * canon_lift}.
   */
  void postReturn(AdapterCode code, Place.Flat results) {
    var none = MethodTypeDesc.of(ConstantDescs.CD_void);
    scope(code).builder().invokevirtual(Names.SCOPE, "forbidLeave", none);
    new CoreCall(new FuncType(type.results(), List.of())).call(code, "postReturn", results);
    scope(code).builder().invokevirtual(Names.SCOPE, "allowLeave", none);
  }

  private static AdapterCode scope(AdapterCode code) {
    code.side(Side.CALLEE);
    code.builder().invokevirtual(Names.SIDE, "scope", MethodTypeDesc.of(Names.SCOPE));
    return code;
  }
}
