package dev.wharf.wit.resolve;

import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.WitProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is wrong, so that one mistake does not hide the next. */
final class Problems {
  /** Enough to read; a file that is not meant as WIT has thousands. */
  private static final int MOST = 100;

  private final List<WitProblem> found = new ArrayList<>();

  /** Ends a task because of a problem that was told already. */
  static final class Told extends RuntimeException {
    private static final long serialVersionUID = 1;

    Told() {
      super("", null, false, false);
    }
  }

  void add(WitProblem problem) {
    if (found.size() < MOST) {
      found.add(problem);
    }
  }

  int count() {
    return found.size();
  }

  /** Ends the task if there are more than there were at its start. */
  void stopIfMoreThan(int before) {
    if (found.size() > before) {
      throw new Told();
    }
  }

  /** The task's result, or empty if it met a problem, which is noted. */
  <T> Optional<T> attempt(Supplier<T> task) {
    try {
      return Optional.of(task.get());
    } catch (InvalidWitException e) {
      e.problems().forEach(this::add);
      return Optional.empty();
    } catch (Told _) {
      return Optional.empty();
    }
  }

  /** Runs the task; a problem that ends it is noted. */
  void attempt(Runnable task) {
    attempt(() -> {
      task.run();
      return true;
    });
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidWitException(found);
    }
  }
}
