package dev.wharf.wasm.instr;

import static dev.wharf.wasm.type.ValType.F32;
import static dev.wharf.wasm.type.ValType.F64;
import static dev.wharf.wasm.type.ValType.I32;
import static dev.wharf.wasm.type.ValType.I64;
import static dev.wharf.wasm.type.ValType.V128;

import dev.wharf.wasm.type.ValType;
import java.util.List;

/**
 * Operand types of an instruction: what it pops and pushes, or {@link #CONTEXTUAL} when the module
 * decides. Names are JVM letters, with {@code S} for v128 and {@code V} for nothing.
 */
public enum Signature {
  CONTEXTUAL(List.of(), List.of()),
  VOID(List.of(), List.of()),
  V_I(List.of(), List.of(I32)),
  V_L(List.of(), List.of(I64)),
  V_F(List.of(), List.of(F32)),
  V_D(List.of(), List.of(F64)),
  I_I(List.of(I32), List.of(I32)),
  L_I(List.of(I64), List.of(I32)),
  F_I(List.of(F32), List.of(I32)),
  D_I(List.of(F64), List.of(I32)),
  I_L(List.of(I32), List.of(I64)),
  L_L(List.of(I64), List.of(I64)),
  F_L(List.of(F32), List.of(I64)),
  D_L(List.of(F64), List.of(I64)),
  I_F(List.of(I32), List.of(F32)),
  L_F(List.of(I64), List.of(F32)),
  F_F(List.of(F32), List.of(F32)),
  D_F(List.of(F64), List.of(F32)),
  I_D(List.of(I32), List.of(F64)),
  L_D(List.of(I64), List.of(F64)),
  F_D(List.of(F32), List.of(F64)),
  D_D(List.of(F64), List.of(F64)),
  II_I(List.of(I32, I32), List.of(I32)),
  LL_L(List.of(I64, I64), List.of(I64)),
  LL_I(List.of(I64, I64), List.of(I32)),
  FF_F(List.of(F32, F32), List.of(F32)),
  FF_I(List.of(F32, F32), List.of(I32)),
  DD_D(List.of(F64, F64), List.of(F64)),
  DD_I(List.of(F64, F64), List.of(I32)),
  II_V(List.of(I32, I32), List.of()),
  IL_V(List.of(I32, I64), List.of()),
  IF_V(List.of(I32, F32), List.of()),
  ID_V(List.of(I32, F64), List.of()),
  III_V(List.of(I32, I32, I32), List.of()),
  IL_L(List.of(I32, I64), List.of(I64)),
  III_I(List.of(I32, I32, I32), List.of(I32)),
  IIL_I(List.of(I32, I32, I64), List.of(I32)),
  ILL_I(List.of(I32, I64, I64), List.of(I32)),
  ILL_L(List.of(I32, I64, I64), List.of(I64)),
  LL_LL(List.of(I64, I64), List.of(I64, I64)),
  LLLL_LL(List.of(I64, I64, I64, I64), List.of(I64, I64)),
  V_S(List.of(), List.of(V128)),
  I_S(List.of(I32), List.of(V128)),
  L_S(List.of(I64), List.of(V128)),
  F_S(List.of(F32), List.of(V128)),
  D_S(List.of(F64), List.of(V128)),
  S_I(List.of(V128), List.of(I32)),
  S_L(List.of(V128), List.of(I64)),
  S_F(List.of(V128), List.of(F32)),
  S_D(List.of(V128), List.of(F64)),
  S_S(List.of(V128), List.of(V128)),
  SI_S(List.of(V128, I32), List.of(V128)),
  SL_S(List.of(V128, I64), List.of(V128)),
  SF_S(List.of(V128, F32), List.of(V128)),
  SD_S(List.of(V128, F64), List.of(V128)),
  SS_S(List.of(V128, V128), List.of(V128)),
  SSS_S(List.of(V128, V128, V128), List.of(V128)),
  IS_S(List.of(I32, V128), List.of(V128)),
  IS_V(List.of(I32, V128), List.of());

  private final List<ValType> params;
  private final List<ValType> results;

  Signature(List<? extends ValType> params, List<? extends ValType> results) {
    this.params = List.copyOf(params);
    this.results = List.copyOf(results);
  }

  public List<ValType> params() {
    return params;
  }

  public List<ValType> results() {
    return results;
  }
}
