package dev.wharf.wast;

import dev.wharf.engine.ArrayRef;
import dev.wharf.engine.EqRef;
import dev.wharf.engine.Func;
import dev.wharf.engine.I31Ref;
import dev.wharf.engine.StructRef;
import dev.wharf.wasm.text.VectorParser.LaneShape;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.VecType;
import java.util.Optional;

/** Whether a result is what a script expects. Spec: interpreter, scripts, results. */
final class Matching {
  private Matching() {}

  static boolean matches(Outcome outcome, Expected expected) {
    return switch (expected) {
      case Expected.Bits(var type, _) -> outcome.type() == type && bits(outcome.bits(), expected);
      case Expected.CanonicalNan(var type) ->
          outcome.type() == type && bits(outcome.bits(), expected);
      case Expected.ArithmeticNan(var type) ->
          outcome.type() == type && bits(outcome.bits(), expected);
      case Expected.Vector vector -> outcome.type() == VecType.V128 && lanes(outcome, vector);
      case Expected.NullRef _ -> outcome.type() instanceof RefType && outcome.ref().isEmpty();
      case Expected.HostRef(int number) ->
          outcome.ref().equals(Optional.of(new Value.HostRef(number)));
      case Expected.Ref(var type) ->
          outcome.ref().filter(ref -> isOf(outcome, ref, type)).isPresent();
      case Expected.Either(var choices) ->
          choices.stream().anyMatch(choice -> matches(outcome, choice));
    };
  }

  private static boolean isOf(Outcome outcome, Object ref, AbstractHeapType type) {
    return switch (type) {
      case FUNC -> ref instanceof Func;
      case EXTERN, EXN, ANY -> outcome.type() instanceof RefType;
      case EQ -> ref instanceof EqRef;
      case I31 -> ref instanceof I31Ref;
      case STRUCT -> ref instanceof StructRef;
      case ARRAY -> ref instanceof ArrayRef;
      case NOFUNC, NOEXTERN, NOEXN, NONE -> false;
    };
  }

  /** A number on its own or in a lane. */
  private static boolean bits(long bits, Expected expected) {
    return switch (expected) {
      case Expected.Bits(_, long wanted) -> bits == wanted;
      case Expected.CanonicalNan(var type) ->
          switch (type) {
            case F32 -> (bits & 0x7FFF_FFFFL) == 0x7FC0_0000L;
            case F64 -> (bits & Long.MAX_VALUE) == 0x7FF8_0000_0000_0000L;
            case I32, I64 -> false;
          };
      case Expected.ArithmeticNan(var type) ->
          switch (type) {
            case F32 -> (bits & 0x7FC0_0000L) == 0x7FC0_0000L;
            case F64 -> (bits & 0x7FF8_0000_0000_0000L) == 0x7FF8_0000_0000_0000L;
            case I32, I64 -> false;
          };
      case Expected.Vector _,
          Expected.NullRef _,
          Expected.HostRef _,
          Expected.Ref _,
          Expected.Either _ ->
          false;
    };
  }

  private static boolean lanes(Outcome outcome, Expected.Vector vector) {
    for (int i = 0; i < vector.lanes().size(); i++) {
      if (!bits(lane(outcome, vector.shape(), i), vector.lanes().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static long lane(Outcome outcome, LaneShape shape, int lane) {
    int from = lane * shape.bits();
    long half = from < Long.SIZE ? outcome.bits() : outcome.high();
    long bits = half >>> from % Long.SIZE;
    return shape.bits() == Long.SIZE ? bits : bits & (1L << shape.bits()) - 1;
  }
}
