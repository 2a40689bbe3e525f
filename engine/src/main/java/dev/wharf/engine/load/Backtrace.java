package dev.wharf.engine.load;

import dev.wharf.wasm.WasmFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Wasm frames from Java frames. A guest function is a static method {@code f<index>} of a class of
 * a {@link ModuleLoader}; one too long for a method has pieces {@code f<index>$…} above it on the
 * stack, which are the same frame. A line number is the instruction's offset in the body, plus one.
 */
public final class Backtrace {
  /** Frames that are kept, from the innermost. */
  static final int MAX_FRAMES = 64;

  /** The largest line number of a class file says no more than that the offset is not smaller. */
  private static final int LAST_LINE = 65535;

  /**
   * Tells which module a frame of a loader's code belongs to, by function index and offset in the
   * body.
   */
  public interface Module {
    WasmFrame frame(int funcIndex, int bodyOffset);
  }

  private final List<WasmFrame> frames = new ArrayList<>();
  private Optional<Module> pieceModule = Optional.empty();
  private int pieceFunc = -1;

  private Backtrace() {}

  /** The Wasm frames of the calling thread, innermost first; none near the end of its stack. */
  public static List<WasmFrame> current() {
    return StackRoom.isShort() ? List.of() : Collect.WALKER.walk(new Collect());
  }

  /**
   * Of a throwable with a Java stack trace; the modules are known by the names of their loaders.
   */
  public static List<WasmFrame> of(Throwable thrown, Function<String, Optional<Module>> modules) {
    var backtrace = new Backtrace();
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().startsWith(ModuleLoader.PACKAGE)
          && frame.getClassLoaderName() != null) {
        var module = modules.apply(frame.getClassLoaderName());
        if (module.isPresent()
            && backtrace.add(module.get(), frame.getMethodName(), frame.getLineNumber())) {
          break;
        }
      }
    }
    return backtrace.frames;
  }

  /**
   * Whether the throwable comes from guest code itself, rather than from something that it called.
   */
  public static boolean isFromGuest(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    // The JVM leaves the trace out when it throws the same exception at the same place many times.
    return trace.length == 0 || trace[0].getClassName().startsWith(ModuleLoader.PACKAGE);
  }

  private static final class Collect
      implements Function<Stream<StackWalker.StackFrame>, List<WasmFrame>> {
    static final StackWalker WALKER =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    @Override
    public List<WasmFrame> apply(Stream<StackWalker.StackFrame> stream) {
      var backtrace = new Backtrace();
      Iterator<StackWalker.StackFrame> all = stream.iterator();
      while (all.hasNext()) {
        StackWalker.StackFrame frame = all.next();
        if (frame.getDeclaringClass().getClassLoader() instanceof ModuleLoader loader
            && backtrace.add(loader.module(), frame.getMethodName(), frame.getLineNumber())) {
          break;
        }
      }
      return backtrace.frames;
    }
  }

  /** Takes a frame in; true when there are enough. */
  private boolean add(Module module, String method, int line) {
    int index = 0;
    int end = 1;
    while (end < method.length() && Character.digit(method.charAt(end), 10) >= 0) {
      index = index * 10 + Character.digit(method.charAt(end), 10);
      end++;
    }
    boolean piece = end < method.length();
    if (method.charAt(0) != 'f' || end == 1 || (piece && method.charAt(end) != '$')) {
      return false;
    }
    boolean below = index == pieceFunc && pieceModule.isPresent() && pieceModule.get() == module;
    if (!below) {
      frames.add(module.frame(index, line <= 0 || line >= LAST_LINE ? -1 : line - 1));
    }
    pieceModule = piece ? Optional.of(module) : Optional.empty();
    pieceFunc = piece ? index : -1;
    return frames.size() == MAX_FRAMES;
  }
}
