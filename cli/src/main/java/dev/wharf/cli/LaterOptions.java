package dev.wharf.cli;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options and commands that a later version will have: refused by name, never passed over. */
final class LaterOptions {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "--bytes", "list<u8> is byte[]; a stream<u8> can be read into buffers and segments",
          "--trappable", "whatever a host function throws undeclared is a trap already",
          "--fuel", "--timeout DUR bounds the time",
          "--max-total-memory", "--max-memory SIZE bounds this guest",
          "--import-dependencies", "compositions hold their parts",
          "--json", "results are printed as WAVE",
          "--json-args", "arguments are written as WAVE: --invoke 'name(...)'");

  private static final Set<String> OPTIONS =
      Set.of(
          "--config",
          "--policy",
          "--audit",
          "--profile",
          "--jfr",
          "--allow-precompiled",
          "--coredump",
          "--stats",
          "--require-signature",
          "--max-total-memory",
          "--fuel",
          "--max-tasks",
          "--max-host-copy",
          "--max-stream-buffer",
          "--max-random",
          "--max-fields-size",
          "--compile-budget",
          "--clock-resolution",
          "--json",
          "--json-args",
          "--out",
          "--bytes",
          "--trappable",
          "--trace",
          "--import-dependencies",
          "--unsafe-fs");

  private static final Set<String> COMMANDS =
      Set.of("compile", "bench", "cache", "config", "completion");

  private LaterOptions() {}

  /** The error for an option of a later version. */
  static Optional<Report> option(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    if (!OPTIONS.contains(name)) {
      return Optional.empty();
    }
    String sentence = "`" + name + "` is not available in this version";
    return Optional.of(
        INSTEAD.containsKey(name)
            ? new Report(ExitCode.USAGE, "usage", sentence, INSTEAD.get(name))
            : new Report(ExitCode.USAGE, "usage", sentence));
  }

  static boolean isCommand(String word) {
    return COMMANDS.contains(word);
  }

  /** The error for a command of a later version. */
  static Report command(String word) {
    return new Report(
        ExitCode.USAGE,
        "usage",
        "the command `" + word + "` is not available in this version",
        "wharf run ./" + word + " runs a file of that name");
  }
}
