package dev.wharf.engine;

import dev.wharf.engine.abi.Traps;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.MemoryType;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A linear memory; only the owner thread of its store may touch it. Spec: exec/runtime, memory
 * instances.
 *
 * <p><b>Physical and logical size.</b> The array is no longer than what was touched: growing only
 * raises the logical size, and the first access past the array's end makes it longer (at least
 * double, so that growth is amortised). What lies between the two sizes reads as zero. A memory may
 * be 4 GiB large, of which the first 2 GiB can be touched.
 */
public final class Memory implements Extern {
  /** Bytes of a page. */
  public static final int PAGE_SIZE = 65536;

  /** Largest size that {@link #grow} reaches: what a Java array can hold. */
  public static final int MAX_PHYSICAL_PAGES = 32767;

  private static final int MAX_ARRAY = MAX_PHYSICAL_PAGES * PAGE_SIZE;
  private static final long MAX_PAGES = 65536;
  private static final int FIRST_COMMIT = PAGE_SIZE;
  private static final byte[] NO_BYTES = {};
  private static final Instance[] NO_INSTANCES = {};

  private final Store store;
  private final OptionalLong max;
  private byte[] bytes = NO_BYTES;
  private long byteSize;
  private Instance[] attached = NO_INSTANCES;

  private Memory(Store store, MemoryType type) {
    this.store = store;
    this.max = type.bounds().max();
    this.byteSize = type.bounds().min() * PAGE_SIZE;
  }

  /**
   * A new memory of zeroes, at its minimal size.
   *
   * @throws LinkException if the store's limits do not allow it
   */
  public static Memory create(Store store, MemoryType type) {
    var memory = new Memory(store, type);
    if (!store.reserveMemory(memory.byteSize)) {
      throw new LinkException(
          "memory limit exceeded: a memory of " + memory.byteSize + " bytes is refused");
    }
    return memory;
  }

  @Override
  public MemoryType type() {
    return new MemoryType(new Bounds(pages(), max));
  }

  @Override
  public Store store() {
    return store;
  }

  /**
   * The physical storage, which may be shorter than {@link #byteSize} and is replaced when more is
   * touched: fetch it again after every call into the guest.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** The logical size in bytes. */
  public long byteSize() {
    return byteSize;
  }

  /** The logical size in pages, at most 65536. */
  public int pages() {
    return (int) (byteSize / PAGE_SIZE);
  }

  /**
   * Makes the memory larger by {@code delta} pages, unsigned.
   *
   * @return the old size in pages, or -1 if the type, the store or the JVM does not allow it
   */
  public int grow(int delta) {
    int old = pages();
    long target = old + Integer.toUnsignedLong(delta);
    if (delta == 0) {
      return old;
    }
    if (target > Math.min(max.orElse(MAX_PAGES), MAX_PHYSICAL_PAGES)
        || target * PAGE_SIZE > Runtime.getRuntime().maxMemory()
        || !store.reserveMemory((target - old) * PAGE_SIZE)) {
      return -1;
    }
    byteSize = target * PAGE_SIZE;
    return old;
  }

  /**
   * Checks that {@code length} bytes from {@code address} lie in the memory, makes them physical
   * and gives the array they are in, at index {@code address}. Both numbers are taken as
   * non-negative; a negative one traps.
   *
   * @throws dev.wharf.wasm.TrapException out of bounds memory access, or memory limit exceeded
   */
  public byte[] range(long address, long length) {
    long end = address + length;
    if ((address | length | end) < 0 || end > byteSize) {
      throw outOfBounds(address, length);
    }
    if (end > bytes.length) {
      commit(end);
    }
    return bytes;
  }

  /** As {@link #range}, but leaves the bytes uncommitted: what is past the array's end is zero. */
  public void check(long address, long length) {
    long end = address + length;
    if ((address | length | end) < 0 || end > byteSize) {
      throw outOfBounds(address, length);
    }
  }

  /** Lets {@code instance.mem0} follow this memory's storage: it is memory 0 of that instance. */
  public void attach(Instance instance) {
    attached = Arrays.copyOf(attached, attached.length + 1);
    attached[attached.length - 1] = instance;
    instance.mem0 = bytes;
  }

  /** Makes at least {@code end} bytes physical, as far as the logical size goes. */
  void reserve(long end) {
    long target = Math.min(end, Math.min(byteSize, MAX_ARRAY));
    if (target > bytes.length) {
      commit(target);
    }
  }

  private void commit(long end) {
    if (end > MAX_ARRAY) {
      throw Traps.trap(Trap.MEMORY_LIMIT, "a memory is touched past 2 GiB");
    }
    long limit = Math.min(byteSize, MAX_ARRAY);
    long wanted = Math.min(limit, Math.max(end, Math.max(2L * bytes.length, FIRST_COMMIT)));
    byte[] larger;
    try {
      larger = Arrays.copyOf(bytes, (int) wanted);
    } catch (OutOfMemoryError _) {
      larger = commitExactly((int) end);
    }
    bytes = larger;
    for (Instance instance : attached) {
      instance.mem0 = larger;
    }
  }

  private byte[] commitExactly(int end) {
    try {
      return Arrays.copyOf(bytes, end);
    } catch (OutOfMemoryError _) {
      throw Traps.trap(Trap.MEMORY_LIMIT, "the heap cannot hold a memory of this size");
    }
  }

  private RuntimeException outOfBounds(long address, long length) {
    var detail = new StringBuilder(64);
    detail.append("address ").append(Long.toUnsignedString(address));
    detail.append(" + ").append(Long.toUnsignedString(length)).append(" > ").append(byteSize);
    return Traps.trap(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, detail.toString());
  }
}
