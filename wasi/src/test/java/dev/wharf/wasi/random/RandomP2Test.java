package dev.wharf.wasi.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.TrapException;
import java.util.HashSet;
import java.util.HexFormat;
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
  void whatTheKernelGaveIsGivenOnce() {
    var random = new RandomP2(RandomSource.system());
    var seen = new HashSet<String>();
    for (int i = 0; i < 1000; i++) {
      seen.add(HexFormat.of().formatHex(random.getRandomBytes(8 + i % 200)).substring(0, 16));
    }
    assertThat(seen).hasSize(1000).doesNotContain("0".repeat(16));
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
