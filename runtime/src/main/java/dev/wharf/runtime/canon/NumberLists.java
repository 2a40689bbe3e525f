package dev.wharf.runtime.canon;

import dev.wharf.runtime.value.Tuple2;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists between memory and Java, called by generated adapters: numbers in one block copy, the frame
 * of all others. A lowered list is a packed pair: address in the low half of a long, length in the
 * high half.
 */
public final class NumberLists {
  /** What an element costs the host at least, beside its own bytes. */
  private static final long ELEMENT = 16;

  private NumberLists() {}

  /** What both lanes of a list or string are. */
  public static long pack(int pointer, int length) {
    return Integer.toUnsignedLong(pointer) | (long) length << 32;
  }

  public static byte[] liftBytes(GuestSide from, int pointer, int length) {
    MemoryAccess.checkList(from.memory(), pointer, length, 1, 1);
    from.charge(length);
    if (from.memory().isArray()) {
      return Arrays.copyOfRange(from.memory().bytes(), pointer, pointer + length);
    }
    var list = new byte[length];
    MemoryAccess.buffer(from.memory(), pointer, length).get(list);
    return list;
  }

  public static short[] liftShorts(GuestSide from, int pointer, int length) {
    var source = range(from, pointer, length, 2);
    var list = new short[length];
    source.asShortBuffer().get(list);
    return list;
  }

  public static int[] liftInts(GuestSide from, int pointer, int length) {
    var source = range(from, pointer, length, 4);
    var list = new int[length];
    source.asIntBuffer().get(list);
    return list;
  }

  public static long[] liftLongs(GuestSide from, int pointer, int length) {
    var source = range(from, pointer, length, 8);
    var list = new long[length];
    source.asLongBuffer().get(list);
    return list;
  }

  public static float[] liftFloats(GuestSide from, int pointer, int length) {
    var source = range(from, pointer, length, 4);
    var list = new float[length];
    source.asFloatBuffer().get(list);
    for (int i = 0; i < length; i++) {
      list[i] = Scalars.f32(list[i]);
    }
    return list;
  }

  public static double[] liftDoubles(GuestSide from, int pointer, int length) {
    var source = range(from, pointer, length, 8);
    var list = new double[length];
    source.asDoubleBuffer().get(list);
    for (int i = 0; i < length; i++) {
      list[i] = Scalars.f64(list[i]);
    }
    return list;
  }

  private static ByteBuffer range(GuestSide from, int pointer, int length, int size) {
    MemoryAccess.checkList(from.memory(), pointer, length, size, size);
    from.charge((long) length * size);
    return MemoryAccess.buffer(from.memory(), pointer, length * size);
  }

  public static long lowerBytes(byte[] list, GuestSide to) {
    int pointer = allocate(to, list.length, 1, 1);
    MemoryAccess.put(list, 0, list.length, to.memory(), pointer);
    return pack(pointer, list.length);
  }

  public static long lowerShorts(short[] list, GuestSide to) {
    int pointer = allocate(to, list.length, 2, 2);
    MemoryAccess.buffer(to.memory(), pointer, list.length * 2).asShortBuffer().put(list);
    return pack(pointer, list.length);
  }

  public static long lowerInts(int[] list, GuestSide to) {
    int pointer = allocate(to, list.length, 4, 4);
    MemoryAccess.buffer(to.memory(), pointer, list.length * 4).asIntBuffer().put(list);
    return pack(pointer, list.length);
  }

  public static long lowerLongs(long[] list, GuestSide to) {
    int pointer = allocate(to, list.length, 8, 8);
    MemoryAccess.buffer(to.memory(), pointer, list.length * 8).asLongBuffer().put(list);
    return pack(pointer, list.length);
  }

  public static long lowerFloats(float[] list, GuestSide to) {
    int pointer = allocate(to, list.length, 4, 4);
    MemoryAccess.buffer(to.memory(), pointer, list.length * 4).asFloatBuffer().put(list);
    return pack(pointer, list.length);
  }

  public static long lowerDoubles(double[] list, GuestSide to) {
    int pointer = allocate(to, list.length, 8, 8);
    MemoryAccess.buffer(to.memory(), pointer, list.length * 8).asDoubleBuffer().put(list);
    return pack(pointer, list.length);
  }

  /** Room for a list of the host in the guest's memory. */
  public static int allocate(GuestSide to, int length, int alignment, int size) {
    long bytes = (long) length * size;
    if (bytes > MemoryAccess.MAX_BYTES) {
      throw new HostValueException("a list of " + length + " elements is too long to be lowered");
    }
    return to.allocate(alignment, (int) bytes);
  }

  /** Checks the source of a list that goes from guest to guest and makes room for it. */
  public static int fuse(
      GuestSide from, int pointer, int length, GuestSide to, int alignment, int size) {
    MemoryAccess.checkList(from.memory(), pointer, length, alignment, size);
    return to.allocate(alignment, length * size);
  }

  /** A list whose elements are the same bytes on both sides. */
  public static int copy(
      GuestSide from, int pointer, int length, GuestSide to, int alignment, int size) {
    int target = fuse(from, pointer, length, to, alignment, size);
    MemoryAccess.copy(from.memory(), pointer, to.memory(), target, length * size);
    return target;
  }

  /** Checks the place of a list that is about to become objects. */
  public static void frame(GuestSide from, int pointer, int length, int alignment, int size) {
    MemoryAccess.checkList(from.memory(), pointer, length, alignment, size);
    from.charge((ELEMENT + size) * length);
  }

  /** What a lifted list is: unmodifiable. */
  public static List<Object> wrap(Object[] elements) {
    return Collections.unmodifiableList(Arrays.asList(elements));
  }

  /** The elements of a list of the host, which may be of any kind. */
  public static Object[] elements(List<?> list) {
    return list.toArray();
  }

  /** The elements of a list whose length the type prescribes. */
  public static Object[] elements(List<?> list, int length) {
    Object[] elements = list.toArray();
    if (elements.length != length) {
      throw new HostValueException(
          "a list of " + elements.length + " elements where the type has " + length);
    }
    return elements;
  }

  /** Pairs as a map in the guest's order; of equal keys the last counts. */
  public static Map<Object, Object> toMap(List<?> pairs) {
    var map = new LinkedHashMap<Object, Object>();
    for (int i = 0; i < pairs.size(); i++) {
      var pair = (Tuple2<?, ?>) pairs.get(i);
      map.put(pair.f0(), pair.f1());
    }
    return Collections.unmodifiableMap(map);
  }

  public static List<Object> fromMap(Map<?, ?> map) {
    var pairs = new ArrayList<Object>();
    map.forEach((key, value) -> pairs.add(new Tuple2<>(key, value)));
    return pairs;
  }
}
