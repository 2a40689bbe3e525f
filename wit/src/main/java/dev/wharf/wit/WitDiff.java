package dev.wharf.wit;

import dev.wharf.component.name.PackageName;
import dev.wharf.component.name.Version;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two versions of a package, and what that means for those who use it.
 *
 * <p>The verdict is that of component subtyping. Functions and types must be the same, down to the
 * names of parameters and the order of fields and cases; an interface may offer more than is
 * wanted. So a function that is added leaves importers in peace but not exporters, and whether that
 * counts depends on the worlds of the package: an interface that a world exports is implemented by
 * components that exist already.
 */
public record WitDiff(PackageName before, PackageName after, List<WitChange> changes) {
  public WitDiff {
    changes = List.copyOf(changes);
  }

  /** Compares the main packages. */
  public static WitDiff of(Resolution before, Resolution after) {
    return new WitDiff(
        before.mainPackage().name(),
        after.mainPackage().name(),
        new PackageComparison(before, after).changes());
  }

  public boolean isBreaking() {
    return changes.stream().anyMatch(WitChange::breaking);
  }

  /** Whether the version says that nothing is promised: it differs where it must for that. */
  public boolean announcesBreak() {
    var old = before.version();
    var renewed = after.version();
    if (old.isEmpty() || renewed.isEmpty()) {
      return old.isPresent() != renewed.isPresent();
    }
    return !renewed.get().isCompatibleWith(old.get());
  }

  /** The lowest version that may hold the changes; empty if the package has none. */
  public Optional<Version> suggestedVersion() {
    return before.version().map(this::next);
  }

  private Version next(Version old) {
    if (changes.isEmpty()) {
      return old;
    }
    if (!old.preRelease().isEmpty()) {
      // A pre-release promises nothing, and its release is the next step.
      return version(old.major(), old.minor(), old.patch());
    }
    if (isBreaking()) {
      return old.major() > 0
          ? version(old.major() + 1, 0, 0)
          : old.minor() > 0 ? version(0, old.minor() + 1, 0) : version(0, 0, old.patch() + 1);
    }
    return old.major() > 0
        ? version(old.major(), old.minor() + 1, 0)
        : old.minor() > 0
            ? version(0, old.minor(), old.patch() + 1)
            : version(0, 0, old.patch() + 1);
  }

  private static Version version(long major, long minor, long patch) {
    return new Version(major, minor, patch, List.of(), List.of());
  }
}
