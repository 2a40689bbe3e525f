package dev.wharf.wasi.random;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.wasi.p2.random.Insecure;
import dev.wharf.wasi.p2.random.InsecureSeed;
import dev.wharf.wasi.p2.random.Random;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.Optional;

/** {@code wasi:random} 0.2. A call for more than 64 MiB traps; nothing else fails. */
public final class RandomP2 implements Random, Insecure, InsecureSeed {
  private static final int LARGEST = 64 << 20;

  private final RandomSource source;
  private Optional<Tuple2<Long, Long>> seed = Optional.empty();

  public RandomP2(RandomSource source) {
    this.source = source;
  }

  @Override
  public byte[] getRandomBytes(long len) {
    if (Long.compareUnsigned(len, LARGEST) > 0) {
      String asked = Long.toUnsignedString(len);
      throw new TrapException(
          Trap.RESOURCE_LIMIT, "wasi:random: " + asked + " bytes asked for, at most " + LARGEST);
    }
    var bytes = new byte[(int) len];
    source.fill(bytes, 0, bytes.length);
    return bytes;
  }

  @Override
  public long getRandomU64() {
    var bytes = getRandomBytes(Long.BYTES);
    long number = 0;
    for (byte b : bytes) {
      number = number << 8 | b & 0xFF;
    }
    return number;
  }

  @Override
  public byte[] getInsecureRandomBytes(long len) {
    return getRandomBytes(len);
  }

  @Override
  public long getInsecureRandomU64() {
    return getRandomU64();
  }

  /** The same at every call, as it is meant for one. */
  @Override
  public synchronized Tuple2<Long, Long> insecureSeed() {
    var known = seed.orElseGet(() -> new Tuple2<>(getRandomU64(), getRandomU64()));
    seed = Optional.of(known);
    return known;
  }
}
