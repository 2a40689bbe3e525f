package dev.wharf.runtime.canon;

import dev.wharf.component.abi.Layout;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.async.Buffer;
import dev.wharf.runtime.async.ElementType;
import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.value.Val;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a guest's memory that elements of a stream or future are copied from or to. Spec:
 * Canonical ABI, {@code BufferGuestImpl}.
 */
abstract sealed class GuestBuffer {
  private static final Layout LAYOUT = Layout.MEMORY32;

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
    this.size = type.type().map(element -> (int) LAYOUT.size(element)).orElse(0);
    if (type.type().isPresent() && length > 0) {
      int alignment = LAYOUT.alignment(type.type().get());
      MemoryAccess.check(side.memory(), address, alignment, (long) size * length);
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

    @Override
    public List<Val> read(int count) {
      var values = new ArrayList<Val>(count);
      int from = advance(count);
      if (type.type().isEmpty()) {
        for (int i = 0; i < count; i++) {
          values.add(new Val.Tuple(List.of()));
        }
        return values;
      }
      side.openCopy();
      var lift = new ValLift(side, ElementTypes.slots(type), new CallScope());
      for (int i = 0; i < count; i++) {
        values.add(lift.load(element(), from + i * elementSize()));
      }
      return values;
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
    Target(GuestSide side, ElementType type, int address, int length) {
      super(side, type, address, length);
    }

    @Override
    public void write(Buffer.Readable from, int count) {
      if (from instanceof Source source && type.isNoneOrNumber()) {
        int bytes = count * elementSize();
        int there = source.advance(count);
        int here = advance(count);
        if (bytes > 0) {
          // Within one memory the stretches may overlap: both arrays are fetched before the copy.
          byte[] to = side.memory().range(Integer.toUnsignedLong(here), bytes);
          byte[] bytesThere = source.side.memory().range(Integer.toUnsignedLong(there), bytes);
          System.arraycopy(bytesThere, there, to, here, bytes);
        }
        return;
      }
      List<Val> values = from.read(count);
      int to = advance(count);
      if (type.type().isPresent()) {
        var lower = new ValLower(side, ElementTypes.slots(type), new CallScope());
        for (int i = 0; i < count; i++) {
          lower.store(values.get(i), element(), to + i * elementSize());
        }
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
