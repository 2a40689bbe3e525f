package dev.wharf.wasi.random;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.wasi.p3.random.Insecure;
import dev.wharf.wasi.p3.random.InsecureSeed;
import dev.wharf.wasi.p3.random.Random;

/**
 * {@code wasi:random} 0.3. Nothing fails: whoever asks for more than 64 KiB gets that many, as the
 * interface allows.
 */
public final class RandomP3 implements Random, Insecure, InsecureSeed {
  private static final int LARGEST = 64 << 10;

  private final RandomP2 source;

  public RandomP3(RandomSource source) {
    this.source = new RandomP2(source);
  }

  @Override
  public byte[] getRandomBytes(long maxLen) {
    return source.getRandomBytes(maxLen < 0 ? LARGEST : Math.min(maxLen, LARGEST));
  }

  @Override
  public long getRandomU64() {
    return source.getRandomU64();
  }

  @Override
  public byte[] getInsecureRandomBytes(long maxLen) {
    return getRandomBytes(maxLen);
  }

  @Override
  public long getInsecureRandomU64() {
    return getRandomU64();
  }

  @Override
  public Tuple2<Long, Long> getInsecureSeed() {
    return source.insecureSeed();
  }
}
