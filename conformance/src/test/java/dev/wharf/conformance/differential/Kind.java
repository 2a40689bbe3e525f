package dev.wharf.conformance.differential;

import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.type.VecType;
import java.util.Locale;
import java.util.Optional;

/** What a value is to somebody who cannot see a module's types. */
enum Kind {
  I32,
  I64,
  F32,
  F64,
  REF;

  /** Empty for a vector, which no JavaScript engine hands out. */
  static Optional<Kind> of(ValType type) {
    return switch (type) {
      case NumType number -> Optional.of(valueOf(number.name()));
      case RefType _ -> Optional.of(REF);
      case VecType _ -> Optional.empty();
    };
  }

  /**
   * A value in words. Every NaN is one: which of them an operator gives is left open, and
   * JavaScript does not keep them apart.
   */
  String print(long bits, Object ref) {
    return word()
        + ":"
        + switch (this) {
          case I32 -> Integer.toString((int) bits);
          case I64 -> Long.toString(bits);
          case F32 ->
              Float.isNaN(Float.intBitsToFloat((int) bits))
                  ? "nan"
                  : String.format("%08x", (int) bits);
          case F64 ->
              Double.isNaN(Double.longBitsToDouble(bits)) ? "nan" : String.format("%016x", bits);
          case REF ->
              ref == null ? "null" : ref instanceof HostValue(int id) ? "host" + id : "some";
        };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A reference that a guest can only hand on. */
  record HostValue(int id) {}
}
