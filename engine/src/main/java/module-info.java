/**
 * Compiles core WebAssembly to JVM bytecode, instantiates and runs it. {@code engine.abi} is what
 * generated code calls; only the loaders of generated classes and the component runtime see it.
 */
@SuppressWarnings("module")
module dev.wharf.engine {
  requires transitive dev.wharf.wasm;

  exports dev.wharf.engine;
  exports dev.wharf.engine.abi to
      dev.wharf.runtime;
  exports dev.wharf.engine.load to
      dev.wharf.runtime,
      dev.wharf.wasi;
}
