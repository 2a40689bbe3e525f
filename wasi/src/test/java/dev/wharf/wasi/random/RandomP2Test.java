package dev.wharf.wasi.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.TrapException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomP2Test {
  @Test
  void theKernelGivesDifferentBytesEachTime() {
    var random = new RandomP2(RandomSource.system());
    assertThat(random.getRandomBytes(32)).hasSize(32).isNotEqualTo(random.getRandomBytes(32));
    assertThat(random.getRandomU64()).isNotEqualTo(random.getInsecureRandomU64());
    assertThat(random.getInsecureRandomBytes(0)).isEmpty();
  }

  @Test
  void aSeededSourceRepeatsItself() {
    var one = new RandomP2(RandomSource.of(new Random(7)));
    var two = new RandomP2(RandomSource.of(new Random(7)));
    assertThat(one.getRandomBytes(10)).isEqualTo(two.getRandomBytes(10));
    assertThat(one.insecureSeed()).isEqualTo(two.insecureSeed());
  }

  @Test
  void moreThanTheLimitTraps() {
    var random = new RandomP2((into, offset, length) -> {});
    assertThat(random.getRandomBytes(64 << 20)).hasSize(64 << 20);
    assertThatThrownBy(() -> random.getRandomBytes((64 << 20) + 1))
        .isInstanceOf(TrapException.class);
    assertThatThrownBy(() -> random.getRandomBytes(-1)).isInstanceOf(TrapException.class);
  }
}
