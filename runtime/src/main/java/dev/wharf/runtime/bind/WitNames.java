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
    Map<String, Method> methods = METHODS.get(type);
    return Optional.ofNullable(methods.getOrDefault(exact(wit), methods.get(key(wit))));
  }

  /** The constant of an enum. */
  static Optional<Enum<?>> constant(Class<?> type, String wit) {
    Map<String, Enum<?>> constants = CONSTANTS.get(type);
    return Optional.ofNullable(constants.getOrDefault(exact(wit), constants.get(key(wit))));
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
        put(methods, method, method.getName(), method);
      }
    }
    return methods;
  }

  private static Map<String, Enum<?>> readConstants(Class<?> type) {
    var constants = new HashMap<String, Enum<?>>();
    for (Object constant : type.getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      try {
        put(constants, type.getField(name), name, (Enum<?>) constant);
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException(e);
      }
    }
    return constants;
  }

  /** Under the name that it says, and under that name as others might spell it. */
  private static <T> void put(
      Map<String, T> found, AnnotatedElement element, String javaName, T value) {
    Wit annotation = element.getAnnotation(Wit.class);
    if (annotation != null) {
      found.put(exact(annotation.value()), value);
      found.put(key(annotation.value()), value);
    } else {
      found.putIfAbsent(key(javaName), value);
    }
  }

  /** No key has a space. */
  private static String exact(String wit) {
    return " " + wit;
  }

  private static String key(AnnotatedElement element, String javaName) {
    Wit annotation = element.getAnnotation(Wit.class);
    return key(annotation == null ? javaName : annotation.value());
  }

  /**
   * Labels of one scope differ in more than case; where only hyphens differ the annotation tells.
   */
  private static String key(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
