package dev.wharf.engine.abi;

import dev.wharf.engine.Instance;
import dev.wharf.wasm.TrapException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Optional;

/**
 * Where running code notices that it shall stop: at loop headers and in functions on a call cycle.
 *
 * <p><b>A poll costs nothing while nobody is interrupted.</b> It goes through a call site whose
 * target does nothing, which the JIT compiles to nothing: no load, and above all no barrier that
 * would keep the memory's array and bounds from being hoisted out of loops. The first interruption
 * changes the target to one that reads the instance's flag; the JVM then discards the code that
 * relied on the old target, also in the middle of a loop.
 *
 * <p><b>Changing back</b> after delivery costs compiling again, and HotSpot gives up on methods
 * that it had to discard hundreds of times. So a process that interrupts guests often keeps reading
 * the flag from then on.
 */
public final class Poll {
  /** After so many interruptions the flag is read for good. */
  private static final int MOST_CHANGES = 16;

  private static final MethodType CHECK = MethodType.methodType(void.class, Instance.class);
  private static final MethodHandle IGNORE = MethodHandles.empty(CHECK);
  private static final MutableCallSite SITE = new MutableCallSite(IGNORE);
  private static final MethodHandle TARGET = SITE.dynamicInvoker();

  private static int watched;
  private static int changes;

  private Poll() {}

  public static void check(Instance inst) {
    try {
      TARGET.invokeExact(inst);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a poll throws nothing checked", e);
    }
  }

  private static void look(Instance inst) {
    if (inst.interrupted) {
      stop(inst);
    }
  }

  private static void stop(Instance inst) {
    Optional<TrapException> trap = inst.store().interruption();
    if (trap.isPresent()) {
      throw trap.get();
    }
  }

  /**
   * Has polls read the flags, which must be set already; each call is paired with one of {@link
   * #unwatch}.
   */
  public static synchronized void watch() {
    if (watched++ == 0 && changes <= MOST_CHANGES) {
      changes++;
      try {
        change(MethodHandles.lookup().findStatic(Poll.class, "look", CHECK));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public static synchronized void unwatch() {
    if (--watched == 0 && changes <= MOST_CHANGES) {
      change(IGNORE);
    }
  }

  private static void change(MethodHandle target) {
    SITE.setTarget(target);
    MutableCallSite.syncAll(new MutableCallSite[] {SITE});
  }
}
