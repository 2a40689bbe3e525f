package dev.wharf.engine;

import dev.wharf.engine.abi.Traps;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.MemoryType;
import java.lang.foreign.MemorySegment;
import java.util.OptionalLong;

/**
 * A linear memory. Only the owner thread of its store may touch it, unless it is shared: then
 * instances of any store may, each on its own thread. Spec: exec/runtime, memory instances.
 *
 * <p>Where the bytes lie is settled when the memory is made: {@link HeapMemory} has an array,
 * {@link NativeMemory} address space outside of the heap. Generated code is compiled for one or the
 * other and reads {@link #bytes} or {@link #segment}; hosts that do not care use {@link #read} and
 * {@link #write}.
 */
public abstract sealed class Memory implements Extern permits HeapMemory, NativeMemory {
  /** Bytes of a page of the usual size. */
  public static final int PAGE_SIZE = 65536;

  /** Largest size in pages of 64 KiB of a memory in an array. */
  public static final int MAX_PHYSICAL_PAGES = 32767;

  /** Largest size in bytes of a memory in an array. */
  static final int MAX_ARRAY = MAX_PHYSICAL_PAGES * PAGE_SIZE;

  static final byte[] NO_BYTES = {};

  private final Store store;
  private final MemoryType declared;

  /** What {@link #bytes} gives. */
  byte[] bytes = NO_BYTES;

  /** What {@link #segment} gives; null in an array, where no class of segments shall be loaded. */
  MemorySegment segment;

  Memory(Store store, MemoryType declared) {
    this.store = store;
    this.declared = declared;
  }

  /**
   * A new memory of zeroes, at its minimal size. A shared one is charged to {@code store}, whoever
   * makes it grow.
   *
   * @throws LinkException if the store's limits or the machine do not allow it
   */
  public static Memory create(Store store, MemoryType type) {
    var bounds = type.bounds();
    long size = bounds.min() << type.pageSizeLog2();
    boolean tooLarge =
        size < 0
            || size >>> type.pageSizeLog2() != bounds.min()
            || Long.compareUnsigned(bounds.min(), addressablePages(type)) > 0;
    if (tooLarge || !store.reserveMemory(size)) {
      throw new LinkException(
          "memory limit exceeded: a memory of "
              + Long.toUnsignedString(bounds.min())
              + " pages is refused");
    }
    try {
      if (inArray(type)) {
        return new HeapMemory(store, type, size);
      }
      return new NativeMemory(store, type, size);
    } catch (LinkException e) {
      store.reserveMemory(-size);
      throw e;
    }
  }

  /**
   * Whether a new memory of this type lies in an array: one that is not shared, has 32-bit
   * addresses and fits at its minimum. It then does not grow beyond what an array holds, which few
   * programs want; one with 64-bit addresses is there to grow larger.
   */
  static boolean inArray(MemoryType type) {
    return !type.shared()
        && type.address() == AddressType.I32
        && type.bounds().min() <= MAX_ARRAY >>> type.pageSizeLog2();
  }

  /** The type as declared; {@link #type} tells the present size as the minimum. */
  final MemoryType declared() {
    return declared;
  }

  /** As many pages as addresses reach; with 64 bits less, so that sums of sizes stay positive. */
  private static long addressablePages(MemoryType type) {
    int bits = type.address() == AddressType.I64 ? 62 : 32;
    return 1L << bits - type.pageSizeLog2();
  }

  @Override
  public final MemoryType type() {
    OptionalLong max = declared.bounds().max();
    return new MemoryType(
        declared.address(), new Bounds(pages(), max), declared.shared(), declared.pageSizeLog2());
  }

  /** The store that it is charged to. */
  @Override
  public final Store store() {
    return store;
  }

  /** Whether threads of several stores may use it. */
  public final boolean isShared() {
    return declared.shared();
  }

  /** Whether the bytes lie in an array: {@link #bytes} and {@link #range} give it. */
  public abstract boolean isArray();

  /**
   * The physical storage of a memory in an array, which may be shorter than {@link #byteSize} and
   * is replaced when more is touched: fetch it again after every call into the guest. Empty for a
   * memory outside of the heap.
   */
  public final byte[] bytes() {
    return bytes;
  }

  /**
   * All bytes of a memory outside of the heap, as it was when this thread last saw it grow.
   *
   * @throws IllegalStateException if the memory lies in an array
   */
  public final MemorySegment segment() {
    MemorySegment present = segment;
    if (present == null) {
      throw new IllegalStateException("a memory in an array has no segment");
    }
    return present;
  }

  /** The size in bytes. */
  public abstract long byteSize();

  /** The size in pages, unsigned. */
  public final long pages() {
    return byteSize() >>> declared.pageSizeLog2();
  }

  /**
   * Makes the memory larger by {@code delta} pages, unsigned.
   *
   * @return the old size in pages, or -1 if the type, the store or the machine does not allow it
   */
  public final long grow(long delta) {
    if (delta == 0) {
      return pages();
    }
    return growBy(delta);
  }

  abstract long growBy(long delta);

  /** The size in bytes after growing by so many pages, or -1 if the type does not allow it. */
  final long grown(long delta) {
    long old = pages();
    long target = old + delta;
    long most = addressablePages(declared);
    long max = declared.bounds().max().orElse(most);
    boolean allowed =
        (delta | target) >= 0 && target <= most && Long.compareUnsigned(target, max) <= 0;
    return allowed ? target << declared.pageSizeLog2() : -1;
  }

  /**
   * Checks that {@code length} bytes from {@code address} lie in the memory, makes them physical
   * and gives the array they are in, at index {@code address}. Both numbers are taken as
   * non-negative; a negative one traps.
   *
   * @throws TrapException out of bounds memory access, or memory limit exceeded
   * @throws IllegalStateException if the memory does not lie in an array
   */
  public abstract byte[] range(long address, long length);

  /** As {@link #range}, but leaves the bytes uncommitted: what is past the array's end is zero. */
  public final void check(long address, long length) {
    long end = address + length;
    if ((address | length | end) < 0 || end > byteSize()) {
      throw outOfBounds(address, length);
    }
  }

  /**
   * Copies out of the memory, wherever it lies.
   *
   * @throws TrapException out of bounds memory access
   */
  public abstract void read(long address, byte[] to, int at, int length);

  /**
   * Copies into the memory, wherever it lies.
   *
   * @throws TrapException out of bounds memory access
   */
  public abstract void write(long address, byte[] from, int at, int length);

  /** Lets an instance follow this memory's storage: it is memory 0 of that instance. */
  abstract void attach(Instance instance);

  /** Makes at least {@code end} bytes physical where that is not done by the machine. */
  abstract void reserve(long end);

  final TrapException outOfBounds(long address, long length) {
    var detail = new StringBuilder(64);
    detail.append("address ").append(Long.toUnsignedString(address));
    detail.append(" + ").append(Long.toUnsignedString(length)).append(" > ").append(byteSize());
    return Traps.trap(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, detail.toString());
  }
}
