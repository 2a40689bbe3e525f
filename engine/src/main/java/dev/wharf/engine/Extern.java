package dev.wharf.engine;

import dev.wharf.wasm.type.ExternType;

/** What an instance imports and exports at run time. Spec: exec/runtime, external values. */
public sealed interface Extern permits Func, Table, Memory, Global, Tag {
  /** The type as it is now: memories and tables tell their present size as the minimum. */
  ExternType type();

  /** The store that owns it. */
  Store store();
}
