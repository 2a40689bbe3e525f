package dev.wharf.runtime.async;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * A fiber on the JDK's own one-shot continuations, which virtual threads are made of. There is no
 * public API for them: {@code java.base/jdk.internal.vm} has to be exported to this code, as the
 * launcher does. A continuation starts on top of the stack that resumes it, so that one which never
 * leaves costs little more than a call.
 */
final class ContinuationFiber implements Fiber {
  private static final Optional<Handles> HANDLES = Handles.find();

  private final Object continuation;
  private final HeldMonitors monitors;

  /** The JDK's continuations, as handles: this code is compiled without the export. */
  private record Handles(
      MethodHandle make, MethodHandle run, MethodHandle isDone, MethodHandle yield) {
    static Optional<Handles> find() {
      try {
        Class<?> type = Class.forName("jdk.internal.vm.Continuation");
        Class<?> scopeType = Class.forName("jdk.internal.vm.ContinuationScope");
        var lookup = MethodHandles.lookup();
        Object scope =
            lookup
                .findConstructor(scopeType, MethodType.methodType(void.class, String.class))
                .invoke("wharf");
        var make =
            lookup.findConstructor(
                type, MethodType.methodType(void.class, scopeType, Runnable.class));
        var yield =
            lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scopeType));
        var handles =
            new Handles(
                MethodHandles.insertArguments(make, 0, scope)
                    .asType(MethodType.methodType(Object.class, Runnable.class)),
                lookup
                    .findVirtual(type, "run", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class)),
                lookup
                    .findVirtual(type, "isDone", MethodType.methodType(boolean.class))
                    .asType(MethodType.methodType(boolean.class, Object.class)),
                MethodHandles.insertArguments(yield, 0, scope));
        return handles.leaveMonitors() ? Optional.of(handles) : Optional.empty();
      } catch (Throwable _) {
        return Optional.empty();
      }
    }

    /** Whether a thread keeps a monitor that it holds when it runs one, in this JVM. */
    private boolean leaveMonitors() throws Throwable {
      var monitors = new HeldMonitors();
      Object continuation = make.invoke((Runnable) () -> leave(monitors));
      Object held = new Object();
      boolean kept;
      synchronized (held) {
        run.invoke(continuation);
        kept = Thread.holdsLock(held);
      }
      run.invoke(continuation);
      return kept && !Thread.holdsLock(held);
    }

    private void leave(HeldMonitors monitors) {
      try {
        monitors.settle();
        boolean unused = (boolean) yield.invoke();
      } catch (Throwable e) {
        throw sneaky(e);
      }
    }
  }

  // Constants of the JIT, which a record's component is not.
  private static final MethodHandle MAKE = HANDLES.map(Handles::make).orElse(null);
  private static final MethodHandle RUN = HANDLES.map(Handles::run).orElse(null);
  private static final MethodHandle IS_DONE = HANDLES.map(Handles::isDone).orElse(null);
  private static final MethodHandle YIELD = HANDLES.map(Handles::yield).orElse(null);

  private ContinuationFiber(Object continuation, HeldMonitors monitors) {
    this.continuation = continuation;
    this.monitors = monitors;
  }

  /** Whether the JDK's continuations are open to this code. */
  static boolean isAvailable() {
    return HANDLES.isPresent();
  }

  /**
   * Makes one.
   *
   * @param monitors shared by those of a store
   */
  static Fiber make(Runnable body, HeldMonitors monitors) {
    try {
      return new ContinuationFiber((Object) MAKE.invokeExact(body), monitors);
    } catch (Throwable e) {
      throw sneaky(e);
    }
  }

  @Override
  public boolean resume() {
    monitors.enter();
    try {
      RUN.invokeExact(continuation);
      return (boolean) IS_DONE.invokeExact(continuation);
    } catch (Throwable e) {
      throw sneaky(e);
    } finally {
      monitors.exit();
    }
  }

  @Override
  public void suspend() {
    monitors.settle();
    try {
      boolean unused = (boolean) YIELD.invokeExact();
    } catch (Throwable e) {
      throw sneaky(e);
    }
  }

  /** Throws what a handle threw, which declares everything. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
