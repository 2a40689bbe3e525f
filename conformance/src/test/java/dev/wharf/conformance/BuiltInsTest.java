package dev.wharf.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.definition.CanonBuiltin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Every built-in function of the Component Model is called by a script that {@link ScriptsTest}
 * runs: {@code built-ins.wast} has a function and an assertion of its name.
 */
final class BuiltInsTest {
  @Test
  void everyBuiltInIsCalledByAScript() throws IOException {
    String script;
    try (InputStream in = BuiltInsTest.class.getResourceAsStream("scripts/built-ins.wast")) {
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    var missing =
        Arrays.stream(CanonBuiltin.values())
            .map(CanonBuiltin::spelling)
            .filter(name ->
                !script.contains("(canon " + name)
                    || !script.contains("(call $" + name)
                    || !script.contains(
                        "(assert_return (invoke \"" + name.replace('.', '-') + "\")"))
            .toList();
    assertThat(missing).isEmpty();
  }
}
