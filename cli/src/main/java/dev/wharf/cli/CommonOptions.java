package dev.wharf.cli;

import picocli.CommandLine.Option;

/** Options of every command. */
final class CommonOptions {
  /** How errors are printed. */
  enum ErrorFormat {
    text,
    json
  }

  @Option(
      names = "--error-format",
      paramLabel = "text|json",
      description = "How errors are printed (text).")
  private ErrorFormat errorFormat = ErrorFormat.text;

  @Option(
      names = {"-q", "--quiet"},
      description = "No notes and warnings.")
  private boolean quiet;

  @Option(names = "--debug-host", description = "Add Java stack traces to errors.")
  private boolean debugHost;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  void apply(Console console) {
    console.configure(errorFormat == ErrorFormat.json, quiet, debugHost);
  }
}
