package dev.wharf.component.abi;

import dev.wharf.wasm.type.FuncType;

/**
 * The core type of a lifted or lowered function, and what was too wide to be passed flat.
 *
 * @param paramsInMemory one pointer to a tuple of all parameters stands for the parameters
 * @param resultInMemory the result goes through memory: a lifted function returns its address, a
 *     lowered one takes a further parameter, the address to write to
 */
public record FlatSignature(FuncType core, boolean paramsInMemory, boolean resultInMemory) {}
