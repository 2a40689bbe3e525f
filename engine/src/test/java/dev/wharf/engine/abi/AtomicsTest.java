package dev.wharf.engine.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.Engine;
import dev.wharf.engine.Memory;
import dev.wharf.engine.Store;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.MemoryType;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicsTest {
  private static final int THREADS = 4;
  private static final int ROUNDS = 20_000;

  private static Memory memory(boolean shared) {
    var bounds = new Bounds(1, OptionalLong.of(1));
    return Memory.create(
        new Store(Engine.create()), new MemoryType(AddressType.I32, bounds, shared, 16));
  }

  private static long expected(int op, long old, long value) {
    return switch (op) {
      case Atomics.ADD -> old + value;
      case Atomics.SUB -> old - value;
      case Atomics.AND -> old & value;
      case Atomics.OR -> old | value;
      case Atomics.XOR -> old ^ value;
      default -> value;
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void updatesOfEachWidthTouchTheirBytesOnly(boolean shared) {
    var memory = memory(shared);
    var random = new Random(5);
    for (int i = 0; i < 5000; i++) {
      long before = random.nextLong();
      long value = random.nextLong();
      int op = i % 6;
      int width = 8 << random.nextInt(4);
      int at = random.nextInt(64 / width) * (width / 8);
      Atomics.store64(64, before, memory, 0);
      long old =
          switch (width) {
            case 8 -> Atomics.rmw8(60 + at, (int) value, memory, 4, op);
            case 16 -> Atomics.rmw16(60 + at, (int) value, memory, 4, op);
            case 32 -> Integer.toUnsignedLong(Atomics.rmw32(64 + at, (int) value, memory, 0, op));
            default -> Atomics.rmw64(0, value, memory, 64, op);
          };
      long mask = width == 64 ? -1 : (1L << width) - 1;
      assertThat(old).isEqualTo(before >>> 8 * at & mask);
      long updated = (expected(op, old, value) & mask) << 8 * at;
      assertThat(Atomics.load64(64, memory, 0)).isEqualTo(before & ~(mask << 8 * at) | updated);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anExchangeHappensIfTheOldValueIsAsExpected(boolean shared) {
    var memory = memory(shared);
    Atomics.store64(0, 0x8877665544332211L, memory, 0);
    assertThat(Atomics.cmpxchg8(1, 0xff22, 0x1aa, memory, 0)).isEqualTo(0x22);
    assertThat(Atomics.load16(0, memory, 0)).isEqualTo(0xaa11);
    assertThat(Atomics.cmpxchg8(1, 0, 1, memory, 0)).isEqualTo(0xaa);
    assertThat(Atomics.cmpxchg16(2, 0x4433, 0xbbbb, memory, 0)).isEqualTo(0x4433);
    assertThat(Atomics.cmpxchg32(0, 0xbbbbaa11, -1, memory, 4)).isEqualTo(0x88776655);
    assertThat(Atomics.cmpxchg32(0, 0xbbbbaa11, -1, memory, 0)).isEqualTo(0xbbbbaa11);
    assertThat(Atomics.cmpxchg64(0, 0x88776655ffffffffL, 1, memory, 0))
        .isEqualTo(0x88776655ffffffffL);
    assertThat(Atomics.load8(0, memory, 0)).isEqualTo(1);
    Atomics.store8(1, 0x1fe, memory, 0);
    Atomics.store16(2, 0x1fffd, memory, 0);
    Atomics.store32(0, -2, memory, 4);
    assertThat(Atomics.load64(0, memory, 0)).isEqualTo(0xfffffffe_fffdfe01L);
    assertThat(Atomics.load32(4, memory, 0)).isEqualTo(-2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAddressMustBeAlignedAndInside(boolean shared) {
    var memory = memory(shared);
    traps("unaligned atomic", () -> Atomics.load16(1, memory, 0));
    traps("unaligned atomic", () -> Atomics.rmw32(0, 0, memory, 2, Atomics.ADD));
    traps("unaligned atomic", () -> Atomics.store64(4, 0, memory, 0));
    traps("unaligned atomic", () -> Atomics.wake(2, 1, memory, 0));
    traps("out of bounds memory access", () -> Atomics.load8(65536, memory, 0));
    traps("out of bounds memory access", () -> Atomics.load64(65536, memory, 0));
    traps("out of bounds memory access", () -> Atomics.cmpxchg32(-4, 0, 0, memory, 8));
    assertThat(Atomics.load64(65528, memory, 0)).isZero();
    assertThat(Atomics.wake(4, -1, memory, 0)).isZero();
  }

  private static void traps(String message, Runnable access) {
    assertThatThrownBy(access::run)
        .isInstanceOf(TrapException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void noUpdateIsLostBetweenThreads() throws Exception {
    var memory = memory(true);
    var threads = new ArrayList<Thread>();
    for (int t = 0; t < THREADS; t++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                  Atomics.rmw8(0, 1, memory, 0, Atomics.ADD);
                  Atomics.rmw8(1, 1, memory, 0, Atomics.SUB);
                  Atomics.rmw16(2, 3, memory, 0, Atomics.ADD);
                  Atomics.rmw32(4, 5, memory, 0, Atomics.ADD);
                  Atomics.rmw64(8, 1L << 40, memory, 0, Atomics.ADD);
                  int seen = Atomics.load16(16, memory, 0);
                  for (int old = -1; old != seen; ) {
                    old = seen;
                    seen = Atomics.cmpxchg16(16, old, old + 1, memory, 0);
                  }
                }
              }));
    }
    for (var thread : threads) {
      thread.join();
    }
    int total = THREADS * ROUNDS;
    assertThat(Atomics.load8(0, memory, 0)).isEqualTo(total & 0xff);
    assertThat(Atomics.load8(1, memory, 0)).isEqualTo(-total & 0xff);
    assertThat(Atomics.load16(2, memory, 0)).isEqualTo(3 * total & 0xffff);
    assertThat(Atomics.load32(4, memory, 0)).isEqualTo(5 * total);
    assertThat(Atomics.load64(8, memory, 0)).isEqualTo((long) total << 40);
    assertThat(Atomics.load16(16, memory, 0)).isEqualTo(total & 0xffff);
  }
}
