package dev.wharf.runtime.bind;

import dev.wharf.runtime.canon.BoundMethod;
import dev.wharf.runtime.canon.HostFunction;
import dev.wharf.runtime.canon.MethodAdapter;
import dev.wharf.runtime.canon.Signature;
import dev.wharf.runtime.value.Wit;
import dev.wharf.wasm.LinkException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A Java method found fit for a WIT function, not yet bound to the object to call it on. */
public final class HostMethod {
  private final Target target;
  private final Signature signature;
  private final MethodAdapter adapter = new MethodAdapter();

  HostMethod(Target target, Signature signature) {
    this.target = target;
    this.signature = signature;
  }

  /**
   * The function, called on {@code implementation}.
   *
   * @throws LinkException if the object does not give the factory that the function belongs to
   */
  public HostFunction on(Object implementation) {
    Object receiver = target.onResource() ? implementation : receiver(implementation);
    return new BoundMethod(receiver, target.method(), target.onResource(), signature, adapter);
  }

  private Object receiver(Object implementation) {
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

  /** The Java method. */
  @Override
  public String toString() {
    return target.method().toGenericString();
  }
}
