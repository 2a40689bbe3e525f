package dev.wharf.runtime.canon;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.WitException;
import java.util.List;

/** Java types for the adapter tests, in the shape of bindings. */
public final class Samples {
  private Samples() {}

  public record Point(int x, @SuppressWarnings("unused") long y) {}

  public record Mixed(boolean flag, short small, String name, double weight, List<Point> path) {}

  public enum Color {
    RED,
    GREEN,
    BLUE
  }

  public enum Access {
    READ,
    WRITE,
    EXECUTE,
    CREATE,
    DELETE,
    RENAME,
    LINK,
    LOCK,
    LIST
  }

  public sealed interface Shape {
    record Nothing() implements Shape {
      public static final Nothing INSTANCE = new Nothing();
    }

    record Circle(float radius) implements Shape {}

    record Box(Tuple2<Long, Double> sides) implements Shape {}

    record Label(String text) implements Shape {}

    record Path(Mixed mixed) implements Shape {}
  }

  public static final class ShapeException extends WitException {
    private static final long serialVersionUID = 1L;
    private final transient Shape error;

    public ShapeException(Shape error) {
      super(error);
      this.error = error;
    }

    @Override
    public Shape error() {
      return error;
    }
  }

  /** Functions of up to four parameters, over whatever a binding says. */
  public interface F0 {
    Object call();
  }

  public interface F1 {
    Object call(Object a);
  }

  public interface F2 {
    Object call(Object a, Object b);
  }

  public interface F3 {
    Object call(Object a, Object b, Object c);
  }
}
