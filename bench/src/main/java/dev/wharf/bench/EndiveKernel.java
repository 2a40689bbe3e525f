package dev.wharf.bench;

import java.nio.file.Path;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

/** A kernel in Endive with its compiler: {@code EndiveKernel FILE} calls its export {@code run}. */
final class EndiveKernel {
  private EndiveKernel() {}

  static void main(String[] args) throws Throwable {
    LineServer.serve(kernel(Path.of(args[0])));
  }

  /**
   * Ends the program with one line where Endive refuses the file, as it does those with vectors.
   */
  private static LineServer.Work kernel(Path file) {
    try {
      ExportFunction run = export(file, "run");
      return n -> (int) run.apply(n)[0];
    } catch (RuntimeException e) {
      System.err.println("  endive does not run " + file.getFileName() + ": " + e.getMessage());
      System.exit(1);
      throw e;
    }
  }

  static ExportFunction export(Path file, String name) {
    return Instance.builder(Parser.parse(file.toFile()))
        .withMachineFactory(MachineFactoryCompiler::compile)
        .build()
        .export(name);
  }
}
