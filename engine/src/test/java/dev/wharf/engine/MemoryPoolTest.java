package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.MemoryType;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryPoolTest {
  private static final int PAGE = Memory.PAGE_SIZE;
  private final Engine engine = Engine.create();
  private final MemoryPool pool = new MemoryPool(8 * PAGE);

  private static Memory memory(Store store, int pages) {
    return Memory.create(store, new MemoryType(new Bounds(pages, OptionalLong.empty())));
  }

  private byte[] arrayOfAClosedStore(int pages) {
    var store = new Store(engine, StoreLimits.NONE, pool);
    byte[] array = memory(store, pages).range(0, pages * PAGE);
    Arrays.fill(array, (byte) 0xAA);
    store.close();
    return array;
  }

  private byte[] arrayOfANewStore(int pages) {
    return memory(new Store(engine, StoreLimits.NONE, pool), pages).range(0, pages * PAGE);
  }

  @Test
  void aLaterMemoryHasTheSameArrayAndItIsZero() {
    byte[] first = arrayOfAClosedStore(3);
    byte[] second = arrayOfANewStore(3);
    assertThat(second).isSameAs(first).isEqualTo(new byte[3 * PAGE]);
    assertThat(arrayOfANewStore(3)).isNotSameAs(first);
  }

  @Test
  void aMemoryThatGrowsKeepsWhatItHoldsAndIsZeroBehind() {
    arrayOfAClosedStore(4);
    var memory = memory(new Store(engine, StoreLimits.NONE, pool), 4);
    memory.write(PAGE - 1, new byte[] {7}, 0, 1);
    byte[] array = memory.range(0, 4 * PAGE);
    var expected = new byte[4 * PAGE];
    expected[PAGE - 1] = 7;
    assertThat(array).isEqualTo(expected);
  }

  @Test
  void arraysOfOtherLengthsAreNotGiven() {
    byte[] first = arrayOfAClosedStore(3);
    assertThat(arrayOfANewStore(2)).isNotSameAs(first).isEqualTo(new byte[2 * PAGE]);
  }

  @Test
  void openStoresShareNothing() {
    var store = new Store(engine, StoreLimits.NONE, pool);
    byte[] open = memory(store, 2).range(0, 2 * PAGE);
    assertThat(arrayOfANewStore(2)).isNotSameAs(open);
  }

  @Test
  void aClosedStoresMemoryIsOutOfReach() {
    var store = new Store(engine, StoreLimits.NONE, pool);
    var memory = memory(store, 1);
    memory.write(0, new byte[] {7}, 0, 1);
    store.close();
    assertThatThrownBy(() -> memory.range(0, 1)).isInstanceOf(TrapException.class);
  }

  @Test
  void whatWaitedLongestIsLetGoBeyondTheLimit() {
    byte[] oldest = arrayOfAClosedStore(3);
    byte[] middle = arrayOfAClosedStore(4);
    byte[] newest = arrayOfAClosedStore(2);
    assertThat(arrayOfANewStore(3)).isNotSameAs(oldest);
    assertThat(arrayOfANewStore(4)).isSameAs(middle);
    assertThat(arrayOfANewStore(2)).isSameAs(newest);
    byte[] tooLarge = arrayOfAClosedStore(9);
    assertThat(arrayOfANewStore(9)).isNotSameAs(tooLarge);
  }

  @Test
  void withoutAPoolNothingIsKept() {
    var store = new Store(engine);
    byte[] array = memory(store, 1).range(0, PAGE);
    store.close();
    var other = new Store(engine);
    assertThat(memory(other, 1).range(0, PAGE)).isNotSameAs(array);
  }
}
