package dev.wharf.wasm.module;

import dev.wharf.wasm.type.TableType;
import java.util.Optional;

/**
 * A table; its elements start as null or as the value of the initialiser. Spec: syntax/modules,
 * tables.
 */
public record Table(TableType type, Optional<ConstExpr> init) {}
