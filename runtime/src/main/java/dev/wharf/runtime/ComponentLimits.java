package dev.wharf.runtime;

import dev.wharf.engine.StoreLimits;
import java.time.Duration;

/**
 * What the guests of one {@link ComponentStore} may use. Every limit is on unless it is raised.
 *
 * @param memoryBytes logical size of all memories together; growth beyond it fails, instantiation
 *     is refused
 * @param tableElements size of all tables together, likewise
 * @param coreInstances number of core instances
 * @param handles number of resource handles that one component instance may hold at a time; one
 *     more is a trap
 * @param hostCopyBytes what one call may make of lists and strings in the host, where each element
 *     that is not a number counts 16 bytes more than it has in the guest; beyond is a trap
 * @param cancelGrace how long a guest may take to end a call that was cancelled; then it is a trap
 */
public record ComponentLimits(
    long memoryBytes,
    long tableElements,
    int coreInstances,
    int handles,
    long hostCopyBytes,
    Duration cancelGrace) {
  private static final ComponentLimits DEFAULTS =
      new ComponentLimits(1L << 30, 10_000_000, 10_000, 100_000, 128 << 20, Duration.ofSeconds(10));

  /**
   * 1 GiB of memory, 10 million table elements, 10,000 core instances, 100,000 handles, 128 MiB
   * copied, 10 seconds to end.
   */
  public static ComponentLimits defaults() {
    return DEFAULTS;
  }

  public ComponentLimits withMemoryBytes(long bytes) {
    return new ComponentLimits(
        bytes, tableElements, coreInstances, handles, hostCopyBytes, cancelGrace);
  }

  public ComponentLimits withTableElements(long elements) {
    return new ComponentLimits(
        memoryBytes, elements, coreInstances, handles, hostCopyBytes, cancelGrace);
  }

  public ComponentLimits withCoreInstances(int count) {
    return new ComponentLimits(
        memoryBytes, tableElements, count, handles, hostCopyBytes, cancelGrace);
  }

  public ComponentLimits withHandles(int count) {
    return new ComponentLimits(
        memoryBytes, tableElements, coreInstances, count, hostCopyBytes, cancelGrace);
  }

  public ComponentLimits withHostCopyBytes(long bytes) {
    return new ComponentLimits(
        memoryBytes, tableElements, coreInstances, handles, bytes, cancelGrace);
  }

  public ComponentLimits withCancelGrace(Duration grace) {
    return new ComponentLimits(
        memoryBytes, tableElements, coreInstances, handles, hostCopyBytes, grace);
  }

  StoreLimits storeLimits() {
    return new StoreLimits(memoryBytes, tableElements, coreInstances, true);
  }
}
