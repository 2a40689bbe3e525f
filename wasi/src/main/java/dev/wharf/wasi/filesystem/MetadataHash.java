package dev.wharf.wasi.filesystem;

/**
 * 128 bits that differ when an object was changed or is another one, as {@code metadata-hash} asks.
 */
record MetadataHash(long lower, long upper) {
  /**
   * The hash of these attributes.
   *
   * @param secret keeps them from being computed back
   */
  static MetadataHash of(FileStat stat, long secret) {
    long lower = secret;
    long upper = ~secret;
    long[] facts = {
      stat.device(),
      stat.inode(),
      stat.size(),
      stat.modified().seconds(),
      stat.modified().nanos(),
      stat.changed().seconds(),
      stat.changed().nanos()
    };
    for (long fact : facts) {
      lower = mix(lower ^ fact);
      upper = mix(upper + fact);
    }
    return new MetadataHash(lower, upper);
  }

  // The finishing step of SplittableRandom: each bit of the input changes half the bits of the
  // output.
  private static long mix(long z) {
    long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
    return b ^ b >>> 31;
  }
}
