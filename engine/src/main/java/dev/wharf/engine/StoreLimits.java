package dev.wharf.engine;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What the guests of one {@link Store} may use.
 *
 * @param memoryBytes logical size of all memories together; growth beyond it answers -1,
 *     instantiation is refused
 * @param tableElements size of all tables together, likewise
 * @param instances number of core instances
 * @param poisonOnTrap whether a trap closes the store for good: wanted wherever a guest's state
 *     after a trap must not be seen again, not by scripts that go on after one
 * @param entryTime how long a thread of the host may stay inside at a time, functions of the host
 *     that guests call included; then what runs traps with {@link dev.wharf.wasm.Trap#DEADLINE} and
 *     a function of the host that waits is interrupted. Noticed up to 100 ms or a sixteenth later,
 *     whichever is less
 */
public record StoreLimits(
    long memoryBytes, long tableElements, int instances, boolean poisonOnTrap, Duration entryTime) {
  /** As much as the JVM gives, for as long as it takes; a trap does not poison. */
  public static final StoreLimits NONE =
      new StoreLimits(
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Integer.MAX_VALUE,
          false,
          ChronoUnit.FOREVER.getDuration());

  public StoreLimits withMemoryBytes(long bytes) {
    return new StoreLimits(bytes, tableElements, instances, poisonOnTrap, entryTime);
  }

  public StoreLimits withTableElements(long elements) {
    return new StoreLimits(memoryBytes, elements, instances, poisonOnTrap, entryTime);
  }

  public StoreLimits withInstances(int count) {
    return new StoreLimits(memoryBytes, tableElements, count, poisonOnTrap, entryTime);
  }

  public StoreLimits withPoisonOnTrap(boolean poison) {
    return new StoreLimits(memoryBytes, tableElements, instances, poison, entryTime);
  }

  public StoreLimits withEntryTime(Duration time) {
    return new StoreLimits(memoryBytes, tableElements, instances, poisonOnTrap, time);
  }
}
