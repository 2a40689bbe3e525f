package dev.wharf.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Entry of the {@code wharf} command. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] words) {
    int exitCode = run(words, print(FileDescriptor.out), print(FileDescriptor.err));
    // Not System.exit: no hooks are wanted, and output has been flushed.
    System.out.flush();
    Runtime.getRuntime().halt(exitCode);
  }

  private static PrintStream print(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  static int run(String[] words, PrintStream out, PrintStream err) {
    var console = new Console(out, err);
    var plain = FastRun.recognise(words);
    return plain.isPresent()
        ? Runs.run(plain.get(), console)
        : CommandLines.run(words, console);
  }
}
