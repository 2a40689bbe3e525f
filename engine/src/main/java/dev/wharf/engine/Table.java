package dev.wharf.engine;

import dev.wharf.engine.abi.Traps;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.TableType;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A table; only the owner thread of its store may touch it. As with {@link Memory}, the array is no
 * longer than what was written: elements past its end are null. Spec: exec/runtime, table
 * instances.
 */
public final class Table implements Extern {
  /** Largest size in elements: what a Java array can hold. */
  public static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  private static final int FIRST_COMMIT = 16;
  private static final Object[] NO_ELEMENTS = {};

  private final Store store;
  private final RefType element;
  private final AddressType address;
  private final boolean funcs;
  private final OptionalLong max;
  private Object[] elements = NO_ELEMENTS;
  private int size;

  private Table(Store store, TableType type, int size) {
    this.store = store;
    this.element = type.element();
    this.address = type.address();
    this.funcs = isFunc(element);
    this.max = type.bounds().max();
    this.size = size;
  }

  /**
   * A new table at its minimal size, every element {@code init}.
   *
   * @throws LinkException if the store's limits do not allow it
   */
  public static Table create(Store store, TableType type, Object init) {
    long min = type.bounds().min();
    if (Long.compareUnsigned(min, MAX_SIZE) > 0 || !store.reserveElements(min)) {
      throw new LinkException(
          "table limit exceeded: " + Long.toUnsignedString(min) + " elements are refused");
    }
    var table = new Table(store, type, (int) min);
    if (init != null) {
      try {
        table.fill(0, init, table.size);
      } catch (OutOfMemoryError _) {
        throw new LinkException("table limit exceeded: the heap cannot hold a table of this size");
      }
    }
    return table;
  }

  @Override
  public TableType type() {
    return new TableType(address, element, new Bounds(size, max));
  }

  @Override
  public Store store() {
    return store;
  }

  /**
   * A function of an element segment, not yet made: a large table costs little until its functions
   * are called. Only ever seen inside a table.
   */
  private record Deferred(Instance instance, int funcIndex) {}

  /**
   * The physical elements; those past the array's end are null, and one that is neither null nor a
   * function must be fetched by {@link #get} or {@link #func}. Replaced on growth.
   */
  public Object[] elements() {
    return elements;
  }

  /** Size in elements. */
  public int size() {
    return size;
  }

  /** The element at an unsigned index; traps out of bounds. */
  public Object get(int index) {
    check(index, 1);
    return index < elements.length ? made(index) : null;
  }

  private Object made(int index) {
    if (elements[index] instanceof Deferred(Instance instance, int funcIndex)) {
      elements[index] = instance.func(funcIndex);
    }
    return elements[index];
  }

  /** The function that {@code call_indirect} calls; traps if there is none. */
  public Func func(int index) {
    if (Integer.compareUnsigned(index, size) < 0) {
      if (get(index) instanceof Func func) {
        return func;
      }
      throw Traps.trap(Trap.UNINITIALIZED_ELEMENT, Integer.toUnsignedString(index));
    }
    throw Traps.trap(Trap.UNDEFINED_ELEMENT, element(index).append(" of ").append(size).toString());
  }

  private static StringBuilder element(int index) {
    return new StringBuilder(48).append("element ").append(Integer.toUnsignedString(index));
  }

  /** Writes the element at an unsigned index; traps out of bounds. */
  public void set(int index, Object value) {
    check(index, 1);
    writable(index + 1)[index] = checked(value);
  }

  /**
   * Writes a function of an instance, which is made when it is first fetched. Checked by the
   * caller.
   */
  void defer(int index, Instance instance, int funcIndex) {
    writable(index + 1)[index] = new Deferred(instance, funcIndex);
  }

  /**
   * Makes the table larger by {@code delta} elements, unsigned, each {@code init}.
   *
   * @return the old size, or -1 if the type, the store or the JVM does not allow it
   */
  public int grow(long delta, Object init) {
    int old = size;
    long target = old + delta;
    if (delta == 0) {
      return old;
    }
    if (Long.compareUnsigned(delta, MAX_SIZE) > 0
        || target > MAX_SIZE
        || Long.compareUnsigned(target, max.orElse(MAX_SIZE)) > 0
        || target * 4 > Runtime.getRuntime().maxMemory()
        || !store.reserveElements(target - old)) {
      return -1;
    }
    size = (int) target;
    if (init != null) {
      try {
        fill(old, init, size - old);
      } catch (OutOfMemoryError _) {
        size = old;
        store.reserveElements(old - target);
        return -1;
      }
    }
    return old;
  }

  /** Writes {@code count} times {@code value}; index and count are unsigned. */
  public void fill(int index, Object value, int count) {
    check(index, count);
    int end = index + count;
    if (value == null) {
      end = Math.min(end, elements.length);
      if (index >= end) {
        return;
      }
    }
    if (count != 0) {
      Arrays.fill(writable(end), index, end, checked(value));
    }
  }

  /** Copies as if through a buffer; indices and count are unsigned. */
  public void copy(int index, Table source, int sourceIndex, int count) {
    source.check(sourceIndex, count);
    check(index, count);
    if (count == 0) {
      return;
    }
    var to = writable(index + count);
    var from = source.writable(sourceIndex + count);
    System.arraycopy(from, sourceIndex, to, index, count);
  }

  /** Traps unless {@code count} elements from {@code index} lie in the table, both unsigned. */
  public void check(int index, int count) {
    if (Integer.toUnsignedLong(index) + Integer.toUnsignedLong(count) > size) {
      var detail = element(index);
      detail.append(" + ").append(Integer.toUnsignedString(count)).append(" > ").append(size);
      throw Traps.trap(Trap.OUT_OF_BOUNDS_TABLE_ACCESS, detail.toString());
    }
  }

  private Object checked(Object value) {
    return funcs ? (Func) value : value;
  }

  /** Whether values of a closed type are functions. */
  static boolean isFunc(RefType type) {
    return switch (type.heap()) {
      case AbstractHeapType heap -> heap.top() == AbstractHeapType.FUNC;
      case DefType heap -> heap.func().isPresent();
      case HeapType.Concrete _ -> throw new IllegalStateException("not a closed type");
    };
  }

  private Object[] writable(int end) {
    if (end > elements.length) {
      long wanted = Math.max(end, Math.max(2L * elements.length, FIRST_COMMIT));
      elements = Arrays.copyOf(elements, (int) Math.min(wanted, size));
    }
    return elements;
  }
}
