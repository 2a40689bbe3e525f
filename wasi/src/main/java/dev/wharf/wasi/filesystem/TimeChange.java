package dev.wharf.wasi.filesystem;

/** What to set one time of a file to. */
public sealed interface TimeChange {
  /** Leave it. */
  record Keep() implements TimeChange {}

  /** The present moment of the file system's clock. */
  record Now() implements TimeChange {}

  /** This moment. */
  record To(Timestamp time) implements TimeChange {}
}
