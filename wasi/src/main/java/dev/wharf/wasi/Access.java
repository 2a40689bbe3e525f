package dev.wharf.wasi;

/** What a guest may do below a granted directory. */
public enum Access {
  /** Look, list and read. */
  READ,
  /** Also create, write, rename, link and remove. */
  READ_WRITE
}
