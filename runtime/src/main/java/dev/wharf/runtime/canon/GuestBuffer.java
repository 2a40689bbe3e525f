package dev.wharf.runtime.canon;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.async.Buffer;
import dev.wharf.runtime.async.ElementType;
import dev.wharf.runtime.resource.CallScope;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.List;

/**
 * A stretch of a guest's memory that elements of a stream or future are copied from or to. Spec:
 * Canonical ABI, {@code BufferGuestImpl}.
 */
abstract sealed class GuestBuffer {
  private static final long[] NO_LANES = {};

  /** Elements lend nothing. */
  private static final CallScope SCOPE = new CallScope();

  final GuestSide side;
  final ElementType type;
  private final int size;
  private final int length;
  private int address;
  private int progress;

  private GuestBuffer(GuestSide side, ElementType type, int address, int length) {
    if (Integer.compareUnsigned(length, Buffer.MAX_LENGTH) > 0) {
      throw new TrapException(Trap.LIST_TOO_LONG, Integer.toUnsignedString(length) + " elements");
    }
    this.side = side;
    this.type = type;
    this.address = address;
    this.length = length;
    this.size = type.size();
    if (type.type().isPresent() && length > 0) {
      MemoryAccess.check(side.memory(), address, type.alignment(), (long) size * length);
    }
  }

  final int left() {
    return length - progress;
  }

  final int copied() {
    return progress;
  }

  final boolean isEmpty() {
    return length == 0;
  }

  /** Passes elements and gives the address of the first. */
  final int advance(int count) {
    int from = address;
    address += count * size;
    progress += count;
    return from;
  }

  final InterfaceType element() {
    return type.type().orElseThrow();
  }

  final int elementSize() {
    return size;
  }

  /** Elements that a guest writes. */
  static final class Source extends GuestBuffer implements Buffer.Readable {
    Source(GuestSide side, ElementType type, int address, int length) {
      super(side, type, address, length);
    }

    /** Takes elements as Java objects. */
    void lift(ElementCodec codec, int count, List<Object> into) {
      int from = advance(count);
      if (type.type().isPresent()) {
        side.openCopy();
      }
      for (int i = 0; i < count; i++) {
        into.add(type.type().isEmpty() ? codec.unit() : codec.load(side, from + i * elementSize()));
      }
    }

    /** Takes elements of one byte. */
    void copyTo(byte[] to, int at, int count) {
      side.memory().read(Integer.toUnsignedLong(advance(count)), to, at, count);
    }

    @Override
    public int remain() {
      return left();
    }

    @Override
    public int progress() {
      return copied();
    }

    @Override
    public boolean isZeroLength() {
      return isEmpty();
    }
  }

  /** Room for elements that a guest reads. */
  static final class Target extends GuestBuffer implements Buffer.Writable {
    private final ElementFusers fusers;

    Target(GuestSide side, ElementType type, int address, int length, ElementFusers fusers) {
      super(side, type, address, length);
      this.fusers = fusers;
    }

    @Override
    public void write(Buffer.Readable from, int count) {
      int to = advance(count);
      switch (from) {
        case Source source -> move(source, source.advance(count), to, count);
        case HostBuffer.ByteOffer offer ->
            side.memory()
                .write(Integer.toUnsignedLong(to), offer.bytes(), offer.advance(count), count);
        case HostBuffer.Offer offer -> {
          for (int i = 0; i < count; i++) {
            Object element = offer.next();
            if (type.type().isPresent()) {
              offer.codec().store(element, side, to + i * elementSize());
            }
          }
        }
        default -> throw new IllegalStateException(from.toString());
      }
    }

    /** Within one memory the stretches may overlap. */
    private void move(Source source, int from, int to, int count) {
      if (elementSize() == 0) {
        return;
      }
      if (type.isNoneOrNumber()) {
        MemoryAccess.copy(source.side.memory(), from, side.memory(), to, count * elementSize());
        return;
      }
      var fuser = fusers.of(source.side, side, type);
      for (int i = 0; i < count; i++) {
        int offset = i * elementSize();
        fuser.fuse(NO_LANES, from + offset, NO_LANES, to + offset, SCOPE);
      }
    }

    @Override
    public int remain() {
      return left();
    }

    @Override
    public int progress() {
      return copied();
    }

    @Override
    public boolean isZeroLength() {
      return isEmpty();
    }
  }
}
