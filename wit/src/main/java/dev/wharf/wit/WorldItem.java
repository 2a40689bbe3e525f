package dev.wharf.wit;

import java.util.Optional;

/** What a world imports or exports. */
public sealed interface WorldItem {
  Span span();

  /**
   * @param id index into {@link Resolution#interfaces}
   */
  record OfInterface(
      int id, Stability stability, Optional<String> externalId, Optional<String> docs, Span span)
      implements WorldItem {
    public OfInterface withId(int other) {
      return new OfInterface(other, stability, externalId, docs, span);
    }

    public OfInterface withDocs(Optional<String> other) {
      return new OfInterface(id, stability, externalId, other, span);
    }

    public OfInterface withStability(Stability other) {
      return new OfInterface(id, other, externalId, docs, span);
    }
  }

  record OfFunction(Function function) implements WorldItem {
    @Override
    public Span span() {
      return function.span();
    }
  }

  /**
   * @param id index into {@link Resolution#types}
   */
  record OfType(int id, Span span) implements WorldItem {}
}
