package dev.wharf.engine;

import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.MemoryType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A memory outside of the heap: a shared one, since Java has atomic access to bytes only there, and
 * one that may be larger than an array. It takes address space for what it may become and of the
 * machine's memory only what is touched.
 *
 * <p>{@link #segment} is a slice of the logical size, so that its bounds are the memory's. Growing
 * replaces it. A thread may go on with an older, shorter one until an access does not fit: then it
 * looks again, as {@link #fresh} does.
 */
public final class NativeMemory extends Memory {
  private static final VarHandle SEGMENT;

  static {
    try {
      SEGMENT = MethodHandles.lookup().findVarHandle(Memory.class, "segment", MemorySegment.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Address space for a 64-bit memory that says nothing about its maximum; a larger one moves. */
  private static final long FIRST_RESERVATION = 4L << 30;

  private final Waiters waiters = new Waiters();

  /** All that is reserved; the memory's bytes are its first ones. */
  private MemorySegment reserved;

  NativeMemory(Store store, MemoryType type, long byteSize) {
    super(store, type);
    reserved =
        Reservation.of(byteSize, Math.max(byteSize, wanted(type)))
            .orElseThrow(() ->
                new LinkException(
                    "memory limit exceeded: the machine has no room for " + byteSize + " bytes"));
    segment = reserved.asSlice(0, byteSize);
  }

  private static long wanted(MemoryType type) {
    int log2 = type.pageSizeLog2();
    long most = type.address() == AddressType.I32 ? 1L << 32 - log2 : FIRST_RESERVATION >>> log2;
    long max = type.bounds().max().orElse(-1);
    // A shared memory cannot move, so all that it may become is wanted at once.
    boolean whole = type.shared() && max >= 0 && max <= Long.MAX_VALUE >>> log2;
    return (whole || Long.compareUnsigned(max, most) < 0 ? max : most) << log2;
  }

  @Override
  public boolean isArray() {
    return false;
  }

  /** The segment after all growth that other threads have finished. */
  public MemorySegment fresh() {
    return (MemorySegment) SEGMENT.getAcquire((Memory) this);
  }

  /** A range as a buffer that reads and writes through, little-endian; it was checked before. */
  public ByteBuffer buffer(long address, int length) {
    return fresh().asSlice(address, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What is reserved, a multiple of eight bytes: for accesses to a whole word around a byte. */
  public MemorySegment words() {
    return reserved;
  }

  /** Threads that wait for a notification at an address. */
  public Waiters waiters() {
    return waiters;
  }

  @Override
  public long byteSize() {
    return fresh().byteSize();
  }

  @Override
  synchronized long growBy(long delta) {
    long old = pages();
    long size = byteSize();
    long target = grown(delta);
    if (target < 0 || !store().reserveMemory(target - size)) {
      return -1;
    }
    if (target > reserved.byteSize() && !move(target)) {
      store().reserveMemory(size - target);
      return -1;
    }
    SEGMENT.setRelease((Memory) this, reserved.asSlice(0, target));
    return old;
  }

  /** Takes a larger part of the address space, which only a memory of one thread can do. */
  private boolean move(long target) {
    if (isShared()) {
      return false;
    }
    var larger = Reservation.of(target, Math.max(target, 2 * reserved.byteSize()));
    larger.ifPresent(to -> {
      MemorySegment.copy(segment, 0, to, 0, segment.byteSize());
      reserved = to;
    });
    return larger.isPresent();
  }

  @Override
  public byte[] range(long address, long length) {
    check(address, length);
    throw new IllegalStateException(
        "a shared memory, or one of more than 2 GiB, has no array: read and write copy");
  }

  @Override
  public void read(long address, byte[] to, int at, int length) {
    check(address, length);
    MemorySegment.copy(fresh(), ValueLayout.JAVA_BYTE, address, to, at, length);
  }

  @Override
  public void write(long address, byte[] from, int at, int length) {
    check(address, length);
    MemorySegment.copy(from, at, fresh(), ValueLayout.JAVA_BYTE, address, length);
  }

  @Override
  void attach(Instance instance) {}

  @Override
  void reserve(long end) {}
}
