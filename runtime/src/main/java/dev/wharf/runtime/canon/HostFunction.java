package dev.wharf.runtime.canon;

import dev.wharf.runtime.DynamicFunction;

/** The Java side of a component-level function that the host offers. */
public sealed interface HostFunction permits HostFunction.Dynamic, BoundMethod {
  /** A function over values of any type. */
  record Dynamic(DynamicFunction body) implements HostFunction {}
}
