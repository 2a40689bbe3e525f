package dev.wharf.bench;

import dev.wharf.engine.Engine;
import dev.wharf.engine.Func;
import dev.wharf.engine.Imports;
import dev.wharf.engine.Store;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.validate.ModuleValidator;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/** A kernel in Wharf: {@code WharfKernel FILE} calls its export {@code run}. */
final class WharfKernel {
  private WharfKernel() {}

  static void main(String[] args) throws Throwable {
    MethodHandle run = export(Path.of(args[0]), "run").handle();
    LineServer.serve(n -> (int) run.invokeExact(n));
  }

  /** An exported function of a fresh instance of a module without imports. */
  static Func export(Path file, String name) throws IOException {
    var engine = Engine.create();
    var module = ModuleValidator.validate(ModuleDecoder.decode(Files.readAllBytes(file)));
    var instance = engine.compile(module).instantiate(new Store(engine), Imports.builder().build());
    return (Func) instance.export(name).orElseThrow();
  }
}
