package dev.wharf.runtime.bind;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.runtime.canon.BoundMethod;
import dev.wharf.runtime.canon.HostFunction;
import dev.wharf.runtime.canon.Signature;
import dev.wharf.runtime.value.Wit;
import dev.wharf.runtime.wave.TypeNames;
import dev.wharf.wasm.LinkException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;

/**
 * Offers the functions of a WIT interface by an object that implements its Java interface. Reflection happens here, once
 * per function that is linked; calls go through compiled adapters.
 *
 * <p>A method of a resource is called on the resource's own object. Constructors and static functions of a resource
 * {@code Bucket} belong to {@code Bucket.Factory}: the object implements it, too, or has a method without parameters
 * that returns it.
 */
public final class HostBinder {
  private HostBinder() {}

  /**
   * Whether a Java interface has a method for a function; false if there is none of that name.
   *
   * @throws LinkException if there is one whose types do not fit
   */
  public static boolean offers(Class<?> type, String function, ComponentFuncType wit) {
    Optional<Target> target = Target.find(type, function);
    if (target.isEmpty()) {
      return false;
    }
    signature(type, function, wit, target.get());
    return true;
  }

  /**
   * The function of this name, called on {@code implementation}.
   *
   * @param type an interface that is accessible to other modules
   * @throws LinkException if there is none, or its types do not fit
   */
  public static HostFunction function(
      Class<?> type, Object implementation, String function, ComponentFuncType wit) {
    Target target =
        Target.find(type, function)
            .orElseThrow(
                () -> new LinkException(type.getName() + " has no method for `" + function + "`"));
    Signature signature = signature(type, function, wit, target);
    Object receiver = target.onResource() ? implementation : receiver(target, implementation);
    return new BoundMethod(receiver, target.method(), target.onResource(), signature);
  }

  private static Signature signature(
      Class<?> type, String function, ComponentFuncType wit, Target target) {
    requireAccessible(target.method().getDeclaringClass());
    try {
      return SignatureBinder.bind(wit, type, target);
    } catch (Mismatch e) {
      throw new LinkException(
          LinkException.Kind.TYPE,
          "the Java method for `" + function + "` does not fit: " + e.getMessage(),
          List.of(
              new LinkException.Fact("wit", TypeNames.of(wit)),
              new LinkException.Fact("java", target.method().toGenericString())),
          List.of());
    }
  }

  private static void requireAccessible(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      if (!Modifier.isPublic(each.getModifiers())) {
        throw new LinkException(type.getName() + " is bound but not public");
      }
    }
    if (!type.getModule().isExported(type.getPackageName())) {
      throw new LinkException(type.getName() + " is bound but its package is not exported");
    }
  }

  private static Object receiver(Target target, Object implementation) {
    Class<?> owner = target.method().getDeclaringClass();
    if (owner.isInstance(implementation)) {
      return implementation;
    }
    for (Method method : implementation.getClass().getMethods()) {
      if (method.getParameterCount() == 0 && method.getReturnType() == owner) {
        return factory(method, implementation, owner);
      }
    }
    throw new LinkException(
        implementation.getClass().getName() + " does not give a " + owner.getName());
  }

  /** Called through the interface that declares the method: the class need not be public. */
  private static Object factory(Method method, Object implementation, Class<?> owner) {
    for (Class<?> type : implementation.getClass().getInterfaces()) {
      if (type.isAnnotationPresent(Wit.class)) {
        try {
          return type.getMethod(method.getName()).invoke(implementation);
        } catch (NoSuchMethodException _) {
          continue;
        } catch (IllegalAccessException | InvocationTargetException e) {
          throw new LinkException(owner.getName() + " is not to be had: " + e);
        }
      }
    }
    throw new LinkException(
        "no interface of " + implementation.getClass().getName() + " gives a " + owner.getName());
  }
}
