package dev.wharf.runtime.bind;

import dev.wharf.runtime.value.Wit;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds Java declarations by their WIT names: the name in the annotation, else their own, as {@code
 * getRandomBytes}, {@code GetRandomBytes} and {@code GET_RANDOM_BYTES} stand for {@code
 * get-random-bytes}. What a class declares is read once.
 */
final class WitNames {
  private static final ClassValue<Map<String, Method>> METHODS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          return readMethods(type);
        }
      };

  private static final ClassValue<Map<String, Enum<?>>> CONSTANTS =
      new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> type) {
          return readConstants(type);
        }
      };

  private WitNames() {}

  /** The method of an interface, or of one that it extends. */
  static Optional<Method> method(Class<?> type, String wit) {
    return Optional.ofNullable(METHODS.get(type).get(key(wit)));
  }

  /** The constant of an enum. */
  static Optional<Enum<?>> constant(Class<?> type, String wit) {
    return Optional.ofNullable(CONSTANTS.get(type).get(key(wit)));
  }

  static boolean matches(String wit, AnnotatedElement element, String javaName) {
    return key(wit).equals(key(element, javaName));
  }

  private static Map<String, Method> readMethods(Class<?> type) {
    var methods = new HashMap<String, Method>();
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())
          && !method.isBridge()
          && method.getDeclaringClass() != Object.class) {
        methods.put(key(method, method.getName()), method);
      }
    }
    return methods;
  }

  private static Map<String, Enum<?>> readConstants(Class<?> type) {
    var constants = new HashMap<String, Enum<?>>();
    for (Object constant : type.getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      try {
        constants.put(key(type.getField(name), name), (Enum<?>) constant);
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException(e);
      }
    }
    return constants;
  }

  private static String key(AnnotatedElement element, String javaName) {
    Wit annotation = element.getAnnotation(Wit.class);
    return key(annotation == null ? javaName : annotation.value());
  }

  /** No two labels of one scope differ only in case or hyphens. */
  private static String key(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
