package dev.wharf.cli;

import java.util.Set;

/** The words that are commands when they come first; a file of such a name needs {@code ./}. */
final class Commands {
  private static final Set<String> NAMES =
      Set.of(
          "run",
          "serve",
          "inspect",
          "validate",
          "parse",
          "print",
          "strip",
          "new",
          "embed",
          "component",
          "compose",
          "plug",
          "wast",
          "wit",
          "bindgen",
          "version",
          "help");

  private Commands() {}

  static boolean isCommand(String word) {
    return NAMES.contains(word);
  }
}
