package dev.wharf.component.definition;

import dev.wharf.component.type.InterfaceType;

/** A value type where one is used: built in, or by index. Binary format, {@code valtype}. */
public sealed interface ValueRef {
  record Primitive(InterfaceType.Primitive type) implements ValueRef {}

  record Index(int type) implements ValueRef {}
}
