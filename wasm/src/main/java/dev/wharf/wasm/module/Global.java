package dev.wharf.wasm.module;

import dev.wharf.wasm.type.GlobalType;

/** A global of the module. Spec: syntax/modules, globals. */
public record Global(GlobalType type, ConstExpr init) {}
