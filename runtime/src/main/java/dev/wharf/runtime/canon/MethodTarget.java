package dev.wharf.runtime.canon;

import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.value.CheckedWitException;
import dev.wharf.runtime.value.Inline;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.WitException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A Java method as a function that may end later. Values go through compiled adapters. */
final class MethodTarget implements HostTarget {
  private final MethodHandle method;
  private final Signature signature;
  private final boolean inline;
  private final Lanes params;
  private final GuestSide caller;
  private final Lifter lifter;
  private final Optional<Lowerer> lowerer;

  MethodTarget(BoundMethod bound, Lanes params, Lanes result, GuestSide caller, Lanes.Site site) {
    this.method = handle(bound);
    this.signature = bound.signature();
    this.inline = isInline(bound);
    this.params = params;
    this.caller = caller;
    this.lifter = params.lifter(signature.params(), site);
    this.lowerer = signature.outcome().value().map(value -> result.lowerer(List.of(value), site));
  }

  private static MethodHandle handle(BoundMethod bound) {
    try {
      var method = bound.method();
      MethodHandle handle = MethodHandles.publicLookup().unreflect(method);
      if (!bound.onResource()) {
        handle = handle.bindTo(bound.receiver());
      }
      int count = handle.type().parameterCount();
      return handle
          .asSpreader(Object[].class, count)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isInline(BoundMethod bound) {
    Method method = bound.method();
    return CompletionStage.class.isAssignableFrom(method.getReturnType())
        || method.isAnnotationPresent(Inline.class)
        || method.getDeclaringClass().isAnnotationPresent(Inline.class)
        || !bound.onResource() && isMarked(bound.receiver().getClass(), method);
  }

  /** Looks at the implementation, of which the method of a resource knows only the interface. */
  private static boolean isMarked(Class<?> type, Method method) {
    try {
      return type.isAnnotationPresent(Inline.class)
          || type.getMethod(method.getName(), method.getParameterTypes())
              .isAnnotationPresent(Inline.class);
    } catch (NoSuchMethodException _) {
      return false;
    }
  }

  @Override
  public Object[] arguments(long[] lanes, CallScope lent) {
    return lifter.lift(
        lanes, params.types().isEmpty() ? 0 : params.pointer(caller, lanes[0]), lent);
  }

  @Override
  public Object call(Object[] args) throws Throwable {
    try {
      Object value = (Object) method.invokeExact(args);
      return value instanceof CompletionStage<?> stage && inline ? outcome(stage) : good(value);
    } catch (WitException e) {
      return bad(e, e.error());
    } catch (CheckedWitException e) {
      return bad(e, e.error());
    }
  }

  private CompletionStage<Object> outcome(CompletionStage<?> stage) {
    return stage.handle((value, thrown) -> {
      Throwable cause = thrown instanceof CompletionException e ? e.getCause() : thrown;
      try {
        return switch (cause) {
          case null -> good(value);
          case WitException declared -> bad(declared, declared.error());
          case CheckedWitException declared -> bad(declared, declared.error());
          default -> throw new CompletionException(cause);
        };
      } catch (CheckedWitException undeclared) {
        throw new CompletionException(undeclared);
      }
    });
  }

  private Object good(Object value) {
    return signature.outcome() instanceof Signature.Thrown(var _, var ok, var _, var _)
        ? Result.ok(ok.isPresent() ? value : Unit.UNIT)
        : value;
  }

  private <X extends Exception> Object bad(X thrown, Object value) throws X {
    if (signature.outcome() instanceof Signature.Thrown(var _, var _, var _, var errors)) {
      for (var error : errors) {
        if (error.java().isInstance(thrown)) {
          return Result.err(value);
        }
      }
    }
    throw thrown;
  }

  @Override
  public boolean isInline() {
    return inline;
  }

  @Override
  public void result(Object value, long[] lanes, int pointer, CallScope lent) {
    if (lowerer.isPresent()) {
      lowerer.get().lower(new Object[] {value}, lanes, pointer, lent);
    }
  }
}
