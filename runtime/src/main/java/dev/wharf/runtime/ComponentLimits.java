package dev.wharf.runtime;

import dev.wharf.engine.StoreLimits;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What the guests of one {@link ComponentStore} may use. Every limit but the time of a call is on
 * unless it is raised.
 *
 * {@snippet :
 * var limits =
 *     ComponentLimits.defaults().withMemoryBytes(16 << 20).withCallTime(Duration.ofSeconds(1));
 * }
 *
 * @param memoryBytes logical size of all memories together; growth beyond it fails, instantiation
 *     is refused
 * @param tableElements size of all tables together, likewise
 * @param coreInstances number of core instances, and of component instances
 * @param handles number of handles that one component instance may hold at a time, and of threads
 *     that may run or be suspended in it; one more is a trap
 * @param hostCopyBytes what one call may make of lists and strings in the host, where each element
 *     that is not a number counts 16 bytes more than it has in the guest; beyond is a trap
 * @param cancelGrace how long a guest may take to end a call that was cancelled; then it is a trap
 * @param callTime wall time of one call, instantiation, or read or write of a stream by the host,
 *     with what the host does meanwhile for guests; then it is a {@link
 *     dev.wharf.wasm.Trap#DEADLINE}, and a synchronous function of the host that waits is
 *     interrupted. Noticed up to 100 ms or a sixteenth later, whichever is less
 */
public record ComponentLimits(
    long memoryBytes,
    long tableElements,
    int coreInstances,
    int handles,
    long hostCopyBytes,
    Duration cancelGrace,
    Duration callTime) {
  private static final ComponentLimits DEFAULTS =
      new ComponentLimits(
          1L << 30,
          10_000_000,
          10_000,
          100_000,
          128 << 20,
          Duration.ofSeconds(10),
          ChronoUnit.FOREVER.getDuration());

  /**
   * @throws IllegalArgumentException if a limit is negative
   */
  public ComponentLimits {
    if (memoryBytes < 0
        || tableElements < 0
        || coreInstances < 0
        || handles < 0
        || hostCopyBytes < 0
        || cancelGrace.isNegative()
        || callTime.isNegative()) {
      throw new IllegalArgumentException("a limit is negative");
    }
  }

  /**
   * 1 GiB of memory, 10 million table elements, 10,000 core instances, 100,000 handles, 128 MiB
   * copied, 10 seconds to end, calls without a time limit.
   */
  public static ComponentLimits defaults() {
    return DEFAULTS;
  }

  public ComponentLimits withMemoryBytes(long bytes) {
    return new ComponentLimits(
        bytes, tableElements, coreInstances, handles, hostCopyBytes, cancelGrace, callTime);
  }

  public ComponentLimits withTableElements(long elements) {
    return new ComponentLimits(
        memoryBytes, elements, coreInstances, handles, hostCopyBytes, cancelGrace, callTime);
  }

  public ComponentLimits withCoreInstances(int count) {
    return new ComponentLimits(
        memoryBytes, tableElements, count, handles, hostCopyBytes, cancelGrace, callTime);
  }

  public ComponentLimits withHandles(int count) {
    return new ComponentLimits(
        memoryBytes, tableElements, coreInstances, count, hostCopyBytes, cancelGrace, callTime);
  }

  public ComponentLimits withHostCopyBytes(long bytes) {
    return new ComponentLimits(
        memoryBytes, tableElements, coreInstances, handles, bytes, cancelGrace, callTime);
  }

  public ComponentLimits withCancelGrace(Duration grace) {
    return new ComponentLimits(
        memoryBytes, tableElements, coreInstances, handles, hostCopyBytes, grace, callTime);
  }

  public ComponentLimits withCallTime(Duration time) {
    return new ComponentLimits(
        memoryBytes, tableElements, coreInstances, handles, hostCopyBytes, cancelGrace, time);
  }

  StoreLimits storeLimits() {
    return new StoreLimits(memoryBytes, tableElements, coreInstances, true, callTime);
  }
}
