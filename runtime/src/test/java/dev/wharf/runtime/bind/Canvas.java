package dev.wharf.runtime.bind;

import dev.wharf.runtime.value.Borrowed;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Tuple6;
import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;
import dev.wharf.runtime.value.WitException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The interface of the guest program {@code shapes}, in the shape that bindings have. */
@Wit("example:shapes/canvas@0.1.0")
public interface Canvas {
  record Point(float x, float y) {}

  enum Color {
    RED,
    GREEN,
    DARK_BLUE
  }

  enum Style {
    FILLED,
    DASHED,
    ROUNDED_CORNER
  }

  sealed interface Shape {
    record Dot() implements Shape {
      public static final Dot INSTANCE = new Dot();
    }

    record Circle(float value) implements Shape {}

    record Polygon(List<Point> value) implements Shape {}

    record Label(Tuple2<Point, String> value) implements Shape {}
  }

  record Item(Shape shape, Color color, Set<Style> style, List<String> tags) {}

  final class AreaException extends WitException {
    private static final long serialVersionUID = 1L;
    private final String error;

    public AreaException(String error) {
      super(error);
      this.error = error;
    }

    @Override
    public String error() {
      return error;
    }
  }

  @Wit("layer")
  interface Layer extends AutoCloseable {
    long add(Item item);

    Optional<Item> get(long index);

    String name();

    @Override
    void close();

    interface Factory {
      Layer create(String name);

      long count();

      Layer merge(Layer a, @Borrowed Layer b);
    }
  }

  Layer.Factory layer();

  Item echo(Item item);

  double area(Shape shape);

  String reverse(String text);

  long sum(long[] values);

  byte[] bytes(long count);

  Tuple6<@Unsigned Long, Long, @Unsigned Long, Long, Long, Boolean> widen(
      int a, byte b, int c, short d, @Wit("e") int e, boolean f);
}
