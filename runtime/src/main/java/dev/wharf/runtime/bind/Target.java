package dev.wharf.runtime.bind;

import dev.wharf.runtime.value.Wit;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * The Java method that stands for a WIT function.
 *
 * @param onResource whether the first parameter of the function is the object that it is called on
 */
record Target(Method method, boolean onResource) {
  /** Looks in a Java interface, and for functions of resources in the interfaces of these. */
  static Optional<Target> find(Class<?> type, String function) {
    return switch (FunctionName.parse(function)) {
      case FunctionName.Free(var name) ->
          WitNames.method(type, name).map(m -> new Target(m, false));
      case FunctionName.Constructor(var resource) ->
          factory(type, resource)
              .flatMap(
                  f -> WitNames.method(f, "[constructor]").or(() -> WitNames.method(f, "create")))
              .map(m -> new Target(m, false));
      case FunctionName.OfResource(var resource, var name, boolean isStatic) ->
          isStatic
              ? factory(type, resource)
                  .flatMap(f -> WitNames.method(f, name))
                  .map(m -> new Target(m, false))
              : resource(type, resource)
                  .flatMap(r -> WitNames.method(r, name))
                  .map(m -> new Target(m, true));
    };
  }

  private static Optional<Class<?>> factory(Class<?> type, String resource) {
    return resource(type, resource)
        .flatMap(found -> {
          for (Class<?> nested : found.getDeclaredClasses()) {
            if (isFactory(nested)) {
              return Optional.of(nested);
            }
          }
          return Optional.empty();
        });
  }

  /** Of a resource that is called so itself, it has another name. */
  static boolean isFactory(Class<?> type) {
    return type.getSimpleName().equals("Factory") || type.getSimpleName().equals("Factory_");
  }

  /** The interface of a resource: nested in that of the WIT interface, or beside it. */
  static Optional<Class<?>> resource(Class<?> type, String resource) {
    for (Class<?> nested : type.getDeclaredClasses()) {
      if (nested.isInterface() && WitNames.matches(resource, nested, nested.getSimpleName())) {
        return Optional.of(nested);
      }
    }
    return beside(type, resource);
  }

  private static Optional<Class<?>> beside(Class<?> type, String resource) {
    var name = new StringBuilder(type.getPackageName()).append('.');
    for (String word : resource.split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    try {
      Class<?> found = Class.forName(name.toString(), false, type.getClassLoader());
      Wit wit = found.getAnnotation(Wit.class);
      return found.isInterface() && wit != null && wit.value().equals(resource)
          ? Optional.of(found)
          : Optional.empty();
    } catch (ClassNotFoundException _) {
      return Optional.empty();
    }
  }
}
