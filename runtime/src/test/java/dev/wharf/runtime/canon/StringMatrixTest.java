package dev.wharf.runtime.canon;

import static dev.wharf.component.definition.StringEncoding.LATIN1_UTF16;
import static dev.wharf.component.definition.StringEncoding.UTF16;
import static dev.wharf.component.definition.StringEncoding.UTF8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.component.definition.StringEncoding;
import dev.wharf.engine.Engine;
import dev.wharf.engine.Store;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Strings between all encodings: what arrives, and what the target's {@code realloc} gets to see.
 */
class StringMatrixTest {
  private final Store store = new Store(Engine.create());

  /**
   * Puts a string into a guest as its encoding has it; {@code +} after the encoding forces UTF-16
   * where both fit.
   */
  private static long[] put(FakeGuest guest, String text, boolean wide) {
    byte[] bytes =
        switch (guest.encoding) {
          case UTF8 -> text.getBytes(StandardCharsets.UTF_8);
          case UTF16 -> text.getBytes(StandardCharsets.UTF_16LE);
          case LATIN1_UTF16 ->
              text.getBytes(wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
        };
    int pointer = guest.allocate(2, bytes.length);
    guest.memory.write(pointer, bytes, 0, bytes.length);
    int units =
        switch (guest.encoding) {
          case UTF8 -> bytes.length;
          case UTF16 -> bytes.length / 2;
          case LATIN1_UTF16 -> wide ? bytes.length / 2 | StringCodec.UTF16_TAG : bytes.length;
        };
    return new long[] {pointer, units};
  }

  private static String read(FakeGuest guest, long packed) {
    return StringCodec.lift(guest.side(), (int) packed, (int) (packed >>> 32));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # from         | to           | text  | realloc: old, size, alignment, new size
          UTF8           | UTF8         | ab    | 0 0 1 2
          UTF8           | UTF8         | aé€   | 0 0 1 6
          UTF16          | UTF16        | aé€   | 0 0 2 6
          LATIN1_UTF16   | UTF16        | aé    | 0 0 2 4
          LATIN1_UTF16   | LATIN1_UTF16 | aé    | 0 0 2 2
          UTF16          | UTF8         | ab    | 0 0 1 2
          UTF16          | UTF8         | aé    | 0 0 1 2; 16 2 1 6; 18 6 1 3
          UTF16          | UTF8         | €€    | 0 0 1 2; 16 2 1 6
          LATIN1_UTF16   | UTF8         | ab    | 0 0 1 2
          LATIN1_UTF16   | UTF8         | aé    | 0 0 1 2; 16 2 1 4; 18 4 1 3
          LATIN1_UTF16   | UTF8         | éé    | 0 0 1 2; 16 2 1 4
          LATIN1_UTF16+  | UTF8         | a€    | 0 0 1 2; 16 2 1 6; 18 6 1 4
          UTF8           | UTF16        | ab    | 0 0 2 4
          UTF8           | UTF16        | é     | 0 0 2 4; 16 4 2 2
          UTF8           | LATIN1_UTF16 | ab    | 0 0 2 2
          UTF8           | LATIN1_UTF16 | aé    | 0 0 2 3; 16 3 2 2
          UTF8           | LATIN1_UTF16 | aé€   | 0 0 2 6; 16 6 2 12; 22 12 2 6
          UTF16          | LATIN1_UTF16 | aé    | 0 0 2 2
          UTF16          | LATIN1_UTF16 | aé€   | 0 0 2 3; 16 3 2 6
          LATIN1_UTF16+  | LATIN1_UTF16 | aé    | 0 0 2 4; 16 4 1 2
          LATIN1_UTF16+  | LATIN1_UTF16 | a€    | 0 0 2 4
          LATIN1_UTF16+  | UTF16        | a€    | 0 0 2 4
          """)
  void transcodingAllocatesInTheStepsThatTheSpecificationFixes(
      String from, StringEncoding to, String text, String calls) {
    boolean wide = from.endsWith("+");
    var encoding = StringEncoding.valueOf(from.replace("+", ""));
    var source = new FakeGuest(store, encoding, text.length() == 2);
    var target = new FakeGuest(store, to, text.length() == 2);
    long[] lanes = put(source, text, wide);
    long packed =
        Transcoder.transcode(source.side(), (int) lanes[0], (int) lanes[1], target.side());

    assertThat(read(target, packed)).isEqualTo(text);
    assertThat(String.join("; ", target.calls))
        .isEqualTo(calls.replaceAll("(\\d+) (\\d+) (\\d+) (\\d+)", "realloc($1, $2, $3, $4)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "ascii?",
        "0123456789012345?",
        "01234567",
        "é",
        "ÿþý",
        "€",
        "a€é",
        "😀",
        "x😀y"
      })
  void everyTextSurvivesEveryPairOfEncodings(String text) {
    for (StringEncoding from : StringEncoding.values()) {
      for (StringEncoding to : StringEncoding.values()) {
        var source = new FakeGuest(store, from, text.length() % 2 == 0);
        var target = new FakeGuest(store, to, text.length() % 3 == 0);
        long lowered = StringCodec.lower(text, source.side());
        assertThat(source.calls).as("the host allocates once").hasSize(1);
        assertThat(read(source, lowered)).isEqualTo(text);
        long moved =
            Transcoder.transcode(
                source.side(), (int) lowered, (int) (lowered >>> 32), target.side());
        assertThat(read(target, moved)).isEqualTo(text);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a\ud800, a\ufffd",
    "\udc00\ud800, \ufffd\ufffd",
    "?\ud83d?, ?\ufffd?",
    "01234567\ud800, 01234567\ufffd"
  })
  void unpairedSurrogatesOfTheHostAreReplaced(String text, String expected) {
    for (StringEncoding encoding : StringEncoding.values()) {
      var guest = new FakeGuest(store, encoding);
      assertThat(read(guest, StringCodec.lower(text, guest.side()))).isEqualTo(expected);
    }
  }

  private void assertTraps(Trap trap, FakeGuest guest, long pointer, int units) {
    assertThatThrownBy(() -> StringCodec.lift(guest.side(), (int) pointer, units))
        .isInstanceOfSatisfying(TrapException.class, e -> assertThat(e.trap()).isEqualTo(trap));
  }

  private FakeGuest with(StringEncoding encoding, int... bytes) {
    var guest = new FakeGuest(store, encoding);
    byte[] memory = guest.memory.range(16, bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      memory[16 + i] = (byte) bytes[i];
    }
    return guest;
  }

  @Test
  void malformedUtf8Traps() {
    assertTraps(Trap.INVALID_STRING, with(UTF8, 0xC3), 16, 1);
    assertTraps(Trap.INVALID_STRING, with(UTF8, 0x61, 0x80), 16, 2);
    assertTraps(Trap.INVALID_STRING, with(UTF8, 0xC0, 0x80), 16, 2);
    assertTraps(Trap.INVALID_STRING, with(UTF8, 0xED, 0xA0, 0x80), 16, 3);
    assertTraps(Trap.INVALID_STRING, with(UTF8, 0xF4, 0x90, 0x80, 0x80), 16, 4);
  }

  @Test
  void aReplacementCharacterInTheTextIsNoError() {
    assertThat(StringCodec.lift(with(UTF8, 0xEF, 0xBF, 0xBD).side(), 16, 3)).isEqualTo("\ufffd");
    assertThat(StringCodec.lift(with(UTF16, 0xFD, 0xFF).side(), 16, 1)).isEqualTo("\ufffd");
  }

  @Test
  void unpairedSurrogatesOfAGuestTrap() {
    assertTraps(Trap.INVALID_STRING, with(UTF16, 0x00, 0xD8), 16, 1);
    assertTraps(Trap.INVALID_STRING, with(UTF16, 0x00, 0xDC), 16, 1);
    assertTraps(Trap.INVALID_STRING, with(UTF16, 0x00, 0xD8, 0x61, 0x00), 16, 2);
    assertTraps(Trap.INVALID_STRING, with(LATIN1_UTF16, 0x00, 0xD8), 16, 1 | StringCodec.UTF16_TAG);
  }

  @Test
  void pointersAreCheckedEvenForEmptyStrings() {
    assertTraps(Trap.POINTER_NOT_ALIGNED, with(UTF16), 17, 0);
    assertTraps(Trap.POINTER_NOT_ALIGNED, with(LATIN1_UTF16), 17, 0);
    assertTraps(Trap.POINTER_OUT_OF_BOUNDS, with(UTF8), 4 * 65536 + 1, 0);
    assertTraps(Trap.POINTER_OUT_OF_BOUNDS, with(UTF8), 0xFFFF_FFFFL, 0);
    assertThat(StringCodec.lift(with(UTF8).side(), 4 * 65536, 0)).isEmpty();
  }

  @Test
  void stringsOver256MiBTrap() {
    assertTraps(Trap.STRING_TOO_LONG, with(UTF8), 16, 1 << 28);
    assertTraps(Trap.POINTER_OUT_OF_BOUNDS, with(UTF8), 16, (1 << 28) - 1);
    assertTraps(Trap.STRING_TOO_LONG, with(UTF16), 16, 1 << 27);
    assertTraps(Trap.STRING_TOO_LONG, with(UTF16), 16, -1);
    assertTraps(Trap.STRING_TOO_LONG, with(LATIN1_UTF16), 16, -1);
  }
}
