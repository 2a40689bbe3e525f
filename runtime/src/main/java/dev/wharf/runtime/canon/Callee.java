package dev.wharf.runtime.canon;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.engine.Func;

/** A component-level function at run time. */
public sealed interface Callee {
  /** Its type, in terms of the component that defines or imports it. */
  ComponentFuncType type();

  /** A lifted core function. */
  record Guest(Func core, ComponentFuncType type, CanonContext context) implements Callee {}

  /** A function of the host. */
  record Host(ComponentFuncType type, HostFunction function) implements Callee {}
}
