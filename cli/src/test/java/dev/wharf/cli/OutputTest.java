package dev.wharf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes in and out of commands that make one file of another. */
class OutputTest {
  /** A disk that takes so many bytes. */
  private static final class FullDisk extends OutputStream {
    private int left;

    FullDisk(int size) {
      left = size;
    }

    @Override
    public void write(int value) throws IOException {
      if (left-- <= 0) {
        throw new IOException("No space left on device");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 70_000, 199_999})
  void standardOutputThatIsFullIsAnError(int size) {
    var output = new Output(Optional.empty(), new Console(new FullDisk(size), new FullDisk(0)));
    assertThatThrownBy(() -> output.write(to -> to.write(new byte[200_000])))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("cannot write standard output");
    assertThatThrownBy(() ->
            output.write(to -> {
              for (int i = 0; i < 200_000; i++) {
                to.write(0);
              }
            }))
        .isInstanceOf(CommandException.class);
  }

  @Test
  void whatIsWrittenWholeIsNoError() {
    var bytes = new ByteArrayOutputStream();
    var output = new Output(Optional.empty(), new Console(bytes, new FullDisk(0)));
    output.write(to -> to.write(new byte[200_000]));
    assertThat(bytes.size()).isEqualTo(200_000);
  }

  @Test
  void aTextIsOneHoweverMuchSpaceStandsBeforeIt() {
    var text = " \n\t".repeat(5_000) + "(module)";
    var file =
        GuestFile.read(
            "-",
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            GuestFile.MAX_BYTES);
    assertThat(file.format()).isEqualTo(GuestFile.Format.TEXT);
  }
}
