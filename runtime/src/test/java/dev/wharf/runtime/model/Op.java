package dev.wharf.runtime.model;

/**
 * One thing that an actor is told to do.
 *
 * @param a a handle or a number, 24 bits
 * @param b another or a tag, 16 bits
 * @param c where in memory: a slot for results, or a buffer's place and its length above bit 6
 */
record Op(Code code, int variant, int a, int b, int c) {
  static final Op EXIT = new Op(Code.EXIT, 0, 0, 0, 0);

  boolean flag() {
    return variant % 2 == 1;
  }

  Carried carried() {
    return Carried.values()[code.variants() == 3 ? variant : variant / 2];
  }

  /** Where the buffer begins. */
  int at() {
    return 2048 + 16 * (c & 63);
  }

  int length() {
    return c >>> 6;
  }

  int slot() {
    return 1024 + 16 * c;
  }

  long wire() {
    return code.wire() + variant
        | (a & 0xFF_FFFFL) << 8
        | (b & 0xFFFFL) << 32
        | (c & 0xFFFFL) << 48;
  }

  @Override
  public String toString() {
    return code + "/" + variant + " " + a + " " + b + " " + c;
  }

  /** Reads what {@link #toString} wrote. */
  static Op parse(String line) {
    String[] words = line.trim().split("[/ ]");
    return new Op(
        Code.valueOf(words[0]),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]));
  }
}
