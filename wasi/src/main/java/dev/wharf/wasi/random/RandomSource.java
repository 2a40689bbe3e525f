package dev.wharf.wasi.random;

import java.util.random.RandomGenerator;

/** Where a guest's random bytes come from. */
public interface RandomSource {
  /** Fills the range with random bytes. */
  void fill(byte[] into, int offset, int length);

  /** The generator of the operating system, fit for secrets. Opened at the first use. */
  static RandomSource system() {
    return KernelRandom.INSTANCE;
  }

  /** Of a generator that the caller chose, such as a seeded one for runs that can be repeated. */
  static RandomSource of(RandomGenerator generator) {
    return (into, offset, length) -> {
      var bytes = new byte[length];
      generator.nextBytes(bytes);
      System.arraycopy(bytes, 0, into, offset, length);
    };
  }
}
