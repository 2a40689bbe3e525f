package dev.wharf.http.netty;

import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.Status;
import io.netty.buffer.ByteBuf;

/** Cuts content out of what arrives. RFC 9112, 6 and 7. */
final class BodyDecoder {
  /** A length that says: until the connection ends. */
  static final long UNTIL_CLOSE = -3;

  private static final int LONGEST_CHUNK_LINE = 256;

  /** Bytes of chunk extensions, which nobody reads, that are accepted. */
  private static final int MOST_EXTENSION = 16 * 1024;

  private enum State {
    DATA,
    CHUNK_SIZE,
    CHUNK_DATA,
    CHUNK_END,
    TRAILERS,
    DONE
  }

  private final HttpLimits.Sizes sizes;
  private final HeadScanner scanner;
  private State state;

  /** Of the content or the chunk. */
  private long remaining;

  private long total;
  private int extension;

  BodyDecoder(long length, HttpLimits.Sizes sizes) {
    this.sizes = sizes;
    scanner = new HeadScanner(sizes, false);
    if (length == FieldParser.CHUNKED) {
      state = State.CHUNK_SIZE;
    } else {
      state = length == 0 ? State.DONE : State.DATA;
      remaining = length == UNTIL_CLOSE ? Long.MAX_VALUE : length;
      if (length > sizes.body()) {
        throw tooLarge();
      }
    }
  }

  /** Bytes that are known to be missing. */
  long missing() {
    return remaining;
  }

  boolean done() {
    return state == State.DONE;
  }

  /**
   * Moves content as long as there is some and it is wanted, and ends it at its end.
   *
   * @return whether that was reached
   */
  boolean decode(ByteBuf in, Inbound to) {
    while (state != State.DONE && in.isReadable()) {
      switch (state) {
        case DATA, CHUNK_DATA -> {
          if (!to.wanted()) {
            return false;
          }
          int length = (int) Math.min(Math.min(remaining, in.readableBytes()), Inbound.WINDOW);
          total += length;
          if (total > sizes.body()) {
            throw tooLarge();
          }
          to.offer(in, length);
          remaining -= length;
          if (remaining == 0) {
            if (state == State.DATA) {
              state = State.DONE;
              to.end(Headers.EMPTY);
            } else {
              state = State.CHUNK_END;
            }
          }
        }
        case CHUNK_SIZE -> {
          if (!chunkSize(in)) {
            return false;
          }
          state = remaining == 0 ? State.TRAILERS : State.CHUNK_DATA;
        }
        case CHUNK_END -> {
          if (in.readableBytes() < 2) {
            return false;
          }
          if (in.readByte() != '\r' || in.readByte() != '\n') {
            throw Refusal.malformed("chunk does not end where it should");
          }
          state = State.CHUNK_SIZE;
        }
        case TRAILERS -> {
          int length = scanner.scan(in);
          if (length < 0) {
            return false;
          }
          byte[] section = new byte[length];
          in.readBytes(section);
          state = State.DONE;
          to.end(FieldParser.trailers(section));
        }
        case DONE -> {}
      }
    }
    return state == State.DONE;
  }

  /** The connection ended: whether that ends the content as it should. */
  boolean endedByClose(Inbound to) {
    if (state == State.DATA && remaining > Long.MAX_VALUE / 2) {
      state = State.DONE;
      to.end(Headers.EMPTY);
    }
    return state == State.DONE;
  }

  private boolean chunkSize(ByteBuf in) {
    int length = in.bytesBefore((byte) '\n') + 1;
    if (length == 0 ? in.readableBytes() > LONGEST_CHUNK_LINE : length > LONGEST_CHUNK_LINE) {
      throw Refusal.malformed("chunk size line too long");
    }
    if (length == 0) {
      return false;
    }
    if (length < 3 || in.getByte(in.readerIndex() + length - 2) != '\r') {
      throw Refusal.malformed("invalid chunk size");
    }
    long size = 0;
    int digits = 0;
    for (; digits < length - 2; digits++) {
      int digit = Character.digit(in.getByte(in.readerIndex() + digits), 16);
      if (digit < 0) {
        break;
      }
      size = 16 * size + digit;
    }
    int rest = length - 2 - digits;
    if (digits == 0 || digits > 15 || rest > 0 && !isExtension(in, digits, rest)) {
      throw Refusal.malformed("invalid chunk size");
    }
    in.skipBytes(length);
    remaining = size;
    return true;
  }

  private boolean isExtension(ByteBuf in, int from, int length) {
    extension += length;
    int start = in.readerIndex() + from;
    if (in.getByte(start) != ';' || extension > MOST_EXTENSION) {
      return false;
    }
    for (int i = 1; i < length; i++) {
      byte b = in.getByte(start + i);
      if (b < ' ' && b != '\t' || b == 127) {
        return false;
      }
    }
    return true;
  }

  private static Refusal tooLarge() {
    return new Refusal(
        Status.CONTENT_TOO_LARGE, HttpError.HTTP_REQUEST_BODY_SIZE, "content too large");
  }
}
