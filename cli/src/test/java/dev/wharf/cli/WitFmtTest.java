package dev.wharf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code wharf wit fmt} does to files. */
class WitFmtTest {
  private static final String UNTIDY = "package a:b;interface i{}";
  private static final String TIDY = "package a:b;\n\ninterface i {}\n";

  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int fmt(String... words) {
    var all = new String[words.length + 2];
    all[0] = "wit";
    all[1] = "fmt";
    System.arraycopy(words, 0, all, 2, words.length);
    return Main.run(all, said, said);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void filesOfAFolderAreRewrittenButNotThoseOfOthers() throws IOException {
    Path own = write("a/b.wit", UNTIDY);
    Path dependency = write("a/deps/c.wit", UNTIDY);
    Path hidden = write(".git/d.wit", UNTIDY);
    Path other = write("a/e.txt", UNTIDY);
    assertThat(fmt(folder.toString())).isZero();
    assertThat(own).hasContent(TIDY);
    assertThat(dependency).hasContent(UNTIDY);
    assertThat(hidden).hasContent(UNTIDY);
    assertThat(other).hasContent(UNTIDY);
    assertThat(fmt(folder.resolve("a/deps").toString())).isZero();
    assertThat(dependency).hasContent(TIDY);
  }

  @Test
  void rightsAndLinksStay() throws IOException {
    Path file = write("a.wit", UNTIDY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x--x"));
    Path link = Files.createSymbolicLink(folder.resolve("link.wit"), file);
    assertThat(fmt(link.toString())).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent(TIDY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-x--x");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aFileThatIsNoWitStaysAndTheOthersAreDone() throws IOException {
    Path bad = write("a.wit", "interface {");
    Path good = write("b.wit", UNTIDY);
    assertThat(fmt(folder.toString())).isEqualTo(ExitCode.FAILED);
    assertThat(bad).hasContent("interface {");
    assertThat(good).hasContent(TIDY);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("a.wit:1:11: expected");
  }

  @Test
  void standardInputGoesToStandardOutput() {
    var before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(UNTIDY.getBytes(StandardCharsets.UTF_8)));
      assertThat(fmt("-")).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo(TIDY);
  }

  @Test
  void differencesOfLongTextsArePatches() {
    var before = new StringBuilder();
    var after = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      before.append(i).append('\n');
      after.append(i == 10 ? "ten" : i == 30 ? "thirty\nand more" : "" + i).append('\n');
    }
    assertThat(UnifiedDiff.print("n", before.toString(), after.toString()))
        .isEqualTo(
            """
            --- n
            +++ n
            @@ -8,7 +8,7 @@
             7
             8
             9
            -10
            +ten
             11
             12
             13
            @@ -28,7 +28,8 @@
             27
             28
             29
            -30
            +thirty
            +and more
             31
             32
             33
            """);
  }
}
