package dev.wharf.wast;

import dev.wharf.wasm.text.VectorParser.LaneShape;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.NumType;
import java.util.List;

/** What a result must be. */
public sealed interface Expected {
  /** These raw bits; of 32 bits in the low half. */
  record Bits(NumType type, long bits) implements Expected {
    @Override
    public String toString() {
      return switch (type) {
        case I32 -> "i32 " + (int) bits;
        case I64 -> "i64 " + bits;
        case F32 ->
            "f32 " + Float.intBitsToFloat((int) bits) + " 0x" + Integer.toHexString((int) bits);
        case F64 -> "f64 " + Double.longBitsToDouble(bits) + " 0x" + Long.toHexString(bits);
      };
    }
  }

  /** A NaN whose payload has only the highest bit. */
  record CanonicalNan(NumType type) implements Expected {}

  /** A NaN whose payload has the highest bit. */
  record ArithmeticNan(NumType type) implements Expected {}

  /** A vector lane by lane; integers narrower than 32 bits are of type i32, zero-extended. */
  record Vector(LaneShape shape, List<Expected> lanes) implements Expected {
    public Vector {
      lanes = List.copyOf(lanes);
    }
  }

  record NullRef() implements Expected {}

  record HostRef(int number) implements Expected {}

  /** Any reference but null to something of this type. */
  record Ref(AbstractHeapType type) implements Expected {}

  record Either(List<Expected> choices) implements Expected {
    public Either {
      choices = List.copyOf(choices);
    }
  }
}
