package app.calls;

import cases.calls.CallsWorld;
import cases.calls.Work;
import cases.calls.Work.Level;
import cases.calls.Work.LevelException;
import cases.calls.Work.Point;
import com.sun.management.ThreadMXBean;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.Result;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is on the way from a method of a generated interface through the guest to another. */
public final class Paths {
  private static final Predicate<String> REFLECTIVE =
      name ->
          name.startsWith("java.lang.reflect.")
              || name.startsWith("jdk.internal.reflect.")
              || name.startsWith("java.lang.invoke.")
              || name.startsWith("jdk.proxy");

  private Paths() {}

  /** Notes the frames above it. */
  private static final class Host implements Work {
    private int calls;

    /** Gives what it is given, if nobody on the way here was reflective. */
    private <T> T look(T value) {
      calls++;
      List<String> between =
          StackWalker.getInstance(StackWalker.Option.SHOW_HIDDEN_FRAMES)
              .walk(frames ->
                  frames
                      .skip(2)
                      .map(StackWalker.StackFrame::getClassName)
                      .takeWhile(name -> !name.equals(Paths.class.getName()))
                      .toList());
      if (between.size() < 3 || between.stream().anyMatch(REFLECTIVE)) {
        throw new AssertionError(between);
      }
      return value;
    }

    @Override
    public long add(long a, long b) {
      return a + b;
    }

    @Override
    public String text(String a) {
      return look(a);
    }

    @Override
    public int[] numbers(int[] a) {
      return look(a);
    }

    @Override
    public Point move(Point a) {
      return look(a);
    }

    @Override
    public Optional<Long> maybe(Optional<Long> a) {
      return look(a);
    }

    @Override
    public long check(Result<Long, Level> a) throws LevelException {
      return switch (look(a)) {
        case Result.Ok<Long, Level>(Long value) -> value;
        case Result.Err<Long, Level>(Level error) -> throw new LevelException(error);
      };
    }
  }

  /** Gives how many calls were looked at. */
  public static int run(ValidComponent component, long seed, int atLeast) {
    var engine = Engine.create();
    try (var store = ComponentStore.open(engine)) {
      var host = new Host();
      var linked = Linker.of(engine).bind(Work.class, host).link(component);
      var work = CallsWorld.instantiate(linked, store).work();
      while (host.calls < atLeast) {
        work.text("text");
        work.numbers(new int[] {1, 2});
        work.move(new Point(1, 2, "p", Level.HIGH));
        work.maybe(Optional.of(5L));
        work.check(Result.ok(1L));
        try {
          work.check(Result.err(Level.LOW));
          throw new AssertionError("no error");
        } catch (LevelException e) {
          host.calls++;
        }
      }
      return host.calls;
    }
  }

  /** Gives how many bytes a call of numbers allocates, once it is warm: there and back. */
  public static int allocated(ValidComponent component, long seed, int calls) {
    var engine = Engine.create();
    try (var store = ComponentStore.open(engine)) {
      var linked = Linker.of(engine).bind(Work.class, new Host()).link(component);
      var work = CallsWorld.instantiate(linked, store).work();
      long sum = 0;
      long before = 0;
      var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      for (int i = 0; i < 2 * calls; i++) {
        if (i == calls) {
          before = threads.getCurrentThreadAllocatedBytes();
        }
        sum = work.add(sum, i & 1);
      }
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      if (sum != calls) {
        throw new AssertionError(sum);
      }
      return (int) (bytes / calls);
    }
  }
}
