package dev.wharf.cli;

import java.io.PrintStream;

/** Where Wharf itself speaks: data to standard output, everything else to standard error. */
final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private boolean json;
  private boolean quiet;
  private boolean hostTraces;

  Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Applies the options that every command has. */
  void configure(boolean errorsAsJson, boolean noNotes, boolean javaTraces) {
    json = errorsAsJson;
    quiet = noNotes;
    hostTraces = javaTraces;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  void note(String sentence) {
    if (!quiet) {
      err.println("note: " + Escapes.line(sentence));
    }
  }

  void warning(String sentence) {
    if (!quiet) {
      err.println("warning: " + Escapes.line(sentence));
    }
  }

  /** Prints the error and gives the exit code. */
  int fail(Report report) {
    out.flush();
    err.println(json ? report.asJson() : report.asText());
    return report.exitCode();
  }

  /** Prints the error for anything that was thrown and gives the exit code. */
  int fail(Throwable thrown, String file) {
    if (hostTraces) {
      thrown.printStackTrace(err);
    }
    return fail(Failures.report(thrown, file));
  }
}
