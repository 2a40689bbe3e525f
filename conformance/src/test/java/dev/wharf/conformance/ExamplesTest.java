package dev.wharf.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples compile and run, and the README shows them as they are. */
final class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../examples");

  @Test
  void aComponentIsCalledFromJava(@TempDir Path classes) throws Exception {
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), EXAMPLES + "/Embed.java");
    assertThat(status).isZero();
    var printed = new ByteArrayOutputStream();
    var before = System.out;
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Embed")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {EXAMPLES + "/math.wasm"});
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).strip()).isEqualTo("3");
  }

  @Test
  void theReadmeShowsTheExampleAsItIs() throws IOException {
    String source = Files.readString(EXAMPLES.resolve("Embed.java"));
    int from = source.indexOf("byte[] bytes");
    int to = source.indexOf("\n  }\n", from);
    String body = source.substring(from, to).indent(-4).strip();
    assertThat(Files.readString(Path.of("../README.md"))).contains(body);
  }
}
