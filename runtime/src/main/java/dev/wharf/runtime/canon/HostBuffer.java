package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Elements of a stream or future on the side of the host. */
abstract sealed class HostBuffer {
  private final int length;
  private int progress;

  private HostBuffer(int length) {
    this.length = length;
  }

  public final int remain() {
    return length - progress;
  }

  public final int progress() {
    return progress;
  }

  public final boolean isZeroLength() {
    return length == 0;
  }

  /** Passes elements and gives the number of the first. */
  final int advance(int count) {
    int first = progress;
    progress += count;
    return first;
  }

  /** Java objects that the host writes. */
  static final class Offer extends HostBuffer implements Buffer.Readable {
    private final ElementCodec codec;
    private final List<?> elements;

    Offer(ElementCodec codec, List<?> elements) {
      super(elements.size());
      this.codec = codec;
      this.elements = elements;
    }

    Object next() {
      return elements.get(advance(1));
    }

    ElementCodec codec() {
      return codec;
    }
  }

  /** Bytes that the host writes. */
  static final class ByteOffer extends HostBuffer implements Buffer.Readable {
    private final byte[] bytes;

    ByteOffer(byte[] bytes, int length) {
      super(length);
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /** Room for Java objects. */
  static final class Elements extends HostBuffer implements Buffer.Writable {
    private final ElementCodec codec;
    private final List<Object> elements = new ArrayList<>();

    Elements(ElementCodec codec, int length) {
      super(length);
      this.codec = codec;
    }

    List<?> elements() {
      return Collections.unmodifiableList(elements);
    }

    @Override
    public void write(Buffer.Readable from, int count) {
      switch (from) {
        case GuestBuffer.Source source -> source.lift(codec, count, elements);
        case Offer offer -> {
          for (int i = 0; i < count; i++) {
            elements.add(offer.next());
          }
        }
        default -> throw new HostValueException("a stream of bytes is not read as such");
      }
      advance(count);
    }
  }

  /** Room for bytes. */
  static final class Bytes extends HostBuffer implements Buffer.Writable {
    private final byte[] bytes;
    private final int start;

    Bytes(byte[] bytes, int start, int length) {
      super(length);
      this.bytes = bytes;
      this.start = start;
    }

    @Override
    public void write(Buffer.Readable from, int count) {
      int at = start + advance(count);
      switch (from) {
        case GuestBuffer.Source source -> source.copyTo(bytes, at, count);
        case ByteOffer offer ->
            System.arraycopy(offer.bytes(), offer.advance(count), bytes, at, count);
        default -> throw new HostValueException("a stream of bytes is not written as such");
      }
    }
  }
}
