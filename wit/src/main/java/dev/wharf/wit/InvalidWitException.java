package dev.wharf.wit;

import java.util.List;
import java.util.stream.Collectors;

/** A WIT text or package is not valid; all that was found is told, at least one problem. */
public final class InvalidWitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<WitProblem> problems;

  public InvalidWitException(List<WitProblem> problems) {
    super(
        problems.stream().map(WitProblem::toString).collect(Collectors.joining("\n")),
        null,
        false,
        false);
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("no problem");
    }
    this.problems = List.copyOf(problems);
  }

  public InvalidWitException(WitProblem problem) {
    this(List.of(problem));
  }

  /** In the order in which they were found. */
  public List<WitProblem> problems() {
    return problems;
  }
}
