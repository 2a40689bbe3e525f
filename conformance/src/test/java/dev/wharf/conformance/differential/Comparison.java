package dev.wharf.conformance.differential;

import java.util.List;
import java.util.Optional;

/** Whether two engines did the same. */
final class Comparison {
  /** How far engines go is their own affair: after one of these nothing more is compared. */
  private static final List<String> RESOURCE_TRAPS =
      List.of(
          "! call-stack-exhausted", "! deadline", "! limit", "! memory-limit", "! resource-limit");

  /** An atomic access may be wrong in both ways, and either is said first. */
  private static final List<String> ACCESS_TRAPS = List.of("! memory", "! unaligned-atomic");

  private Comparison() {}

  /** The first line that differs, in words. */
  static Optional<String> difference(Plan plan, List<String> ours, List<String> theirs) {
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      String mine = i < ours.size() ? ours.get(i) : "nothing";
      String other = i < theirs.size() ? theirs.get(i) : "nothing";
      if (isResourceTrap(mine) || isResourceTrap(other)) {
        return Optional.empty();
      }
      if (!mine.equals(other) && !(ACCESS_TRAPS.contains(mine) && ACCESS_TRAPS.contains(other))) {
        return Optional.of(step(plan, i) + ": " + mine + " here, " + other + " there");
      }
    }
    return Optional.empty();
  }

  static boolean isResourceTrap(String line) {
    return RESOURCE_TRAPS.contains(line);
  }

  private static String step(Plan plan, int line) {
    if (line == 0) {
      return "instantiation";
    }
    var steps = plan.steps();
    return line <= steps.size() ? steps.get(line - 1).toString() : "calls of host functions";
  }
}
