package dev.wharf.engine;

import dev.wharf.engine.abi.Traps;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.type.MemoryType;
import java.util.Arrays;

/**
 * A memory in an array.
 *
 * <p><b>Physical and logical size.</b> The array is no longer than what was touched: growing only
 * raises the logical size, and the first access past the array's end makes it longer (at least
 * double, so that growth is amortised). What lies between the two sizes reads as zero.
 */
public final class HeapMemory extends Memory {
  private static final int FIRST_COMMIT = PAGE_SIZE;
  private static final Instance[] NO_INSTANCES = {};

  private long byteSize;
  private Instance[] attached = NO_INSTANCES;

  HeapMemory(Store store, MemoryType type, long byteSize) {
    super(store, type);
    this.byteSize = byteSize;
    store.closesWith(this);
  }

  /** Gives the array away; nobody runs or will run who could reach it. */
  void release(MemoryPool to) {
    byte[] released = bytes;
    bytes = NO_BYTES;
    byteSize = 0;
    for (Instance instance : attached) {
      instance.mem0 = NO_BYTES;
    }
    to.give(released);
  }

  @Override
  public boolean isArray() {
    return true;
  }

  @Override
  public long byteSize() {
    return byteSize;
  }

  @Override
  long growBy(long delta) {
    long old = pages();
    long target = grown(delta);
    if (target < 0
        || target > MAX_ARRAY
        || target > Runtime.getRuntime().maxMemory()
        || !store().reserveMemory(target - byteSize)) {
      return -1;
    }
    byteSize = target;
    return old;
  }

  @Override
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

  @Override
  public void read(long address, byte[] to, int at, int length) {
    System.arraycopy(range(address, length), (int) address, to, at, length);
  }

  @Override
  public void write(long address, byte[] from, int at, int length) {
    System.arraycopy(from, at, range(address, length), (int) address, length);
  }

  @Override
  void attach(Instance instance) {
    attached = Arrays.copyOf(attached, attached.length + 1);
    attached[attached.length - 1] = instance;
    instance.mem0 = bytes;
  }

  @Override
  void reserve(long end) {
    long target = Math.min(end, byteSize);
    if (target > bytes.length) {
      commit(target);
    }
  }

  private void commit(long end) {
    long wanted = Math.min(byteSize, Math.max(end, Math.max(2L * bytes.length, FIRST_COMMIT)));
    byte[] larger;
    try {
      larger = store().memoryPool().extended(bytes, (int) wanted);
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
      return store().memoryPool().extended(bytes, end);
    } catch (OutOfMemoryError _) {
      throw Traps.trap(Trap.MEMORY_LIMIT, "the heap cannot hold a memory of this size");
    }
  }
}
