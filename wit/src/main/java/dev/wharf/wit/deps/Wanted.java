package dev.wharf.wit.deps;

import dev.wharf.component.name.PackageName;
import dev.wharf.wit.Span;

/** What is to be below {@code deps}. */
sealed interface Wanted {
  DepName dep();

  /** As the lock has it. */
  String source();

  /**
   * A package that was found.
   *
   * @param inPlace whether its files are those in {@code deps}, as nothing else has them here
   */
  record Found(DepName dep, String source, PackageName name, PackageFiles files, boolean inPlace)
      implements Wanted {
    DepsLock.Content content() {
      return new DepsLock.Content(name, files.digest());
    }
  }

  /** An artifact of a registry, of which nobody put the files into {@code deps}. */
  record NotFetched(DepName dep, OciReference reference, Span span) implements Wanted {
    @Override
    public String source() {
      return reference.toString();
    }
  }

  /** A folder that is not there. */
  record Missing(DepName dep, String source, Span span) implements Wanted {}
}
