package dev.wharf.wasm.instr;

/**
 * Where a load or store goes.
 *
 * @param align exponent of the power of two
 * @param offset unsigned, in bytes
 * @param memory memory index
 */
public record MemArg(int align, long offset, int memory) {}
