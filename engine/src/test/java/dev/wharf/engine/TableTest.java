package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.abi.TableAccess;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.ValType;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TableTest {
  private final Engine engine = Engine.create();
  private final Store store = new Store(engine);
  private final Func func =
      HostFunc.of(store, new FuncType(List.of(), List.of()), (_, _, _, _) -> {});

  private static TableType externs(long min) {
    return new TableType(ValType.EXTERNREF, new Bounds(min, OptionalLong.empty()));
  }

  @Test
  void aCallTellsAnEmptyElementFromAMissingOne() {
    var type = new TableType(ValType.FUNCREF, new Bounds(10, OptionalLong.empty()));
    var table = Table.create(store, type, null);
    table.set(3, func);
    assertThat(TableAccess.func(3, table)).isSameAs(func);
    assertThatThrownBy(() -> TableAccess.func(2, table)).hasMessage("uninitialized element 2");
    assertThatThrownBy(() -> TableAccess.func(9, table)).hasMessage("uninitialized element 9");
    assertThatThrownBy(() -> TableAccess.func(10, table))
        .hasMessage("undefined element: element 10 of 10");
    assertThatThrownBy(() -> TableAccess.func(-1, table))
        .hasMessage("undefined element: element 4294967295 of 10");
  }

  @Test
  void elementsThatWereNeverWrittenAreNull() {
    var table = Table.create(store, externs(1_000_000), null);
    assertThat(table.elements()).isEmpty();
    assertThat(TableAccess.get(999_999, table)).isNull();
    TableAccess.set(20, "x", table);
    assertThat(TableAccess.get(20, table)).isEqualTo("x");
    assertThat(table.elements().length).isLessThan(100);
    assertThatThrownBy(() -> TableAccess.get(1_000_000, table))
        .isInstanceOf(TrapException.class)
        .hasMessage("out of bounds table access: element 1000000 + 1 > 1000000");
    assertThatThrownBy(() -> TableAccess.set(-1, "x", table))
        .hasMessage("out of bounds table access: element 4294967295 + 1 > 1000000");
  }

  @Test
  void growthFillsAndRespectsTheMaximumOfTheTypeAndTheStore() {
    var type = new TableType(ValType.EXTERNREF, new Bounds(1, OptionalLong.of(5)));
    var table = Table.create(store, type, "a");
    assertThat(TableAccess.grow("b", 3, table)).isEqualTo(1);
    assertThat(TableAccess.grow("c", 2, table)).isEqualTo(-1);
    assertThat(TableAccess.grow("c", -1, table)).isEqualTo(-1);
    assertThat(TableAccess.size(table)).isEqualTo(4);
    assertThat(TableAccess.get(0, table)).isEqualTo("a");
    assertThat(TableAccess.get(3, table)).isEqualTo("b");

    var limited = new Store(engine, StoreLimits.NONE.withTableElements(10));
    var small = Table.create(limited, externs(4), null);
    assertThat(small.grow(6, null)).isEqualTo(4);
    assertThat(small.grow(1, null)).isEqualTo(-1);
    assertThatThrownBy(() -> Table.create(limited, externs(1), null))
        .isInstanceOf(LinkException.class)
        .hasMessageStartingWith("table limit exceeded");
  }

  @Test
  void fillAndCopyCheckBeforeTheyWrite() {
    var table = Table.create(store, externs(10), null);
    TableAccess.fill(2, "x", 3, table);
    assertThat(elements(table)).isEqualTo(".. xxx .....".replace(" ", ""));
    TableAccess.copy(4, 3, 5, table, table);
    assertThat(elements(table)).isEqualTo("..xxxx....");
    TableAccess.fill(3, null, 2, table);
    assertThat(elements(table)).isEqualTo("..x..x....");
    assertThatThrownBy(() -> TableAccess.fill(8, "y", 3, table))
        .hasMessage("out of bounds table access: element 8 + 3 > 10");
    assertThatThrownBy(() -> TableAccess.copy(8, 0, 3, table, table))
        .hasMessage("out of bounds table access: element 8 + 3 > 10");
    assertThat(elements(table)).isEqualTo("..x..x....");
    TableAccess.fill(10, "y", 0, table);
    assertThatThrownBy(() -> TableAccess.fill(11, "y", 0, table))
        .hasMessage("out of bounds table access: element 11 + 0 > 10");
  }

  private static String elements(Table table) {
    var text = new StringBuilder();
    for (int i = 0; i < table.size(); i++) {
      text.append(table.get(i) == null ? "." : table.get(i));
    }
    return text.toString();
  }
}
