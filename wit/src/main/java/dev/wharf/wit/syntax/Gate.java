package dev.wharf.wit.syntax;

import dev.wharf.component.name.Version;
import dev.wharf.wit.Span;

/**
 * A note before a declaration. WIT.md, feature gates and {@code external-id}.
 *
 * <p>Spans are those of the word behind the at sign.
 */
public sealed interface Gate {
  Span span();

  /** Part of the package since that version of it. */
  record Since(Span span, Version version) implements Gate {}

  /** Part of the package only where the feature is switched on. */
  record Unstable(Span span, Name feature) implements Gate {}

  /** Not to be used from that version of the package on. */
  record Deprecated(Span span, Version version) implements Gate {}

  /** What the declaration stands for outside of WIT. */
  record ExternalId(Span span, String id) implements Gate {}
}
