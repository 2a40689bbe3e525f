package dev.wharf.runtime.bind;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.wave.TypeNames;
import java.lang.reflect.Type;
import java.util.function.Supplier;

/**
 * A Java type cannot carry a WIT type. Caught where the function is known, to be told with both
 * signatures; cheap, as candidates are also found unfit by it.
 */
final class Mismatch extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Supplier<String> text;

  private Mismatch(Supplier<String> text) {
    super(null, null, false, false);
    this.text = text;
  }

  Mismatch(String text) {
    this(() -> text);
  }

  static Mismatch of(InterfaceType wit, Type java, String expected) {
    return new Mismatch(
        () -> TypeNames.of(wit) + " is " + expected + " in Java, not " + java.getTypeName());
  }

  @Override
  public String getMessage() {
    return text.get();
  }
}
