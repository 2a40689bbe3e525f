package dev.wharf.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Where Wharf and the guest speak: data to standard output, everything that Wharf says to standard
 * error. What the guest printed before is written before anything that follows it on the other
 * stream.
 */
final class Console {
  private final GuestOutput guestOut;
  private final OutputStream guestErr;
  private final PrintStream out;
  private final PrintStream err;
  private boolean json;
  private boolean quiet;
  private boolean hostTraces;

  Console(OutputStream out, OutputStream err) {
    guestOut = new GuestOutput(out);
    guestErr = new AfterOutput(guestOut, err);
    this.out = new PrintStream(guestOut, false, StandardCharsets.UTF_8);
    this.err = new PrintStream(guestErr, false, StandardCharsets.UTF_8);
  }

  /** Writes to one stream what comes after everything so far on the other. */
  private static final class AfterOutput extends OutputStream {
    private final GuestOutput before;
    private final OutputStream to;

    AfterOutput(GuestOutput before, OutputStream to) {
      this.before = before;
      this.to = to;
    }

    @Override
    public void write(int value) throws IOException {
      before.drain();
      to.write(value);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      before.drain();
      to.write(from, offset, length);
    }
  }

  /** Applies the options that every command has. */
  void configure(boolean errorsAsJson, boolean noNotes, boolean javaTraces) {
    json = errorsAsJson;
    quiet = noNotes;
    hostTraces = javaTraces;
  }

  /** For what commands print. */
  PrintStream out() {
    return out;
  }

  OutputStream guestOut() {
    return guestOut;
  }

  OutputStream guestErr() {
    return guestErr;
  }

  void note(String sentence) {
    if (!quiet) {
      say("note: " + Escapes.line(sentence));
    }
  }

  void warning(String sentence) {
    if (!quiet) {
      say("warning: " + Escapes.line(sentence));
    }
  }

  /**
   * Writes what was not yet written to standard output.
   *
   * @throws IOException if that, or something before it, could not be
   */
  void finish() throws IOException {
    out.flush();
    guestOut.finish();
  }

  /** Writes what was not yet written. */
  void drain() {
    out.flush();
    guestOut.drain();
  }

  private void say(String line) {
    out.flush();
    err.println(line);
    err.flush();
  }

  /** Prints the error and gives the exit code. */
  int fail(Report report) {
    say(json ? report.asJson() : report.asText());
    return report.exitCode();
  }

  /** Prints the error for anything that was thrown and gives the exit code. */
  int fail(Throwable thrown, String file) {
    return fail(thrown, file, RunOptions.DEFAULT_FRAMES, Optional.empty());
  }

  /** As {@link #fail(Throwable, String)}, for a run that had a time limit. */
  int fail(Throwable thrown, String file, int maxFrames, Optional<Duration> timeout) {
    if (hostTraces) {
      out.flush();
      thrown.printStackTrace(err);
      err.flush();
    }
    return fail(Failures.report(thrown, file, maxFrames, timeout));
  }
}
