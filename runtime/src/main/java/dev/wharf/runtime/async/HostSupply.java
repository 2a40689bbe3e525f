package dev.wharf.runtime.async;

/**
 * The host as the writer of a stream or future: told when elements are wanted and when they are not
 * any more. Called inside the store.
 */
public interface HostSupply {
  /** A read waits that nothing was written for. */
  void wanted(Buffer.Writable into);

  /** The reader is gone, and no write waited for it. */
  void dropped();
}
