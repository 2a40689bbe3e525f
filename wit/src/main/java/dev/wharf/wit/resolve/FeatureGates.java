package dev.wharf.wit.resolve;

import dev.wharf.component.name.PackageName;
import dev.wharf.wit.Features;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import dev.wharf.wit.WitProblem;

/** Decides which gates are open in one package. WIT.md, feature gates. */
record FeatureGates(PackageName pkg, Features features) {
  boolean isOpen(Stability stability, Span declared) {
    return switch (stability) {
      case Stability.Unknown _ -> true;
      case Stability.Unstable(var feature, _) -> features.isOn(feature);
      case Stability.Stable(var since, _) -> {
        var version = pkg.version();
        if (version.isEmpty()) {
          throw WitProblem.meaning(
                  declared, "`@since` has no meaning in the package `" + pkg + "` without version")
              .withHelp("give the package a version: `package " + pkg + "@" + since + ";`")
              .asException();
        }
        if (since.compareTo(version.get()) > 0) {
          throw WitProblem.meaning(
                  declared,
                  "`@since(version = "
                      + since
                      + ")` is later than the package itself, which is "
                      + version.get())
              .withHelp("raise the version of the package, or gate this with `@unstable`")
              .asException();
        }
        yield true;
      }
    };
  }
}
