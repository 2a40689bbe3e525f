package dev.wharf.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Recognises {@code wharf run FILE ARGS} and {@code wharf FILE ARGS} without options, so that the
 * common case does not load the option parser, which costs more than starting a small guest.
 * Anything else is left to it.
 */
final class FastRun {
  private FastRun() {}

  static Optional<RunOptions> recognise(String[] words) {
    int file = words.length > 0 && words[0].equals("run") ? 1 : 0;
    if (file >= words.length || isOption(words[file])) {
      return Optional.empty();
    }
    if (file == 0 && (Commands.isCommand(words[0]) || LaterOptions.isCommand(words[0]))) {
      return Optional.empty();
    }
    List<String> args = Arrays.asList(words).subList(file + 1, words.length);
    return Optional.of(RunOptions.of(words[file], args));
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && !word.equals("-");
  }
}
