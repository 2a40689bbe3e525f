/** Core WebAssembly as data: types, instructions, modules, their encodings and validation. */
module dev.wharf.wasm {
  exports dev.wharf.wasm;
  exports dev.wharf.wasm.type;
  exports dev.wharf.wasm.instr;
  exports dev.wharf.wasm.module;
  exports dev.wharf.wasm.binary;
  exports dev.wharf.wasm.text;
  exports dev.wharf.wasm.validate;
}
