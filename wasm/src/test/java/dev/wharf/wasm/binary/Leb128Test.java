package dev.wharf.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.MalformedException;
import org.junit.jupiter.api.Test;

final class Leb128Test {
  @Test
  void unsignedNumbersReachTheirLimits() {
    assertThat(reader("00").u32()).isZero();
    assertThat(reader("7f").u32()).isEqualTo(127);
    assertThat(reader("ffffffff0f").u32()).isEqualTo(-1);
    assertThat(reader("ffffffffffffffffff01").u64()).isEqualTo(-1L);
  }

  @Test
  void signedNumbersKeepTheirSign() {
    assertThat(reader("3f").s32()).isEqualTo(63);
    assertThat(reader("40").s32()).isEqualTo(-64);
    assertThat(reader("7f").s32()).isEqualTo(-1);
    assertThat(reader("8080808078").s32()).isEqualTo(Integer.MIN_VALUE);
    assertThat(reader("ffffffff07").s32()).isEqualTo(Integer.MAX_VALUE);
    assertThat(reader("40").s64()).isEqualTo(-64);
    assertThat(reader("8080808080808080807f").s64()).isEqualTo(Long.MIN_VALUE);
    assertThat(reader("ffffffffffffffffff00").s64()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatTheEncoderWritesIsReadBack() {
    for (int shift = 0; shift < 64; shift++) {
      for (long value : new long[] {1L << shift, (1L << shift) - 1, -1L << shift}) {
        var out = new ByteWriter();
        out.s64(value);
        out.u64(value);
        out.s64((int) value);
        out.u32((int) value);
        var in = new ByteReader(out.toByteArray(), 0, out.size());
        assertThat(in.s64()).isEqualTo(value);
        assertThat(in.u64()).isEqualTo(value);
        assertThat(in.s32()).isEqualTo((int) value);
        assertThat(in.u32()).isEqualTo((int) value);
        assertThat(in.hasNext()).isFalse();
      }
    }
  }

  @Test
  void zerosMayPadANumberUpToItsWidth() {
    assertThat(reader("8380808000").u32()).isEqualTo(3);
    assertThat(reader("ffffffff7f").s32()).isEqualTo(-1);
    assertThatThrownBy(() -> reader("838080808000").u32())
        .isInstanceOf(MalformedException.class)
        .hasMessage("integer representation too long");
    assertThatThrownBy(() -> reader("ffffffffff7f").s32())
        .hasMessage("integer representation too long");
  }

  @Test
  void bitsBeyondTheWidthMustBeUnused() {
    assertThatThrownBy(() -> reader("8280808070").u32()).hasMessage("integer too large");
    assertThatThrownBy(() -> reader("8280808010").u32()).hasMessage("integer too large");
    assertThatThrownBy(() -> reader("ffffffff0f").s32()).hasMessage("integer too large");
    assertThatThrownBy(() -> reader("808080808080808080807e").s64())
        .hasMessage("integer representation too long");
    assertThatThrownBy(() -> reader("8080808080808080807e").s64()).hasMessage("integer too large");
  }

  @Test
  void aNumberMustEndInTheInput() {
    assertThatThrownBy(() -> reader("80").u32())
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("unexpected end");
    assertThatThrownBy(() -> reader("").u32()).hasMessageStartingWith("unexpected end");
  }

  private static ByteReader reader(String hex) {
    byte[] bytes = WasmBytes.of(hex);
    return new ByteReader(bytes, 0, bytes.length);
  }
}
