package dev.wharf.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;

/** Entry of the {@code wharf} command. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] words) {
    int exitCode =
        run(
            words,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err));
    // Not System.exit: no hooks are wanted, and output has been written.
    Runtime.getRuntime().halt(exitCode);
  }

  static int run(String[] words, OutputStream out, OutputStream err) {
    var console = new Console(out, err);
    try {
      var plain = FastRun.recognise(words);
      return plain.isPresent() ? Runs.run(plain.get(), console) : CommandLines.run(words, console);
    } finally {
      console.drain();
    }
  }
}
