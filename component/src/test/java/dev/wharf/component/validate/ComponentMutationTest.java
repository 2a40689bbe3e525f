package dev.wharf.component.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.wharf.component.ComponentBytes;
import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Broken components are malformed or invalid; nothing else ever comes of them. */
class ComponentMutationTest {
  @Test
  void everyTruncationIsRefused() {
    byte[] bytes = ComponentBytes.library();
    int refused = 0;
    for (int length = 0; length < bytes.length; length++) {
      refused += refuses(Arrays.copyOf(bytes, length)) ? 1 : 0;
    }
    // A cut between two sections leaves a smaller component.
    assertThat(refused).isGreaterThan(bytes.length * 9 / 10);
  }

  @Test
  void randomMutationsAreRefusedOrHarmless() {
    var random = new Random(42);
    byte[] original = ComponentBytes.library();
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = original.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        int at = 8 + random.nextInt(bytes.length - 8);
        bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bytes[at] + 1);
      }
      refused += refuses(bytes) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(5_000);
  }

  private static boolean refuses(byte[] bytes) {
    try {
      ComponentValidator.validate(ComponentDecoder.decode(bytes));
      return false;
    } catch (MalformedException | ValidationException e) {
      return true;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return fail(HexFormat.of().formatHex(bytes), e);
    }
  }
}
