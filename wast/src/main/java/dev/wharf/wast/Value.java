package dev.wharf.wast;

/** An argument in a script. */
public sealed interface Value {
  /** A number as raw bits; of 32 bits in the low half. */
  record Number(long bits) implements Value {}

  record NullRef() implements Value {}

  /** A host reference, equal to others of the same number. */
  record HostRef(int number) implements Value {}
}
