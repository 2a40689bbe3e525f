package dev.wharf.wit.decode;

import dev.wharf.component.type.InterfaceType;

/** What a type is made of. */
sealed interface Operand permits TypeId, Operand.Simple {
  record Simple(InterfaceType.Primitive type) implements Operand {}
}
