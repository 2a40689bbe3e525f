package dev.wharf.runtime.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentInstance;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.bind.Canvas.Color;
import dev.wharf.runtime.bind.Canvas.Item;
import dev.wharf.runtime.bind.Canvas.Point;
import dev.wharf.runtime.bind.Canvas.Shape;
import dev.wharf.runtime.bind.Canvas.Style;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Tuple6;
import dev.wharf.wasm.LinkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guest written in C, called as a Java interface. */
class GuestProxyTest {
  private final ComponentInstance shapes = instantiate("shapes.wasm");
  private final Canvas canvas = shapes.bind(Canvas.class);

  private static ComponentInstance instantiate(String name) {
    try {
      var engine = Engine.create();
      byte[] bytes = Files.readAllBytes(Path.of("../guests/wasm").resolve(name));
      var component = ComponentValidator.validate(ComponentDecoder.decode(bytes));
      return Linker.of(engine).link(component).instantiate(ComponentStore.open(engine));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Item item(String text) {
    return new Item(
        new Shape.Label(new Tuple2<>(new Point(1.5f, -2), text)),
        Color.DARK_BLUE,
        EnumSet.of(Style.FILLED, Style.ROUNDED_CORNER),
        List.of("one", "zwei €"));
  }

  @Test
  void valuesOfEveryKindGoThereAndBack() {
    assertThat(canvas.echo(item("x"))).isEqualTo(item("x"));
    var dot = new Item(Shape.Dot.INSTANCE, Color.RED, EnumSet.noneOf(Style.class), List.of());
    assertThat(canvas.echo(dot)).isEqualTo(dot);
    assertThat(canvas.reverse("aé€😀")).isEqualTo("😀€éa");
    assertThat(canvas.sum(new long[] {1, 2, Long.MIN_VALUE})).isEqualTo(Long.MIN_VALUE + 3);
    assertThat(canvas.bytes(4)).containsExactly(0, 7, 14, 21);
    assertThat(canvas.widen(255, (byte) -1, 65535, (short) -1, 0x1F980, true))
        .isEqualTo(new Tuple6<>(255L, -1L, 65535L, -1L, 0x1F980L, false));
  }

  @Test
  void anErrorIsThrownWithItsValue() {
    assertThat(canvas.area(new Shape.Circle(2))).isEqualTo(12);
    assertThat(canvas.area(new Shape.Polygon(List.of()))).isZero();
    assertThatThrownBy(() -> canvas.area(item("x").shape()))
        .isInstanceOfSatisfying(
            Canvas.AreaException.class,
            e -> assertThat(e.error()).isEqualTo("a label has no area"));
    assertThat(canvas.sum(new long[0])).as("the store lives").isZero();
  }

  @Test
  void resourcesAreObjects() {
    var layers = canvas.layer();
    assertThat(layers.count()).isZero();
    try (var front = layers.create("front");
        var back = layers.create("back")) {
      assertThat(front.name()).isEqualTo("front");
      assertThat(front.add(item("a"))).isZero();
      assertThat(back.add(item("b"))).isZero();
      assertThat(front.get(0)).hasValue(item("a"));
      assertThat(front.get(1)).isEmpty();
      assertThat(layers.count()).isEqualTo(2);
      try (var merged = layers.merge(front, back)) {
        assertThat(merged.get(1)).hasValue(item("b"));
        assertThatThrownBy(front::name)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("given away");
      }
      assertThat(layers.count()).isEqualTo(1);
      back.close();
      back.close();
      assertThat(layers.count()).isZero();
      assertThatThrownBy(back::name).isInstanceOf(IllegalStateException.class);
    }
    assertThat(layers.count()).isZero();
  }

  @Test
  void aBadArgumentLeavesTheGuestUnharmed() {
    assertThatThrownBy(() -> canvas.bytes(1L << 32)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> canvas.bytes(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(canvas.bytes(0)).isEmpty();
  }

  @Test
  void aHandleHasTheTypesThatItWasAskedFor() throws Throwable {
    var math = instantiate("math.wasm");
    var add =
        math.func("add")
            .orElseThrow()
            .typed(MethodType.methodType(long.class, long.class, long.class));
    assertThat((long) add.invokeExact(0xFFFF_FFFFL, 2L)).isEqualTo(1);
    var raw =
        math.func("add")
            .orElseThrow()
            .typed(MethodType.methodType(int.class, int.class, int.class));
    assertThat((int) raw.invokeExact(40, 2)).isEqualTo(42);
    var area =
        shapes
            .func("example:shapes/canvas@0.1.0", "area")
            .orElseThrow()
            .typed(MethodType.methodType(Result.class, Shape.class));
    assertThat((Result<?, ?>) area.invokeExact((Shape) Shape.Dot.INSTANCE))
        .isEqualTo(Result.ok(0.0));
  }

  @Test
  void typesThatDoNotFitAreRefusedWithBothSignatures() {
    var sum = shapes.func("example:shapes/canvas@0.1.0", "sum").orElseThrow();
    assertThatThrownBy(() -> sum.typed(MethodType.methodType(long.class, int[].class)))
        .isInstanceOf(LinkException.class)
        .hasMessage(
            """
            the Java types do not fit: list<s64> is long[] in Java, not int[]
              wit: func(values: list<s64>) -> s64
              java: (int[])long\
            """);
  }
}
