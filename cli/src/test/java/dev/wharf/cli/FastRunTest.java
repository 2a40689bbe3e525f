package dev.wharf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FastRunTest {
  private static final List<List<String>> PLAIN =
      List.of(
          List.of("app.wasm"),
          List.of("run", "app.wasm"),
          List.of("run", "-"),
          List.of("run", "app.wasm", "one", "two words", ""),
          List.of("run", "app.wasm", "--dir", ".", "-h", "@file", "--", "-x"),
          List.of("app.wasm", "--", "--env", "A=B"),
          List.of("./run", "-q"));

  @Test
  void commandsWithoutOptionsMeanTheSameWithAndWithoutTheOptionParser() {
    for (var words : PLAIN) {
      var array = words.toArray(String[]::new);
      assertThat(FastRun.recognise(array))
          .as("%s", words)
          .contains(CommandLines.runOptions(array).orElseThrow());
    }
  }

  @Test
  void optionsAndCommandsAreLeftToTheOptionParser() {
    for (var words :
        List.of(
            List.of("run", "--dir", ".", "app.wasm"),
            List.of("-q", "app.wasm"),
            List.of("run"),
            List.<String>of(),
            List.of("validate", "app.wasm"),
            List.of("serve", "app.wasm"),
            List.of("run", "--", "app.wasm"))) {
      assertThat(FastRun.recognise(words.toArray(String[]::new))).as("%s", words).isEmpty();
    }
  }
}
