package dev.wharf.cli;

import dev.wharf.wit.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options that decide about feature gates. */
final class WitFeatures {
  @Option(
      names = "--features",
      paramLabel = "NAME[,NAME...]",
      split = ",",
      description = "Switch on what is gated by @unstable(feature = NAME).")
  private List<String> names = new ArrayList<>();

  @Option(names = "--all-features", description = "Switch on all features.")
  private boolean all;

  Features features() {
    return new Features(all, Set.copyOf(names));
  }
}
