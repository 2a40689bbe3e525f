package dev.wharf.engine.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;

class IntegerOpsTest {
  private static final BigInteger TWO = BigInteger.TWO;

  @Test
  void divisionAgreesWithBigIntegers() {
    for (long a : values()) {
      for (long b : values()) {
        check(a, b, 32, true, BigInteger::divide, (x, y) -> IntegerOps.i32DivS((int) x, (int) y));
        check(a, b, 32, false, BigInteger::divide, (x, y) -> IntegerOps.i32DivU((int) x, (int) y));
        check(a, b, 64, true, BigInteger::divide, IntegerOps::i64DivS);
        check(a, b, 64, false, BigInteger::divide, IntegerOps::i64DivU);
      }
    }
  }

  @Test
  void remainderAgreesWithBigIntegers() {
    for (long a : values()) {
      for (long b : values()) {
        check(
            a, b, 32, true, BigInteger::remainder, (x, y) -> IntegerOps.i32RemS((int) x, (int) y));
        check(
            a, b, 32, false, BigInteger::remainder, (x, y) -> IntegerOps.i32RemU((int) x, (int) y));
        check(a, b, 64, true, BigInteger::remainder, IntegerOps::i64RemS);
        check(a, b, 64, false, BigInteger::remainder, IntegerOps::i64RemU);
      }
    }
  }

  private static void check(
      long a,
      long b,
      int bits,
      boolean signed,
      BinaryOperator<BigInteger> reference,
      LongBinaryOperator operator) {
    BigInteger x = number(a, bits, signed);
    BigInteger y = number(b, bits, signed);
    if (y.signum() == 0) {
      traps(Trap.INTEGER_DIVIDE_BY_ZERO, a, b, operator);
      return;
    }
    BigInteger expected = reference.apply(x, y);
    if (signed && expected.bitLength() >= bits) {
      traps(Trap.INTEGER_OVERFLOW, a, b, operator);
      return;
    }
    assertThat(number(operator.applyAsLong(a, b), bits, signed)).isEqualTo(expected);
  }

  private static void traps(Trap trap, long a, long b, LongBinaryOperator operator) {
    assertThatExceptionOfType(TrapException.class)
        .isThrownBy(() -> operator.applyAsLong(a, b))
        .satisfies(e -> assertThat(e.trap()).isEqualTo(trap))
        .withMessage(trap.message());
  }

  private static BigInteger number(long value, int bits, boolean signed) {
    BigInteger low = BigInteger.valueOf(value).mod(TWO.pow(bits));
    return signed && low.testBit(bits - 1) ? low.subtract(TWO.pow(bits)) : low;
  }

  private static List<Long> values() {
    var values =
        new ArrayList<>(
            List.of(0L, 1L, -1L, 2L, -2L, 10L, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL));
    values.addAll(List.of(Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE + 1, 1L << 32, -1L << 31));
    var random = new Random(1);
    for (int i = 0; i < 40; i++) {
      values.add(random.nextLong() >> random.nextInt(64));
    }
    return values;
  }
}
