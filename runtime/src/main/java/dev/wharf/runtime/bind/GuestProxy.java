package dev.wharf.runtime.bind;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.canon.Adapters;
import dev.wharf.runtime.canon.Callee;
import dev.wharf.runtime.canon.Proxies;
import dev.wharf.runtime.canon.ResourceSlot;
import dev.wharf.runtime.canon.Signature;
import dev.wharf.runtime.wave.TypeNames;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.LinkException.Fact;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;

/**
 * What an instance exports, as Java: an exported interface as an object of a Java interface, a
 * function as a method handle. Reflection happens when it is made; calls go through compiled
 * adapters.
 *
 * <p>A method of an asynchronous function blocks until its task returns, and lets guests run
 * meanwhile; beside {@code foo} there may be {@code fooAsync}, with the same parameters, which
 * gives a {@link CompletableFuture}.
 *
 * <p>A resource of the guest is an object of its interface; {@code close()} drops it, passing it as
 * {@code own} spends it. A method without parameters that returns a {@code Bucket.Factory} gives
 * the constructor and static functions of the resource {@code Bucket}.
 */
@SuppressWarnings("exports")
public final class GuestProxy {
  private static final String ASYNC = "Async";

  private final Engine engine;
  private final Class<?> type;
  private final Map<String, Callee> functions;
  private final Map<Class<?>, ResourceSlot.Wrapper> resources = new HashMap<>();

  private GuestProxy(Engine engine, Class<?> type, Map<String, Callee> functions) {
    this.engine = engine;
    this.type = type;
    this.functions = functions;
  }

  /**
   * An exported interface.
   *
   * @param functions the functions of the instance, by their names in the component
   * @throws LinkException if a method has no function, or another type than it
   */
  public static <T> T of(Engine engine, Class<T> type, SequencedMap<String, Callee> functions) {
    HostBinder.requireAccessible(type);
    return type.cast(new GuestProxy(engine, type, functions).proxy(type, Optional.empty()));
  }

  /**
   * A function as a handle of exactly {@code type}, without boxing. Where a class says less than a
   * WIT type needs, such as {@code List}, elements have the Java types that bindings give them; a
   * {@code result} is a {@code Result}.
   *
   * @throws LinkException if these cannot be the types of the function
   */
  public static MethodHandle typed(Callee callee, MethodType type) {
    try {
      Signature signature =
          SignatureBinder.bind(callee.type(), type.parameterList(), type.returnType());
      return Adapters.typed(guest(callee), signature, type.parameterList());
    } catch (Mismatch e) {
      throw mismatch(e.getMessage(), callee.type(), type.toString());
    }
  }

  private static Callee.Guest guest(Callee callee) {
    return switch (callee) {
      case Callee.Guest guest -> guest;
      case Callee.Host _ ->
          throw new LinkException("a function of the host is exported as it is: call the host");
    };
  }

  private static LinkException mismatch(String reason, ComponentFuncType wit, String java) {
    return new LinkException(
        LinkException.Kind.TYPE,
        "the Java types do not fit: " + reason,
        List.of(new Fact("wit", TypeNames.of(wit)), new Fact("java", java)),
        List.of());
  }

  /** An object whose methods are functions; for a resource, one that makes objects for handles. */
  private Object proxy(Class<?> target, Optional<String> resource) {
    var methods = new ArrayList<Proxies.Forward>();
    for (Method method : target.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers()) && !isClose(method, resource)) {
        methods.add(forward(target, method));
      }
    }
    return Proxies.make(engine, target, methods, resource.isPresent());
  }

  private static boolean isClose(Method method, Optional<String> resource) {
    return resource.isPresent()
        && method.getName().equals("close")
        && method.getParameterCount() == 0;
  }

  private Proxies.Forward forward(Class<?> target, Method method) {
    for (Map.Entry<String, Callee> entry : functions.entrySet()) {
      Optional<Target> found = Target.find(type, entry.getKey());
      if (found.isPresent() && found.get().method().equals(method)) {
        return new Proxies.Forward(
            method, found.get().onResource(), adapter(entry.getValue(), found.get(), false));
      }
    }
    Optional<Proxies.Forward> later = later(method);
    if (later.isPresent()) {
      return later.get();
    }
    Class<?> result = method.getReturnType();
    if (method.getParameterCount() == 0 && Target.isFactory(result)) {
      return new Proxies.Forward(method, false, proxy(result, Optional.empty()));
    }
    throw new LinkException(
        LinkException.Kind.MISSING,
        "the instance has no function for a method of " + target.getName(),
        List.of(
            new Fact("java", method.toGenericString()),
            new Fact("functions", String.join(", ", functions.keySet()))),
        List.of());
  }

  /** {@code fooAsync}, which gives a future of what {@code foo} gives. */
  private Optional<Proxies.Forward> later(Method method) {
    String name = method.getName();
    if (!name.endsWith(ASYNC) || method.getReturnType() != CompletableFuture.class) {
      return Optional.empty();
    }
    String plain = name.substring(0, name.length() - ASYNC.length());
    for (Map.Entry<String, Callee> entry : functions.entrySet()) {
      Optional<Target> found =
          Target.find(type, entry.getKey())
              .filter(target ->
                  target.method().getName().equals(plain)
                      && target.method().getDeclaringClass() == method.getDeclaringClass());
      if (found.isPresent()) {
        Target target = found.get();
        return Optional.of(
            new Proxies.Forward(
                method, target.onResource(), adapter(entry.getValue(), target, true)));
      }
    }
    return Optional.empty();
  }

  private Object adapter(Callee callee, Target target, boolean later) {
    Signature signature;
    try {
      signature = SignatureBinder.bind(callee.type(), type, target);
    } catch (Mismatch e) {
      throw mismatch(e.getMessage(), callee.type(), target.method().toGenericString());
    }
    if (signature.outcome() instanceof Signature.Thrown thrown && thrown.errors().isEmpty()) {
      throw mismatch(
          "no exception with this error is to be found",
          callee.type(),
          target.method().toGenericString());
    }
    var params = new ArrayList<Class<?>>();
    if (target.onResource()) {
      params.add(target.method().getDeclaringClass());
    }
    params.addAll(List.of(target.method().getParameterTypes()));
    return Adapters.export(
        guest(callee),
        signature,
        params,
        type.getClassLoader(),
        this::wrapper,
        later,
        List.of(target.method().getExceptionTypes()).contains(InterruptedException.class));
  }

  /** Made when first needed, as the methods of a resource may mention it again. */
  private ResourceSlot.Wrapper wrapper(Class<?> resource) {
    if (!resource.isInterface()) {
      return handle -> handle;
    }
    return handle -> {
      ResourceSlot.Wrapper known = resources.get(resource);
      if (known == null) {
        known = (ResourceSlot.Wrapper) proxy(resource, Optional.of(resource.getSimpleName()));
        resources.put(resource, known);
      }
      return known.wrap(handle);
    };
  }
}
