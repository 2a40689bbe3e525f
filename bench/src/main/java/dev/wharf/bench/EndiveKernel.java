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
    ExportFunction run = export(Path.of(args[0]), "run");
    LineServer.serve(n -> (int) run.apply(n)[0]);
  }

  static ExportFunction export(Path file, String name) {
    return Instance.builder(Parser.parse(file.toFile()))
        .withMachineFactory(MachineFactoryCompiler::compile)
        .build()
        .export(name);
  }
}
