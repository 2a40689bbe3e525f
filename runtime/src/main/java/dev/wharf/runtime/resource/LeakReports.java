package dev.wharf.runtime.resource;

import java.lang.ref.Cleaner;
import java.util.function.Consumer;

/**
 * Tells of objects for a guest's resources that nobody holds any more and nobody has closed. It
 * closes nothing itself: that would run guest code, and the collector's thread owns no store.
 */
public final class LeakReports {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Consumer<? super Class<?>> told;
  private volatile boolean ended;

  /**
   * @param told the interface of the resource; on a thread of its own
   */
  public LeakReports(Consumer<? super Class<?>> told) {
    this.told = told;
  }

  /** Watches an object that stands for an owned resource. */
  public void watch(Object reference, ResourceHandle handle) {
    Class<?> type = reference.getClass().getInterfaces()[0];
    CLEANER.register(reference, () -> collected(handle, type));
  }

  private void collected(ResourceHandle handle, Class<?> type) {
    if (!ended && !handle.isSpent()) {
      told.accept(type);
    }
  }

  /** From now on resources end with their store. */
  public void end() {
    ended = true;
  }
}
