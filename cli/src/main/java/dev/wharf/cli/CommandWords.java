package dev.wharf.cli;

import java.util.LinkedHashSet;
import java.util.List;

/** Command lines that are shown to be used. */
final class CommandWords {
  private CommandWords() {}

  /** With the options that grant what is wanted; variables are nobody's precondition. */
  static String of(String command, List<Inspection.Want> wants, String file) {
    var words = new LinkedHashSet<String>();
    words.add(command);
    for (var want : wants) {
      if (want.capability() != Capability.ENVIRONMENT) {
        boolean named = want.capability() == Capability.MISSING;
        // What is in brackets may be left out.
        want.flags().forEach(flag -> words.add(named ? flag : flag.replaceAll("\\[.*]", "")));
      }
    }
    words.add(quoted(file));
    return String.join(" ", words);
  }

  /** One word for a shell. */
  static String quoted(String word) {
    return word.matches("[-+,./:=@\\w]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
