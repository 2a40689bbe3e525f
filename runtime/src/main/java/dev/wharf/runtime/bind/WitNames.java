package dev.wharf.runtime.bind;

import dev.wharf.runtime.value.Wit;
import java.lang.reflect.AnnotatedElement;
import java.util.Locale;

/** Whether a Java declaration stands for a WIT name. */
final class WitNames {
  private WitNames() {}

  /**
   * By its annotation if it has one, else by its name: {@code getRandomBytes},
   * {@code GetRandomBytes} and {@code GET_RANDOM_BYTES} stand for {@code get-random-bytes}.
   */
  static boolean matches(String wit, AnnotatedElement element, String javaName) {
    Wit annotation = element.getAnnotation(Wit.class);
    return annotation != null ? annotation.value().equals(wit) : loose(wit).equals(loose(javaName));
  }

  private static String loose(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
