package dev.wharf.engine.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.Engine;
import dev.wharf.engine.Memory;
import dev.wharf.engine.Store;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.MemoryType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentMemoryTest {
  private final Store store = new Store(Engine.create());

  private Memory memory(AddressType address) {
    var bounds = new Bounds(1, OptionalLong.of(1));
    return Memory.create(store, new MemoryType(address, bounds, false, 16));
  }

  /** Every access, at random addresses near and past the end, against the memory in an array. */
  @Test
  void everyAccessDoesWhatItDoesInAnArray() throws Exception {
    var array = memory(AddressType.I32);
    var segment = memory(AddressType.I64);
    assertThat(array.isArray()).isTrue();
    assertThat(segment.isArray()).isFalse();
    var random = new Random(11);
    int compared = 0;
    for (Method access : SegmentMemory.class.getDeclaredMethods()) {
      if (!Modifier.isPublic(access.getModifiers())) {
        continue;
      }
      var type = access.getParameterTypes();
      boolean store = type.length == 4;
      var arrayTypes = type.clone();
      arrayTypes[0] = int.class;
      arrayTypes[type.length - 1] = int.class;
      var plain = ArrayMemory.class.getMethod(access.getName(), arrayTypes);
      for (int i = 0; i < 2000; i++) {
        int address = i % 3 == 0 ? 65536 - random.nextInt(12) : random.nextInt();
        address = i % 3 == 1 ? random.nextInt(65000) : address;
        int offset = i % 4 == 0 ? random.nextInt() >>> 1 : random.nextInt(9);
        Object value = store ? value(type[1], random) : 0;
        Object expected =
            store
                ? call(plain, address, value, array, offset)
                : call(plain, address, array, offset);
        Object actual =
            store
                ? call(access, Integer.toUnsignedLong(address), value, segment, (long) offset)
                : call(access, Integer.toUnsignedLong(address), segment, (long) offset);
        assertThat(actual)
            .as("%s at %s + %s", access.getName(), address, offset)
            .isEqualTo(expected);
      }
      compared++;
    }
    assertThat(compared).isEqualTo(23);
    var bytes = new byte[65536];
    segment.read(0, bytes, 0, bytes.length);
    assertThat(Arrays.equals(bytes, array.range(0, 65536))).isTrue();
  }

  private static Object value(Class<?> type, Random random) {
    long bits = random.nextLong();
    return switch (type.getName()) {
      case "int" -> (int) bits;
      case "long" -> bits;
      case "float" -> Float.intBitsToFloat((int) bits);
      default -> Double.longBitsToDouble(bits);
    };
  }

  /** What the access gives, or the text of its trap; floats by their bits. */
  private static Object call(Method access, Object... args) throws Exception {
    try {
      return switch (access.invoke(null, args)) {
        case null -> "done";
        case Float single -> Float.floatToRawIntBits(single);
        case Double wide -> Double.doubleToRawLongBits(wide);
        case Object other -> other;
      };
    } catch (InvocationTargetException e) {
      return ((TrapException) e.getCause()).getMessage();
    }
  }
}
