package dev.wharf.wasm.module;

/** How a data or element segment is used. Spec: syntax/modules, element and data segments. */
public sealed interface SegmentMode {
  record Passive() implements SegmentMode {}

  /** Copied at instantiation into the memory or table {@code target}. */
  record Active(int target, ConstExpr offset) implements SegmentMode {}

  /** Only declares references; dropped at instantiation. Element segments only. */
  record Declarative() implements SegmentMode {}
}
