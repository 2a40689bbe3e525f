package dev.wharf.engine.load;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs the making of a class where the stack has room for it. A class is made when guest code first
 * needs it, which may be at the end of the stack; a stack overflow in a static initialiser of the
 * JDK or of the compiler would break that class for the life of the JVM.
 */
final class StackRoom {
  /** Frames that may be on the stack of a thread that makes the class itself. */
  private static final int SHALLOW = 256;

  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final IsDeep IS_DEEP = new IsDeep();

  private StackRoom() {}

  static <T> T get(Supplier<T> maker) {
    return WALKER.walk(IS_DEEP) ? elsewhere(maker) : maker.get();
  }

  /** A class rather than a lambda: its bootstrap could meet the end of the stack. */
  private static final class IsDeep implements Function<Stream<StackWalker.StackFrame>, Boolean> {
    @Override
    public Boolean apply(Stream<StackWalker.StackFrame> frames) {
      var all = frames.iterator();
      int depth = 0;
      while (depth < SHALLOW && all.hasNext()) {
        all.next();
        depth++;
      }
      return depth == SHALLOW;
    }
  }

  private static <T> T elsewhere(Supplier<T> maker) {
    var result = new AtomicReference<T>();
    var failure = new AtomicReference<Throwable>();
    var thread =
        Thread.ofPlatform()
            .name("wharf-compile")
            .daemon()
            .start(
                () -> {
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
