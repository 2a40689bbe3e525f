package dev.wharf.engine;

/**
 * What the guests of one {@link Store} may use.
 *
 * @param memoryBytes logical size of all memories together; growth beyond it answers -1,
 *     instantiation is refused
 * @param tableElements size of all tables together, likewise
 * @param instances number of core instances
 * @param poisonOnTrap whether a trap closes the store for good: wanted wherever a guest's state
 *     after a trap must not be seen again, not by scripts that go on after one
 */
public record StoreLimits(
    long memoryBytes, long tableElements, int instances, boolean poisonOnTrap) {
  /** As much as the JVM gives; a trap does not poison. */
  public static final StoreLimits NONE =
      new StoreLimits(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, false);

  public StoreLimits withMemoryBytes(long bytes) {
    return new StoreLimits(bytes, tableElements, instances, poisonOnTrap);
  }

  public StoreLimits withTableElements(long elements) {
    return new StoreLimits(memoryBytes, elements, instances, poisonOnTrap);
  }

  public StoreLimits withInstances(int count) {
    return new StoreLimits(memoryBytes, tableElements, count, poisonOnTrap);
  }

  public StoreLimits withPoisonOnTrap(boolean poison) {
    return new StoreLimits(memoryBytes, tableElements, instances, poison);
  }
}
