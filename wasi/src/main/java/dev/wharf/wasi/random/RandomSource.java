package dev.wharf.wasi.random;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Where a guest's random bytes come from. */
public interface RandomSource {
  /** Fills the range with random bytes. */
  void fill(byte[] into, int offset, int length);

  /** The generator of the operating system, fit for secrets. Opened at the first use. */
  static RandomSource system() {
    return new System();
  }

  /** Of a generator that the caller chose, such as a seeded one for runs that can be repeated. */
  static RandomSource of(RandomGenerator generator) {
    return (into, offset, length) -> {
      var bytes = new byte[length];
      generator.nextBytes(bytes);
      java.lang.System.arraycopy(bytes, 0, into, offset, length);
    };
  }

  /**
   * Reads the kernel's device where there is one, since a {@link SecureRandom} costs a guest's start tens of
   * milliseconds for its providers and draws from the same generator.
   */
  final class System implements RandomSource {
    private static final Path DEVICE = Path.of("/dev/urandom");

    @Override
    public void fill(byte[] into, int offset, int length) {
      if (!Files.exists(DEVICE)) {
        of(new SecureRandom()).fill(into, offset, length);
        return;
      }
      try (var device = new FileInputStream(DEVICE.toFile())) {
        if (device.readNBytes(into, offset, length) < length) {
          throw new IOException("the random device ended");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
