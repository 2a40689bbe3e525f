package dev.wharf.cli;

import dev.wharf.wasm.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** Proposals that are switched on or off. */
final class FeatureOptions {
  @Option(
      names = "--feature",
      paramLabel = "NAME",
      split = ",",
      description = "Switch a proposal on, such as threads; all is every proposal.")
  private List<String> on = new ArrayList<>();

  @Option(
      names = "--no-feature",
      paramLabel = "NAME",
      split = ",",
      description = "Switch a proposal off.")
  private List<String> off = new ArrayList<>();

  @Option(
      names = "--features",
      paramLabel = "LIST",
      split = ",",
      description = "Several at once: NAME is on, -NAME is off.")
  private List<String> list = new ArrayList<>();

  /**
   * What is switched, where a later word wins over an earlier one of the same kind.
   *
   * @throws CommandException for a name that is no proposal
   */
  Map<Feature, Boolean> changes() {
    Map<Feature, Boolean> changes = new EnumMap<>(Feature.class);
    for (String word : list) {
      boolean isOff = word.startsWith("-");
      change(changes, isOff ? word.substring(1) : word, !isOff);
    }
    on.forEach(name -> change(changes, name, true));
    off.forEach(name -> change(changes, name, false));
    return changes;
  }

  private static void change(Map<Feature, Boolean> changes, String name, boolean value) {
    if (name.equals("all")) {
      for (Feature feature : Feature.values()) {
        changes.put(feature, value || feature == Feature.MVP);
      }
      return;
    }
    for (Feature feature : Feature.values()) {
      boolean isNamed =
          name(feature).equals(name)
              || feature == Feature.TYPED_REFERENCES && name.equals("function-references");
      if (isNamed && feature != Feature.MVP) {
        changes.put(feature, value);
        return;
      }
    }
    String nearest =
        Arrays.stream(Feature.values())
            .filter(feature -> feature != Feature.MVP)
            .map(FeatureOptions::name)
            .min(Comparator.comparingInt(each -> Distance.between(name, each)))
            .orElseThrow();
    throw CommandException.usage(
        "unknown proposal `" + name + "`", "did you mean " + nearest + "?");
  }

  /** As it is written on the command line. */
  static String name(Feature feature) {
    return feature.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
