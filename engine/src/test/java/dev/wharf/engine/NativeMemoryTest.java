package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.abi.BulkMemory;
import dev.wharf.engine.abi.SegmentMemory;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.MemoryType;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {
  private static final long GIB = 1L << 30;

  private final Engine engine = Engine.create();
  private final Store store = new Store(engine);

  private Memory shared(long min, long max) {
    return create(AddressType.I32, min, OptionalLong.of(max), true, 16);
  }

  private Memory create(AddressType address, long min, OptionalLong max, boolean shared, int log2) {
    return Memory.create(store, new MemoryType(address, new Bounds(min, max), shared, log2));
  }

  @Test
  void onlyUnsharedMemoriesOf32BitsLieInAnArray() {
    var none = OptionalLong.empty();
    assertThat(create(AddressType.I32, 32767, none, false, 16).isArray()).isTrue();
    assertThat(create(AddressType.I32, 32768, none, false, 16).isArray()).isFalse();
    assertThat(create(AddressType.I64, 1, none, false, 16).isArray()).isFalse();
    assertThat(shared(1, 1).isArray()).isFalse();
  }

  @Test
  void theLargestMemoryOf32BitsTakesNoSpaceUntilTouched() {
    var memory = create(AddressType.I32, 65536, OptionalLong.empty(), false, 16);
    assertThat(memory.byteSize()).isEqualTo(4 * GIB);
    for (long address = 0; address < 4 * GIB; address += GIB / 2) {
      SegmentMemory.i64Store(address, address + 1, memory, 8);
    }
    for (long address = 0; address < 4 * GIB; address += GIB / 2) {
      assertThat(SegmentMemory.i64Load(address + 8, memory, 0)).isEqualTo(address + 1);
    }
    assertThat(SegmentMemory.i64Load(4 * GIB - 8, memory, 0)).isZero();
    traps(() -> SegmentMemory.i32Load(4 * GIB - 3, memory, 0), "address 4294967293 + 4");
  }

  @Test
  void addressesOf64BitsDoNotWrap() {
    var memory = create(AddressType.I64, 1, OptionalLong.empty(), false, 16);
    SegmentMemory.i32Store(65532, 7, memory, 0);
    assertThat(SegmentMemory.i32Load(65500, memory, 32)).isEqualTo(7);
    traps(() -> SegmentMemory.i32Load(-4, memory, 4), "address 18446744073709551612 + 4");
    traps(() -> SegmentMemory.i32Load(-4, memory, 65536), "address 18446744073709551612 + 4");
    traps(() -> SegmentMemory.i64Store(Long.MAX_VALUE, 0, memory, 16), "address");
    traps(() -> SegmentMemory.i32Load8U(0, memory, Long.MAX_VALUE), "address 9223372036854775807");
    traps(() -> SegmentMemory.i32Store8(65536, 1, memory, 0), "address 65536 + 1 > 65536");
  }

  @Test
  void growthKeepsContentsEvenWhenTheMemoryMoves() {
    var memory = create(AddressType.I64, 1, OptionalLong.empty(), false, 16);
    SegmentMemory.i64Store(65528, -2, memory, 0);
    assertThat(memory.grow(9)).isEqualTo(1);
    assertThat(memory.pages()).isEqualTo(10);
    assertThat(SegmentMemory.i64Load(65528, memory, 0)).isEqualTo(-2);
    assertThat(SegmentMemory.i64Load(10 * 65536 - 8, memory, 0)).isZero();
    assertThat(memory.grow(-1)).isEqualTo(-1);
    assertThat(memory.grow(1L << 50)).isEqualTo(-1);
  }

  @Test
  void aSharedMemoryGrowsToItsMaximumAndIsChargedToItsStore() {
    var limited = new Store(engine, StoreLimits.NONE.withMemoryBytes(3 * 65536));
    var type = new MemoryType(AddressType.I32, new Bounds(1, OptionalLong.of(9)), true, 16);
    var memory = Memory.create(limited, type);
    assertThat(memory.grow(2)).isEqualTo(1);
    assertThat(memory.grow(1)).isEqualTo(-1);
    var other = shared(1, 2);
    assertThat(other.grow(1)).isEqualTo(1);
    assertThat(other.grow(1)).isEqualTo(-1);
    assertThat(other.type().bounds()).isEqualTo(new Bounds(2, OptionalLong.of(2)));
  }

  @Test
  void pagesOfOneByteCountBytes() {
    var memory = create(AddressType.I32, 3, OptionalLong.of(10), true, 0);
    assertThat(memory.byteSize()).isEqualTo(3);
    SegmentMemory.i32Store8(2, 5, memory, 0);
    traps(() -> SegmentMemory.i32Store8(3, 5, memory, 0), "address 3 + 1 > 3");
    assertThat(memory.grow(4)).isEqualTo(3);
    assertThat(SegmentMemory.i32Load16U(2, memory, 0)).isEqualTo(5);
    var array = create(AddressType.I32, 0, OptionalLong.empty(), false, 0);
    assertThat(array.grow(131)).isZero();
    assertThat(array.pages()).isEqualTo(131);
  }

  @Test
  void copiesGoBetweenMemoriesOfAnyKind() {
    var outside = shared(2, 2);
    var array = create(AddressType.I32, 2, OptionalLong.empty(), false, 16);
    var bytes = new byte[] {1, 2, 3, 4, 5, 6, 7, 8};
    outside.write(100, bytes, 0, 8);
    BulkMemory.copy(65534L, 100L, 8L, array, outside);
    BulkMemory.copy(102L, 100L, 6L, outside, outside);
    assertThat(SegmentMemory.i64Load(100, outside, 0)).isEqualTo(0x0605040302010201L);
    BulkMemory.copy(200L, 65534L, 8L, outside, array);
    assertThat(SegmentMemory.i64Load(200, outside, 0)).isEqualTo(0x0807060504030201L);
    BulkMemory.fill(201L, 0xabcd, 2L, outside);
    var back = new byte[10];
    outside.read(200, back, 1, 8);
    assertThat(back).containsExactly(0, 1, 0xcd, 0xcd, 4, 5, 6, 7, 8, 0);
    traps(() -> BulkMemory.copy(131072L, 0L, 1L, outside, array), "address 131072 + 1");
    traps(() -> BulkMemory.copy(0L, -1L, 0L, outside, array), "address 18446744073709551615 + 0");
    traps(() -> BulkMemory.fill(0L, 1, 131073L, outside), "address 0 + 131073 > 131072");
    BulkMemory.fill(131072L, 1, 0L, outside);
  }

  @Test
  void aMemoryThatTheMachineCannotHoldIsRefused() {
    assertThatThrownBy(() -> create(AddressType.I64, 1L << 45, OptionalLong.empty(), false, 16))
        .isInstanceOf(LinkException.class)
        .hasMessageStartingWith("memory limit exceeded");
    assertThatThrownBy(() -> create(AddressType.I64, 1L << 48, OptionalLong.empty(), false, 16))
        .isInstanceOf(LinkException.class)
        .hasMessageStartingWith("memory limit exceeded");
  }

  private static void traps(Runnable access, String detail) {
    assertThatThrownBy(access::run)
        .isInstanceOf(TrapException.class)
        .hasMessageStartingWith("out of bounds memory access: " + detail);
  }
}
