package dev.wharf.runtime.bind;

import dev.wharf.component.binding.JavaMapping;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What {@link JavaMapping} says, as classes: for types that have no class of their own. */
final class UsualClasses {
  private static final JavaMapping TABLE =
      new JavaMapping(type -> {
        throw new IllegalStateException(type + " has a class of its own");
      });
  private static final Map<Primitive, Class<?>> SCALARS = new EnumMap<>(Primitive.class);
  private static final Map<Primitive, Class<?>> LISTS = new EnumMap<>(Primitive.class);

  static {
    for (Primitive primitive : Primitive.values()) {
      SCALARS.put(primitive, resolve(TABLE.type(primitive).erasure()));
      LISTS.put(primitive, resolve(TABLE.type(new InterfaceType.ListOf(primitive)).erasure()));
    }
  }

  private UsualClasses() {}

  static Class<?> scalar(Primitive type) {
    return SCALARS.get(type);
  }

  /** The array that a list of this element is; empty where it is a {@code List}. */
  static Optional<Class<?>> array(InterfaceType element) {
    if (element instanceof Primitive primitive
        && LISTS.containsKey(primitive)
        && LISTS.get(primitive).isArray()) {
      return Optional.of(LISTS.get(primitive));
    }
    return Optional.empty();
  }

  static Class<?> tuple(int size) throws Mismatch {
    try {
      var elements = Collections.<InterfaceType>nCopies(size, Primitive.BOOL);
      return resolve(TABLE.type(new InterfaceType.Tuple(elements)).erasure());
    } catch (IllegalStateException _) {
      throw new Mismatch("a tuple of " + size + " fields needs a record of its own");
    }
  }

  private static Class<?> resolve(ClassDesc type) {
    try {
      return type.resolveConstantDesc(MethodHandles.lookup());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
