package dev.wharf.engine;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Takes address space without taking memory. A private mapping of a sparse file that has no name
 * any more does it in plain Java: a page becomes memory when it is written. Given back when the
 * segment is garbage.
 */
final class Reservation {
  /** What the machine refused before; asking again costs a collection and 100 ms in the JDK. */
  private static volatile long refused = Long.MAX_VALUE;

  /** Where no file can be mapped, memory is taken at once, up to this many bytes. */
  private static final long MOST_ALLOCATED = 1L << 30;

  private Reservation() {}

  /**
   * Address space of {@code wanted} bytes, rounded up to a multiple of eight, or of less but at
   * least {@code least}; empty if the machine has not even that.
   */
  static Optional<MemorySegment> of(long least, long wanted) {
    long size = Math.min(wanted, Math.max(least, refused / 2));
    while (true) {
      var mapped = map(rounded(size));
      if (mapped.isPresent() || size <= least) {
        return mapped.isPresent() ? mapped : allocate(rounded(least));
      }
      size = Math.max(least, size / 2);
    }
  }

  private static long rounded(long size) {
    return Math.max(8, size + 7 & -8);
  }

  private static Optional<MemorySegment> map(long size) {
    try {
      var file = Files.createTempFile("wharf-memory", "");
      try (var channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        return Optional.of(channel.map(FileChannel.MapMode.PRIVATE, 0, size, Arena.ofAuto()));
      }
    } catch (IOException | UnsupportedOperationException | SecurityException _) {
      refused = Math.min(refused, size);
      return Optional.empty();
    }
  }

  private static Optional<MemorySegment> allocate(long size) {
    if (size > MOST_ALLOCATED) {
      return Optional.empty();
    }
    try {
      return Optional.of(Arena.ofAuto().allocate(size, 8));
    } catch (OutOfMemoryError _) {
      return Optional.empty();
    }
  }
}
