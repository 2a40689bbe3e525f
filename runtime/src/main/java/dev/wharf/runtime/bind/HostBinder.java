package dev.wharf.runtime.bind;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.runtime.canon.HostFunction;
import dev.wharf.runtime.canon.Signature;
import dev.wharf.runtime.value.Inline;
import dev.wharf.runtime.wave.TypeNames;
import dev.wharf.wasm.LinkException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;

/**
 * Offers the functions of a WIT interface by an object that implements its Java interface.
 * Reflection happens here, once per function that is linked; calls go through compiled adapters.
 *
 * <p>A method for an asynchronous function runs on a virtual thread while the guest goes on, and is
 * interrupted when the guest cancels the call. Marked {@link Inline}, or returning a {@link
 * java.util.concurrent.CompletionStage} of its result, it runs on the guest's stack instead.
 *
 * <p>A method of a resource is called on the resource's own object. Constructors and static
 * functions of a resource {@code Bucket} belong to {@code Bucket.Factory}: the object implements
 * it, too, or has a method without parameters that returns it.
 */
public final class HostBinder {
  private HostBinder() {}

  /**
   * The method of a Java interface for a function; empty if there is none of that name.
   *
   * @param type an interface that is accessible to other modules
   * @throws LinkException if there is one whose types do not fit
   */
  public static Optional<HostMethod> find(Class<?> type, String function, ComponentFuncType wit) {
    return Target.find(type, function)
        .map(target -> new HostMethod(target, signature(type, function, wit, target)));
  }

  /**
   * The function of this name, called on {@code implementation}.
   *
   * @param type an interface that is accessible to other modules
   * @throws LinkException if there is none, or its types do not fit
   */
  public static HostFunction function(
      Class<?> type, Object implementation, String function, ComponentFuncType wit) {
    return find(type, function, wit)
        .orElseThrow(
            () -> new LinkException(type.getName() + " has no method for `" + function + "`"))
        .on(implementation);
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

  static void requireAccessible(Class<?> type) {
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new LinkException(type.getName() + " is bound but not public");
    }
    Module home = type.getModule();
    if (!home.isExported(type.getPackageName())) {
      throw new LinkException(
          LinkException.Kind.OTHER,
          type.getName() + " is bound but its package is not exported",
          List.of(),
          List.of(
              "`exports " + type.getPackageName() + ";` in the declaration of " + home.getName()));
    }
  }
}
