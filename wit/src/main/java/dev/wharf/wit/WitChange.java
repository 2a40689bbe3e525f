package dev.wharf.wit;

import java.util.Locale;
import java.util.Set;

/**
 * One difference between two versions of a package.
 *
 * @param item such as {@code store.get}, {@code store.file.read} or {@code world app: import log}
 * @param detail what was and what is, empty where the kind says all
 * @param breaks whose existing code does not fit the new version
 * @param breaking whether the next version must be one that promises nothing of the old
 */
public record WitChange(
    Kind kind, String item, String detail, Set<Party> breaks, boolean breaking) {
  /** What happened to the item. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** Who depends on a package. */
  public enum Party {
    /** Components and hosts that call an interface. */
    IMPORTERS,
    /** Components and hosts that implement an interface. */
    EXPORTERS,
    /** Components made for a world. */
    COMPONENTS,
    /** Programs that run components made for a world. */
    HOSTS;

    public String plural() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public WitChange {
    breaks = Set.copyOf(breaks);
  }
}
