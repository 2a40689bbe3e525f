package dev.wharf.runtime;

import dev.wharf.engine.StoreLimits;

/**
 * What the guests of one {@link ComponentStore} may use. Every limit is on unless it is raised.
 *
 * @param memoryBytes logical size of all memories together; growth beyond it fails, instantiation
 *     is refused
 * @param tableElements size of all tables together, likewise
 * @param coreInstances number of core instances
 * @param handles number of resource handles that one component instance may hold at a time; one
 *     more is a trap
 */
public record ComponentLimits(
    long memoryBytes, long tableElements, int coreInstances, int handles) {
  private static final ComponentLimits DEFAULTS =
      new ComponentLimits(1L << 30, 10_000_000, 10_000, 100_000);

  /** 1 GiB of memory, 10 million table elements, 10,000 core instances, 100,000 handles. */
  public static ComponentLimits defaults() {
    return DEFAULTS;
  }

  public ComponentLimits withMemoryBytes(long bytes) {
    return new ComponentLimits(bytes, tableElements, coreInstances, handles);
  }

  public ComponentLimits withTableElements(long elements) {
    return new ComponentLimits(memoryBytes, elements, coreInstances, handles);
  }

  public ComponentLimits withCoreInstances(int count) {
    return new ComponentLimits(memoryBytes, tableElements, count, handles);
  }

  public ComponentLimits withHandles(int count) {
    return new ComponentLimits(memoryBytes, tableElements, coreInstances, count);
  }

  StoreLimits storeLimits() {
    return new StoreLimits(memoryBytes, tableElements, coreInstances, true);
  }
}
