package dev.wharf.wasm.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SubtypingTest {
  @Test
  void largerFitsWhereSmallerIsWanted() {
    assertThat(matches(2, OptionalLong.empty(), 1, OptionalLong.empty())).isTrue();
    assertThat(matches(1, OptionalLong.empty(), 2, OptionalLong.empty())).isFalse();
  }

  @Test
  void aMaximumMustBeGivenAndNoLarger() {
    assertThat(matches(1, OptionalLong.of(3), 1, OptionalLong.of(4))).isTrue();
    assertThat(matches(1, OptionalLong.of(5), 1, OptionalLong.of(4))).isFalse();
    assertThat(matches(1, OptionalLong.empty(), 1, OptionalLong.of(4))).isFalse();
    assertThat(matches(1, OptionalLong.of(-1), 1, OptionalLong.of(4))).isFalse();
  }

  private static boolean matches(long min, OptionalLong max, long wanted, OptionalLong wantedMax) {
    return Subtyping.matches(
        new MemoryType(new Bounds(min, max)), new MemoryType(new Bounds(wanted, wantedMax)));
  }

  @Test
  void globalsAndFunctionsMustBeEqual() {
    var constant = new GlobalType(ValType.I32, false);
    var variable = new GlobalType(ValType.I32, true);
    assertThat(Subtyping.matches(constant, new GlobalType(ValType.I32, false))).isTrue();
    assertThat(Subtyping.matches(constant, variable)).isFalse();
    assertThat(Subtyping.matches(variable, constant)).isFalse();

    var func = new FuncType(List.of(ValType.I32), List.of());
    assertThat(Subtyping.matches(func, new FuncType(List.of(ValType.I32), List.of()))).isTrue();
    assertThat(Subtyping.matches(func, new FuncType(List.of(ValType.I64), List.of()))).isFalse();
    assertThat(Subtyping.matches(func, new TagType(func))).isFalse();
    assertThat(Subtyping.matches(func, constant)).isFalse();
  }

  @Test
  void tablesHoldTheSame() {
    var bounds = new Bounds(1, OptionalLong.empty());
    var funcs = new TableType(ValType.FUNCREF, bounds);
    assertThat(Subtyping.matches(funcs, funcs)).isTrue();
    assertThat(Subtyping.matches(funcs, new TableType(ValType.EXTERNREF, bounds))).isFalse();
  }
}
