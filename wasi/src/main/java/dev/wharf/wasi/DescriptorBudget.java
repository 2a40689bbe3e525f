package dev.wharf.wasi;

import java.util.concurrent.atomic.AtomicInteger;

/** How many files, directories and sockets one guest may still open. */
public final class DescriptorBudget {
  private final int most;
  private final AtomicInteger open = new AtomicInteger();

  public DescriptorBudget(int most) {
    this.most = most;
  }

  /** Takes one; false when none is left. */
  public boolean take() {
    if (open.incrementAndGet() <= most) {
      return true;
    }
    open.decrementAndGet();
    return false;
  }

  /** Gives one back. */
  public void release() {
    open.decrementAndGet();
  }

  /** How many are taken. */
  public int taken() {
    return open.get();
  }
}
