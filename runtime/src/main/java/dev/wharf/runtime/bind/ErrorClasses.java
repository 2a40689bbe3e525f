package dev.wharf.runtime.bind;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.canon.Binding;
import dev.wharf.runtime.canon.Signature;
import dev.wharf.runtime.value.CheckedWitException;
import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.WitException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The exceptions that may stand for the {@code err} of a function. Java's signatures need not name
 * them, being unchecked, so that they are also looked for where bindings put them: in the interface
 * itself, then in those whose types its methods mention.
 */
final class ErrorClasses {
  private static final ClassValue<Set<Class<?>>> CANDIDATES =
      new ClassValue<>() {
        @Override
        protected Set<Class<?>> computeValue(Class<?> type) {
          return candidates(type);
        }
      };

  private ErrorClasses() {}

  /** Those whose error has this type: what the method says that it throws, then nearest first. */
  static List<Signature.ErrorClass> find(
      Class<?> type, Method method, Optional<InterfaceType> error) {
    Set<Class<?>> candidates = new LinkedHashSet<>();
    for (Class<?> thrown : method.getExceptionTypes()) {
      if (isError(thrown)) {
        candidates.add(thrown);
      }
    }
    candidates.addAll(CANDIDATES.get(type));
    var found = new ArrayList<Signature.ErrorClass>();
    for (Class<?> candidate : candidates) {
      fitting(candidate, error).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Signature.ErrorClass> fitting(
      Class<?> type, Optional<InterfaceType> error) {
    try {
      Method accessor = type.getMethod("error");
      if (error.isEmpty()) {
        return accessor.getReturnType() == Unit.class
            ? Optional.of(new Signature.ErrorClass(type, Optional.empty()))
            : Optional.empty();
      }
      Binding binding = JavaBinder.bind(error.get(), accessor.getGenericReturnType());
      return Optional.of(
          new Signature.ErrorClass(
              type, Optional.of(new Binding.Member("error", accessor.getReturnType(), binding))));
    } catch (Mismatch | NoSuchMethodException _) {
      return Optional.empty();
    }
  }

  private static boolean isError(Class<?> type) {
    return WitException.class.isAssignableFrom(type)
        || CheckedWitException.class.isAssignableFrom(type);
  }

  private static Set<Class<?>> candidates(Class<?> type) {
    Class<?> top = top(type);
    Set<Class<?>> tops = new LinkedHashSet<>(List.of(top));
    mentioned(top, tops);
    Set<Class<?>> exceptions = new LinkedHashSet<>();
    for (Class<?> each : tops) {
      for (Class<?> nested : each.getDeclaredClasses()) {
        if (isError(nested)) {
          exceptions.add(nested);
        }
      }
    }
    return exceptions;
  }

  private static Class<?> top(Class<?> type) {
    Class<?> top = type;
    while (top.getEnclosingClass() != null && top.getEnclosingClass().isInterface()) {
      top = top.getEnclosingClass();
    }
    return top;
  }

  private static void mentioned(Class<?> type, Set<Class<?>> tops) {
    for (Method method : type.getDeclaredMethods()) {
      mentioned(method.getGenericReturnType(), tops);
      for (Type param : method.getGenericParameterTypes()) {
        mentioned(param, tops);
      }
    }
    for (Class<?> nested : type.getDeclaredClasses()) {
      if (nested.isInterface()) {
        mentioned(nested, tops);
      }
    }
  }

  private static void mentioned(Type type, Set<Class<?>> tops) {
    if (type instanceof ParameterizedType parameterized) {
      for (Type argument : parameterized.getActualTypeArguments()) {
        mentioned(argument, tops);
      }
    } else if (type instanceof Class<?> used && used.getEnclosingClass() != null) {
      tops.add(top(used));
    }
  }
}
