package dev.wharf.cli;

import dev.wharf.wit.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which world of a package is meant. */
final class WorldChoice {
  private WorldChoice() {}

  /**
   * The index of a world.
   *
   * @param name its name alone or with that of its package; of the only world none is needed
   * @param option what comes before a name on the command line
   * @throws CommandException if there is no such world, or several and no name
   */
  static int of(Resolution resolution, Optional<String> name, String option) {
    var main = resolution.mainPackage().worlds();
    if (name.isEmpty()) {
      if (main.size() != 1) {
        throw choose(
            "the package has " + (main.isEmpty() ? "no world" : "several worlds"),
            option,
            List.copyOf(main.keySet()));
      }
      return main.firstEntry().getValue();
    }
    if (main.containsKey(name.get())) {
      return main.get(name.get());
    }
    return IntStream.range(0, resolution.worlds().size())
        .filter(i -> fullName(resolution, i).equals(name.get()))
        .findFirst()
        .orElseThrow(() ->
            choose("there is no world `" + name.get() + "`", option, List.copyOf(main.keySet())));
  }

  /** Such as {@code wasi:cli/command@0.2.12}. */
  static String fullName(Resolution resolution, int world) {
    var found = resolution.worlds().get(world);
    var pkg = resolution.packages().get(found.pkg()).name();
    return pkg.namespace()
        + ":"
        + pkg.name()
        + "/"
        + found.name()
        + pkg.version().map(version -> "@" + version).orElse("");
  }

  private static CommandException choose(String sentence, String option, List<String> worlds) {
    return CommandException.usage(
        sentence, worlds.stream().map(name -> option + name).toArray(String[]::new));
  }
}
