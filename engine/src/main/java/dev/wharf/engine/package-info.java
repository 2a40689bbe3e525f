/**
 * Core Wasm, running: {@link dev.wharf.engine.Engine} compiles a validated module, {@link
 * dev.wharf.engine.CompiledModule} is instantiated in a {@link dev.wharf.engine.Store}, and {@link
 * dev.wharf.engine.Func} is called from the host.
 */
package dev.wharf.engine;
