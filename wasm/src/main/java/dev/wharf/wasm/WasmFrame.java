package dev.wharf.wasm;

/**
 * A frame of a Wasm backtrace.
 *
 * @param module name of the module, or empty
 * @param function name from the name section, or {@code <function N>}
 * @param offset byte offset of the instruction in the file, or -1 where unknown
 */
public record WasmFrame(String module, String function, long offset) {}
