package dev.wharf.wit;

import dev.wharf.component.name.Version;
import java.util.Optional;

/** What the gates of a declaration say. WIT.md, feature gates. */
public sealed interface Stability {
  Stability UNKNOWN = new Unknown();

  /** No gates. */
  record Unknown() implements Stability {}

  /** {@code @unstable}: there only where the feature is switched on. */
  record Unstable(String feature, Optional<Version> deprecated) implements Stability {}

  /** {@code @since}. */
  record Stable(Version since, Optional<Version> deprecated) implements Stability {}

  default boolean isUnknown() {
    return this instanceof Unknown;
  }
}
