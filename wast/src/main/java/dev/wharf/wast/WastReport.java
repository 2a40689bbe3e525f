package dev.wharf.wast;

import java.util.List;

/**
 * What came of a script. Every command counts, since a module that cannot be defined is a failure
 * as well.
 *
 * @param passed how many commands did what they should
 * @param failures the others, in the order of the file
 */
public record WastReport(String name, int passed, List<Failure> failures) {
  public WastReport {
    failures = List.copyOf(failures);
  }

  /** A command that did not do what it should. */
  public record Failure(int line, String message) {
    @Override
    public String toString() {
      return line + ": " + message;
    }
  }

  public boolean isClean() {
    return failures.isEmpty();
  }
}
