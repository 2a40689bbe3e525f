package dev.wharf.wasi.random;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The operating system's generator. Reads the kernel's device where there is one, since a {@link
 * SecureRandom} costs a guest's start tens of milliseconds for its providers and draws from the
 * same generator.
 */
final class KernelRandom implements RandomSource {
  private static final Path DEVICE = Path.of("/dev/urandom");

  @Override
  public void fill(byte[] into, int offset, int length) {
    if (!Files.exists(DEVICE)) {
      RandomSource.of(new SecureRandom()).fill(into, offset, length);
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
