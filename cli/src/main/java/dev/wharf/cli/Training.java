package dev.wharf.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * What the launcher runs once to record an ahead-of-time cache of Wharf's own classes: a core
 * module and a component, with and without options. Not a command.
 */
public final class Training {
  private Training() {}

  /** Takes the folder with {@code hello.wasm} and {@code math.wasm}. */
  public static void main(String[] folder) {
    run("run", folder[0] + "/hello.wasm");
    run("run", "--invoke", "add(1, 2)", folder[0] + "/math.wasm");
  }

  private static void run(String... words) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    Main.run(words, nowhere, nowhere);
  }
}
