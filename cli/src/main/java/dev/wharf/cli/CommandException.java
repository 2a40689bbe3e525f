package dev.wharf.cli;

/** Ends the command with a report. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Report report;

  CommandException(Report report) {
    super(report.sentence(), null, false, false);
    this.report = report;
  }

  static CommandException usage(String sentence, String... hints) {
    return new CommandException(new Report(ExitCode.USAGE, "usage", sentence, hints));
  }

  static CommandException invoke(String sentence, String... hints) {
    return new CommandException(new Report(ExitCode.NOT_RUNNABLE, "invoke", sentence, hints));
  }

  Report report() {
    return report;
  }
}
