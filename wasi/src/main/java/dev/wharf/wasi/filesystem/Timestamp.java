package dev.wharf.wasi.filesystem;

import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * A moment of a file. Any 64-bit number of seconds is possible, more than {@link Instant} holds.
 *
 * @param seconds since 1970-01-01T00:00:00Z, may be negative
 * @param nanos 0 to 999,999,999, counted forward from {@code seconds}
 */
public record Timestamp(long seconds, int nanos) {
  private static final long PER_SECOND = 1_000_000_000L;

  /** From nanoseconds since 1970, unsigned. */
  public static Timestamp ofNanos(long unsigned) {
    return new Timestamp(
        Long.divideUnsigned(unsigned, PER_SECOND),
        (int) Long.remainderUnsigned(unsigned, PER_SECOND));
  }

  static Timestamp of(FileTime time) {
    var instant = time.toInstant();
    return new Timestamp(instant.getEpochSecond(), instant.getNano());
  }

  /** Nanoseconds since 1970, unsigned; moments out of range give the nearest one. */
  public long toNanos() {
    if (seconds < 0) {
      return 0;
    }
    long most = Long.divideUnsigned(-1L, PER_SECOND);
    return seconds >= most ? -1L : seconds * PER_SECOND + nanos;
  }

  FileTime toFileTime() {
    long bounded = Math.clamp(seconds, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
    return FileTime.from(Instant.ofEpochSecond(bounded, nanos));
  }
}
