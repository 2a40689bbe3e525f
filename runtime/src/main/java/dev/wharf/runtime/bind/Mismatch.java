package dev.wharf.runtime.bind;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.wave.TypeNames;
import java.lang.reflect.Type;

/**
 * A Java type cannot carry a WIT type. Caught where the function is known, to be told with both
 * signatures.
 */
final class Mismatch extends Exception {
  private static final long serialVersionUID = 1L;

  Mismatch(String message) {
    super(message);
  }

  static Mismatch of(InterfaceType wit, Type java, String expected) {
    return new Mismatch(
        TypeNames.of(wit) + " is " + expected + " in Java, not " + java.getTypeName());
  }
}
