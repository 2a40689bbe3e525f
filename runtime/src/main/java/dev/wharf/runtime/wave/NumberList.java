package dev.wharf.runtime.wave;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Val;
import java.util.List;

/** Packs parsed elements the way {@link ListVal} keeps them: numbers in arrays of their width. */
final class NumberList {
  private NumberList() {}

  static ListVal of(List<Val> values, InterfaceType element) {
    if (!(element instanceof InterfaceType.Primitive primitive)) {
      return new ListVal.Elements(values);
    }
    int size = values.size();
    return switch (primitive) {
      case S8, U8 -> {
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
          bytes[i] = (byte) whole(values.get(i));
        }
        yield new ListVal.Bytes(bytes);
      }
      case S16, U16 -> {
        var shorts = new short[size];
        for (int i = 0; i < size; i++) {
          shorts[i] = (short) whole(values.get(i));
        }
        yield new ListVal.Shorts(shorts);
      }
      case S32, U32 -> {
        var ints = new int[size];
        for (int i = 0; i < size; i++) {
          ints[i] = (int) whole(values.get(i));
        }
        yield new ListVal.Ints(ints);
      }
      case S64, U64 -> {
        var longs = new long[size];
        for (int i = 0; i < size; i++) {
          longs[i] = whole(values.get(i));
        }
        yield new ListVal.Longs(longs);
      }
      case F32 -> {
        var floats = new float[size];
        for (int i = 0; i < size; i++) {
          floats[i] = ((Val.F32) values.get(i)).value();
        }
        yield new ListVal.Floats(floats);
      }
      case F64 -> {
        var doubles = new double[size];
        for (int i = 0; i < size; i++) {
          doubles[i] = ((Val.F64) values.get(i)).value();
        }
        yield new ListVal.Doubles(doubles);
      }
      case BOOL, CHAR, STRING, ERROR_CONTEXT -> new ListVal.Elements(values);
    };
  }

  private static long whole(Val value) {
    return switch (value) {
      case Val.S8(byte number) -> number;
      case Val.U8(int number) -> number;
      case Val.S16(short number) -> number;
      case Val.U16(int number) -> number;
      case Val.S32(int number) -> number;
      case Val.U32(long number) -> number;
      case Val.S64(long number) -> number;
      case Val.U64(long number) -> number;
      default -> throw new IllegalStateException("not a whole number: " + value);
    };
  }
}
