package dev.wharf.wasi.random;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * The operating system's generator. Reads the kernel's device where there is one, since a {@link
 * SecureRandom} costs a guest's start tens of milliseconds for its providers and draws from the
 * same generator. Small requests are served from what was read ahead, which is forgotten as it is
 * given out. Thread-safe.
 */
final class KernelRandom implements RandomSource {
  private static final Path DEVICE = Path.of("/dev/urandom");

  /** Read at a time. */
  private static final int AHEAD = 512;

  /** The one of the process: the device stays open once it was used. */
  static final KernelRandom INSTANCE = new KernelRandom();

  private final byte[] ahead = new byte[AHEAD];
  private int given = AHEAD;
  private Optional<RandomSource> device = Optional.empty();

  private KernelRandom() {}

  @Override
  public synchronized void fill(byte[] into, int offset, int length) {
    var from = device.orElseGet(KernelRandom::open);
    device = Optional.of(from);
    if (length > AHEAD / 4) {
      from.fill(into, offset, length);
      return;
    }
    if (length > AHEAD - given) {
      from.fill(ahead, 0, AHEAD);
      given = 0;
    }
    System.arraycopy(ahead, given, into, offset, length);
    Arrays.fill(ahead, given, given + length, (byte) 0);
    given += length;
  }

  private static RandomSource open() {
    if (!Files.exists(DEVICE)) {
      return RandomSource.of(new SecureRandom());
    }
    try {
      var stream = new FileInputStream(DEVICE.toFile());
      return (into, offset, length) -> read(stream, into, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(FileInputStream stream, byte[] into, int offset, int length) {
    try {
      if (stream.readNBytes(into, offset, length) < length) {
        throw new IOException("the random device ended");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
