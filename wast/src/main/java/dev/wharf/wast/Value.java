package dev.wharf.wast;

/** An argument in a script. */
public sealed interface Value {
  /** A number as raw bits; of 32 bits in the low half. */
  record Number(long bits) implements Value {}

  /** A vector by its halves, the first lane in the lowest bits of {@code low}. */
  record Vector(long low, long high) implements Value {}

  record NullRef() implements Value {}

  /**
   * A host reference, equal to others of the same number: {@code ref.extern}, and {@code ref.host}
   * once it is internal.
   */
  record HostRef(int number) implements Value {}
}
