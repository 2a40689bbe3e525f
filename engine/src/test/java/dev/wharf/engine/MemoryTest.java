package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.abi.ArrayMemory;
import dev.wharf.engine.abi.BulkMemory;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.MemoryType;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private final Engine engine = Engine.create();
  private final Store store = new Store(engine);

  private Memory memory(long min) {
    return Memory.create(store, new MemoryType(new Bounds(min, OptionalLong.empty())));
  }

  @Test
  void theLargestArrayTakesNoSpaceUntilTouched() {
    var memory = memory(32767);
    assertThat(memory.pages()).isEqualTo(32767);
    assertThat(memory.byteSize()).isEqualTo(32767L << 16);
    assertThat(memory.bytes()).isEmpty();
    ArrayMemory.i32Store(100, 7, memory, 0);
    assertThat(memory.bytes().length).isLessThan(1 << 20);
    assertThat(ArrayMemory.i32Load(100, memory, 0)).isEqualTo(7);
  }

  @Test
  void growthIsLogicalAndKeepsContents() {
    var memory = memory(1);
    ArrayMemory.i64Store(65528, 0x0102030405060708L, memory, 0);
    assertThat(memory.grow(10)).isEqualTo(1);
    byte[] before = memory.bytes();
    assertThat(memory.pages()).isEqualTo(11);
    assertThat(ArrayMemory.i64Load(65532, memory, 0)).isEqualTo(0x01020304L);
    assertThat(memory.bytes()).isNotSameAs(before);
    assertThat(ArrayMemory.i64Load(65528, memory, 0)).isEqualTo(0x0102030405060708L);
  }

  @Test
  void growthRespectsTheMaximumOfTheTypeTheArrayAndTheStore() {
    var bounded = Memory.create(store, new MemoryType(new Bounds(1, OptionalLong.of(2))));
    assertThat(bounded.grow(2)).isEqualTo(-1);
    assertThat(bounded.grow(1)).isEqualTo(1);
    assertThat(bounded.grow(0)).isEqualTo(2);
    assertThat(memory(1).grow(-1)).isEqualTo(-1);
    assertThat(memory(1).grow(32767)).isEqualTo(-1);

    var limited = new Store(engine, StoreLimits.NONE.withMemoryBytes(3 * 65536));
    var type = new MemoryType(new Bounds(1, OptionalLong.empty()));
    var first = Memory.create(limited, type);
    assertThat(first.grow(1)).isEqualTo(1);
    Memory.create(limited, type);
    assertThat(first.grow(1)).isEqualTo(-1);
    assertThatThrownBy(() -> Memory.create(limited, type))
        .isInstanceOf(LinkException.class)
        .hasMessageStartingWith("memory limit exceeded");
  }

  @Test
  void everyAccessTrapsExactlyAtTheEnd() {
    var memory = memory(1);
    ArrayMemory.i32Store8(65535, 1, memory, 0);
    assertThat(ArrayMemory.i32Load8S(65535, memory, 0)).isEqualTo(1);
    assertThat(ArrayMemory.i64Load(65528, memory, 0)).isEqualTo(1L << 56);
    assertThat(ArrayMemory.f64Load(0, memory, 65528)).isNotZero();
    trapsOutOfBounds(() -> ArrayMemory.i32Load8S(65536, memory, 0), "address 65536 + 1 > 65536");
    trapsOutOfBounds(() -> ArrayMemory.i32Load16U(65535, memory, 0), "address 65535 + 2 > 65536");
    trapsOutOfBounds(() -> ArrayMemory.i32Load(65533, memory, 0), "address 65533 + 4 > 65536");
    trapsOutOfBounds(() -> ArrayMemory.i64Load(65529, memory, 0), "address 65529 + 8 > 65536");
    trapsOutOfBounds(() -> ArrayMemory.f32Store(65533, 1, memory, 0), "address 65533 + 4 > 65536");
    trapsOutOfBounds(() -> ArrayMemory.i32Load(-4, memory, 4), "address 4294967296 + 4 > 65536");
    trapsOutOfBounds(
        () -> ArrayMemory.i32Load(-1, memory, Integer.MAX_VALUE), "address 6442450942 + 4 > 65536");
    trapsOutOfBounds(
        () -> ArrayMemory.i32Load(0x7fff_ffff, memory, 0x7fff_ffff),
        "address 4294967294 + 4 > 65536");
  }

  @Test
  void aStoreOutOfBoundsWritesNothing() {
    var memory = memory(1);
    trapsOutOfBounds(() -> ArrayMemory.i64Store(65532, -1, memory, 0), "address 65532 + 8 > 65536");
    assertThat(ArrayMemory.i32Load(65532, memory, 0)).isZero();
  }

  @Test
  void narrowAccessesExtendAndWrap() {
    var memory = memory(1);
    ArrayMemory.i64Store(8, 0xfedc_ba98_f6f5_f4f3L, memory, 0);
    assertThat(ArrayMemory.i32Load8S(8, memory, 0)).isEqualTo((byte) 0xf3);
    assertThat(ArrayMemory.i32Load8U(8, memory, 0)).isEqualTo(0xf3);
    assertThat(ArrayMemory.i32Load16S(8, memory, 0)).isEqualTo((short) 0xf4f3);
    assertThat(ArrayMemory.i32Load16U(8, memory, 0)).isEqualTo(0xf4f3);
    assertThat(ArrayMemory.i64Load8S(8, memory, 0)).isEqualTo((byte) 0xf3);
    assertThat(ArrayMemory.i64Load8U(8, memory, 0)).isEqualTo(0xf3);
    assertThat(ArrayMemory.i64Load16S(8, memory, 0)).isEqualTo((short) 0xf4f3);
    assertThat(ArrayMemory.i64Load16U(8, memory, 0)).isEqualTo(0xf4f3);
    assertThat(ArrayMemory.i64Load32S(8, memory, 0)).isEqualTo(0xf6f5f4f3);
    assertThat(ArrayMemory.i64Load32U(8, memory, 0)).isEqualTo(0xf6f5f4f3L);
    ArrayMemory.i64Store8(8, 0x1111, memory, 0);
    ArrayMemory.i64Store16(10, 0x22222222, memory, 0);
    ArrayMemory.i64Store32(12, 0x3333_3333_4444_4444L, memory, 0);
    assertThat(ArrayMemory.i64Load(8, memory, 0)).isEqualTo(0x4444_4444_2222_f411L);
    ArrayMemory.i32Store16(8, 0x55556666, memory, 0);
    assertThat(ArrayMemory.i32Load(8, memory, 0)).isEqualTo(0x22226666);
  }

  @Test
  void floatsKeepTheirBits() {
    var memory = memory(1);
    ArrayMemory.f32Store(0, Float.intBitsToFloat(0x7fa0_0001), memory, 0);
    assertThat(ArrayMemory.i32Load(0, memory, 0)).isEqualTo(0x7fa0_0001);
    ArrayMemory.f64Store(8, Double.longBitsToDouble(0x7ff4_0000_0000_0001L), memory, 0);
    assertThat(ArrayMemory.i64Load(8, memory, 0)).isEqualTo(0x7ff4_0000_0000_0001L);
  }

  @Test
  void fillingWithZeroCommitsNothing() {
    var memory = memory(100);
    ArrayMemory.i32Store(0, -1, memory, 0);
    int physical = memory.bytes().length;
    BulkMemory.fill(2, 0, 100 * 65536 - 2, memory);
    assertThat(memory.bytes()).hasSize(physical);
    assertThat(ArrayMemory.i32Load(0, memory, 0)).isEqualTo(0xffff);
    BulkMemory.fill(50 * 65536, 0xabcd, 3, memory);
    assertThat(ArrayMemory.i32Load(50 * 65536 - 1, memory, 0)).isEqualTo(0xcdcdcd00);
    trapsOutOfBounds(
        () -> BulkMemory.fill(1, 0, 100 * 65536, memory), "address 1 + 6553600 > 6553600");
    BulkMemory.fill(100 * 65536, 1, 0, memory);
    trapsOutOfBounds(
        () -> BulkMemory.fill(100 * 65536 + 1, 1, 0, memory), "address 6553601 + 0 > 6553600");
  }

  @Test
  void copyingReadsUncommittedBytesAsZero() {
    var from = memory(100);
    var to = memory(100);
    ArrayMemory.i32Store(0, 0x04030201, from, 0);
    int end = from.bytes().length;
    ArrayMemory.i32Store(end - 4, 0x08070605, from, 0);
    ArrayMemory.i64Store(200, -1, to, 0);
    BulkMemory.copy(200, end - 4, 8, to, from);
    assertThat(ArrayMemory.i64Load(200, to, 0)).isEqualTo(0x08070605L);
    assertThat(from.bytes()).hasSize(end);
    BulkMemory.copy(90 * 65536, 50 * 65536, 65536, to, from);
    assertThat(to.bytes().length).isLessThan(90 * 65536);
  }

  @Test
  void overlappingCopiesActAsIfThroughABuffer() {
    var memory = memory(10);
    for (int i = 0; i < 8; i++) {
      ArrayMemory.i32Store8(i, i + 1, memory, 0);
    }
    BulkMemory.copy(2, 0, 6, memory, memory);
    assertThat(ArrayMemory.i64Load(0, memory, 0)).isEqualTo(0x0605040302010201L);
    BulkMemory.copy(0, 2, 6, memory, memory);
    assertThat(ArrayMemory.i64Load(0, memory, 0)).isEqualTo(0x0605060504030201L);
    int end = memory.bytes().length;
    ArrayMemory.i32Store(end - 4, -1, memory, 0);
    BulkMemory.copy(end - 8, end - 4, 8, memory, memory);
    assertThat(ArrayMemory.i64Load(end - 8, memory, 0)).isEqualTo(0xffff_ffffL);
  }

  @Test
  void rangesAreCheckedBeforeTheyAreCommitted() {
    var memory = memory(20);
    assertThat(memory.range(20 * 65536 - 1, 1)).hasSize(20 * 65536);
    trapsOutOfBounds(() -> memory.range(20 * 65536, 1), "address 1310720 + 1 > 1310720");
    trapsOutOfBounds(
        () -> memory.range(Long.MAX_VALUE, 1), "address 9223372036854775807 + 1 > 1310720");
    trapsOutOfBounds(() -> memory.range(-1, 1), "address 18446744073709551615 + 1 > 1310720");
  }

  private static void trapsOutOfBounds(Runnable access, String detail) {
    assertThatThrownBy(access::run)
        .isInstanceOf(TrapException.class)
        .hasMessage("out of bounds memory access: " + detail);
  }
}
