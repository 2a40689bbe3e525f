package dev.wharf.wit.resolve;

import dev.wharf.component.name.Version;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.syntax.Gate;
import java.util.List;
import java.util.Optional;

/** Reads the gates before one declaration. WIT.md, feature gates. */
final class Gates {
  private Gates() {}

  static Stability stability(List<Gate> gates) {
    Optional<Gate.Since> since = Optional.empty();
    Optional<Gate.Unstable> unstable = Optional.empty();
    Optional<Gate.Deprecated> deprecated = Optional.empty();
    for (var gate : gates) {
      switch (gate) {
        case Gate.Since found -> since = Optional.of(once(since, found, "@since"));
        case Gate.Unstable found -> unstable = Optional.of(once(unstable, found, "@unstable"));
        case Gate.Deprecated found ->
            deprecated = Optional.of(once(deprecated, found, "@deprecated"));
        case Gate.ExternalId _ -> {}
      }
    }
    if (since.isPresent() && unstable.isPresent()) {
      throw problem(since.get().span(), "`@since` and `@unstable` exclude each other")
          .withHelp("a feature is unstable until a version brings it for good: keep one")
          .asException();
    }
    Optional<Version> until = deprecated.map(Gate.Deprecated::version);
    if (since.isPresent()) {
      return new Stability.Stable(since.get().version(), until);
    }
    if (unstable.isPresent()) {
      return new Stability.Unstable(unstable.get().feature().text(), until);
    }
    if (deprecated.isPresent()) {
      throw problem(deprecated.get().span(), "`@deprecated` needs `@since` or `@unstable`")
          .withHelp("tell since which version it exists: `@since(version = ...)`")
          .asException();
    }
    return Stability.UNKNOWN;
  }

  static Optional<String> externalId(List<Gate> gates) {
    Optional<Gate.ExternalId> id = Optional.empty();
    for (var gate : gates) {
      if (gate instanceof Gate.ExternalId found) {
        id = Optional.of(once(id, found, "@external-id"));
      }
    }
    return id.map(Gate.ExternalId::id);
  }

  private static <G extends Gate> G once(Optional<G> earlier, G found, String name) {
    if (earlier.isPresent()) {
      throw problem(found.span(), "`" + name + "` stands here twice")
          .withHelp("keep one of them")
          .asException();
    }
    return found;
  }

  private static WitProblem problem(Span span, String sentence) {
    return WitProblem.meaning(span, sentence);
  }
}
