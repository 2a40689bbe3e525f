package dev.wharf.engine.load;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs the making of a class where the stack has room for it. A class is made when guest code first
 * needs it, which may be at the end of the stack; a stack overflow in a static initialiser of the
 * JDK or of the compiler would break that class for the life of the JVM.
 */
public final class StackRoom {
  /**
   * Calls that the probe makes: 64 bytes each when the JVM has optimised them best, 350 when it
   * interprets them. Making a class takes less than 64 KB.
   */
  private static final int PROBE_CALLS = 1280;

  private StackRoom() {}

  public static <T> T get(Supplier<T> maker) {
    return isShort() ? elsewhere(maker) : maker.get();
  }

  /** Whether the calling thread may not have the stack to make a class. */
  static boolean isShort() {
    try {
      descend(PROBE_CALLS, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
      return false;
    } catch (StackOverflowError _) {
      return true;
    }
  }

  /** Takes stack and does nothing else: what does not fit in registers is passed on the stack. */
  private static long descend(
      int calls,
      long a0,
      long a1,
      long a2,
      long a3,
      long a4,
      long a5,
      long a6,
      long a7,
      long a8,
      long a9,
      long a10,
      long a11,
      long a12,
      long a13,
      long a14,
      long a15) {
    return calls == 0
        ? a0
        : descend(calls - 1, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a0)
            + 1;
  }

  private static <T> T elsewhere(Supplier<T> maker) {
    var result = new AtomicReference<T>();
    var failure = new AtomicReference<Throwable>();
    var thread =
        Thread.ofPlatform()
            .name("wharf-compile")
            .daemon()
            .start(() -> {
              try {
                result.set(maker.get());
              } catch (Throwable t) {
                failure.set(t);
              }
            });
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure.get() != null) {
      throw new IllegalStateException("a class could not be made", failure.get());
    }
    return result.get();
  }
}
