package dev.wharf.engine;

import java.util.Optional;

/**
 * What the guests of a store use of its limits, counted in the usage that it is part of, too.
 * Thread-safe: a shared memory grows from any store.
 */
final class StoreUsage {
  private final StoreLimits limits;
  private final Optional<StoreUsage> whole;
  private long memoryBytes;
  private long tableElements;
  private long instances;

  /**
   * @param whole what this is a part of, with limits of its own
   */
  StoreUsage(StoreLimits limits, Optional<StoreUsage> whole) {
    this.limits = limits;
    this.whole = whole;
  }

  /** Charges bytes of memory, or gives back a negative number; false and no charge beyond. */
  synchronized boolean memory(long bytes) {
    if (bytes > limits.memoryBytes() - memoryBytes
        || whole.isPresent() && !whole.get().memory(bytes)) {
      return false;
    }
    memoryBytes += bytes;
    return true;
  }

  /** As {@link #memory}, for elements of tables. */
  synchronized boolean elements(long count) {
    if (count > limits.tableElements() - tableElements
        || whole.isPresent() && !whole.get().elements(count)) {
      return false;
    }
    tableElements += count;
    return true;
  }

  /** As {@link #memory}, for instances. */
  synchronized boolean instances(long count) {
    if (count > limits.instances() - instances
        || whole.isPresent() && !whole.get().instances(count)) {
      return false;
    }
    instances += count;
    return true;
  }

  /** Gives back everything, for guests that are done. */
  synchronized void end() {
    memory(-memoryBytes);
    elements(-tableElements);
    instances(-instances);
  }
}
