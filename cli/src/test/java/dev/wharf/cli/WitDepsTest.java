package dev.wharf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code wharf wit deps} does to a folder. */
class WitDepsTest {
  private static final String OCI = "oci://example.org/wit/log:1.0@sha256:" + "ab".repeat(32);

  @TempDir Path root;

  private String said = "";

  @BeforeEach
  void aPackageThatNeedsAnotherThatNeedsAThird() throws IOException {
    write("app/wit/app.wit", "package acme:app;\nworld w {\n  import acme:log/log@1.0.0;\n}\n");
    write(
        "log/wit/log.wit",
        """
        package acme:log@1.0.0;
        interface log {
          use acme:base/base.{t};
          f: func(x: t);
        }
        """);
    write(
        "log/wit/deps/base/base.wit", "package acme:base;\ninterface base {\n  type t = u8;\n}\n");
  }

  private int deps(String command, String... words) {
    var all = new String[words.length + 5];
    all[0] = "wit";
    all[1] = "deps";
    all[2] = command;
    all[3] = "--wit";
    all[4] = root.resolve("app/wit").toString();
    System.arraycopy(words, 0, all, 5, words.length);
    return main(all);
  }

  private int main(String... words) {
    var out = new ByteArrayOutputStream();
    int status = Main.run(words, out, out);
    said = out.toString(StandardCharsets.UTF_8).replace(root.toString(), "ROOT");
    return status;
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String read(String name) throws IOException {
    return Files.readString(root.resolve(name));
  }

  /** All files of the app, by name. */
  private String tree() throws IOException {
    try (var files = Files.walk(root.resolve("app/wit"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.resolve("app/wit").relativize(file).toString())
          .sorted()
          .collect(Collectors.joining(" "));
    }
  }

  private void added() {
    assertThat(deps("add", root.resolve("log").toString())).as("%s", said).isZero();
  }

  /** Digests by {@code sha256sum *.wit | sha256sum}. */
  @Test
  void whatAPackageNeedsIsCopiedAndLocked() throws IOException {
    added();
    assertThat(tree())
        .isEqualTo("app.wit deps.lock deps.toml deps/acme-base/base.wit deps/log/log.wit");
    assertThat(read("app/wit/deps.toml")).isEqualTo("log = \"../../log\"\n");
    assertThat(read("app/wit/deps.lock"))
        .isEqualTo(
            """
            # What `wharf wit deps` put into deps. Not to be edited.
            version = 1

            [[package]]
            dep = "acme-base"
            name = "acme:base"
            source = "../../log/wit/deps/base"
            digest = "sha256:9fdef4103a7f16e4981beb795c858231d206c9c883d76a0d0b76da6e47fd447b"

            [[package]]
            dep = "log"
            name = "acme:log"
            version = "1.0.0"
            source = "../../log"
            digest = "sha256:9c8eef22de187825a109c055d76f2b8d94f4c28238ee4be80faa1d9a09369b79"
            """);
    assertThat(deps("check")).as("%s", said).isZero();
    assertThat(main("wit", "check", root.resolve("app/wit").toString())).as("%s", said).isZero();
  }

  @Test
  void anUpdateOfWhatIsCurrentWritesNothing() throws IOException {
    added();
    var before = Files.getLastModifiedTime(root.resolve("app/wit/deps.lock"));
    var copied = Files.getLastModifiedTime(root.resolve("app/wit/deps/log/log.wit"));
    assertThat(deps("update")).isZero();
    assertThat(Files.getLastModifiedTime(root.resolve("app/wit/deps.lock"))).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(root.resolve("app/wit/deps/log/log.wit")))
        .isEqualTo(copied);
  }

  @Test
  void aSourceThatChangedIsToldAndThenCopied() throws IOException {
    added();
    String lock = read("app/wit/deps.lock");
    write("log/wit/log.wit", "package acme:log@1.0.0;\ninterface log {}\n");
    assertThat(deps("check")).isEqualTo(3);
    assertThat(said).isEqualTo("log: its source has changed since it was copied\n");
    assertThat(deps("update", "--check")).isEqualTo(3);
    assertThat(deps("update", "--locked")).isEqualTo(3);
    assertThat(read("app/wit/deps.lock")).isEqualTo(lock);
    assertThat(deps("update")).isZero();
    assertThat(read("app/wit/deps/log/log.wit")).endsWith("interface log {}\n");
    assertThat(deps("check")).isZero();
  }

  @Test
  void aCopyThatChangedIsToldAndNotOverwritten() throws IOException {
    added();
    String mine = read("app/wit/deps/log/log.wit") + "// mine\n";
    write("app/wit/deps/log/log.wit", mine);
    assertThat(deps("check")).isEqualTo(3);
    assertThat(said).isEqualTo("log: changed since it was copied\n");
    assertThat(deps("update")).isEqualTo(1);
    assertThat(said)
        .isEqualTo(
            """
            error[io]: ROOT/app/wit/deps/log is not what was copied there, and would be overwritten
            hint: move it away, or --force takes what its source has
            """);
    assertThat(read("app/wit/deps/log/log.wit")).isEqualTo(mine);
    assertThat(deps("update", "--force")).isZero();
    assertThat(read("app/wit/deps/log/log.wit")).isEqualTo(read("log/wit/log.wit"));
  }

  @Test
  void aFileThatWasAddedToACopyIsAChange() throws IOException {
    added();
    write("app/wit/deps/log/more.wit", "interface more {}\n");
    assertThat(deps("check")).isEqualTo(3);
    assertThat(deps("update")).isEqualTo(1);
    assertThat(tree()).contains("deps/log/more.wit");
  }

  @Test
  void filesThatNobodyCopiedAreNotOverwritten() throws IOException {
    write("app/wit/deps/log/log.wit", "package acme:log@1.0.0;\n");
    assertThat(deps("add", root.resolve("log").toString())).isEqualTo(1);
    assertThat(tree()).isEqualTo("app.wit deps/log/log.wit");
    assertThat(read("app/wit/deps/log/log.wit")).isEqualTo("package acme:log@1.0.0;\n");
  }

  @Test
  void whatLiesBesideTheWitStays() throws IOException {
    added();
    write("app/wit/deps/log/README.md", "mine");
    write("app/wit/deps/log/notes/x.wit", "mine");
    write("log/wit/log.wit", "package acme:log@1.0.0;\ninterface log {}\n");
    assertThat(deps("update")).as("%s", said).isZero();
    assertThat(tree())
        .isEqualTo(
            "app.wit deps.lock deps.toml deps/acme-base/base.wit deps/log/README.md"
                + " deps/log/log.wit deps/log/notes/x.wit");
    write("app/wit/deps.toml", "");
    assertThat(deps("update")).as("%s", said).isZero();
    assertThat(tree())
        .isEqualTo("app.wit deps.lock deps.toml deps/log/README.md deps/log/notes/x.wit");
  }

  @Test
  void whatIsNoLongerNeededGoesUnlessItWasChanged() throws IOException {
    added();
    write("app/wit/deps/acme-base/base.wit", "package acme:base;\n");
    write("app/wit/deps.toml", "# none\n");
    assertThat(deps("check")).isEqualTo(3);
    assertThat(said).isEqualTo("acme-base: changed since it was copied\nlog: no longer needed\n");
    assertThat(deps("update")).isEqualTo(1);
    assertThat(tree()).contains("deps/log/log.wit");
    assertThat(deps("update", "--force")).isZero();
    assertThat(tree()).isEqualTo("app.wit deps.lock deps.toml");
  }

  @Test
  void aLinkIsNotFollowedWhenWriting() throws IOException {
    added();
    Files.delete(root.resolve("app/wit/deps/log/log.wit"));
    Files.delete(root.resolve("app/wit/deps/log"));
    write("elsewhere/log.wit", "package acme:log@1.0.0;\n");
    Files.createSymbolicLink(root.resolve("app/wit/deps/log"), root.resolve("elsewhere"));
    assertThat(deps("update")).isEqualTo(1);
    assertThat(deps("update", "--force")).as("%s", said).isZero();
    assertThat(read("elsewhere/log.wit")).isEqualTo("package acme:log@1.0.0;\n");
    assertThat(read("app/wit/deps/log/log.wit")).isEqualTo(read("log/wit/log.wit"));
  }

  @Test
  void anUpdateThatWasCutOffIsTakenUp() throws IOException {
    added();
    write("app/wit/deps/log/README.md", "mine");
    Files.move(root.resolve("app/wit/deps/log"), root.resolve("app/wit/deps/.log.old"));
    assertThat(deps("check")).isEqualTo(3);
    assertThat(deps("update")).as("%s", said).isZero();
    assertThat(tree())
        .isEqualTo(
            "app.wit deps.lock deps.toml deps/acme-base/base.wit deps/log/README.md"
                + " deps/log/log.wit");
  }

  @Test
  void lineEndsOfWindowsAreNoChange() throws IOException {
    added();
    write("app/wit/deps/log/log.wit", read("app/wit/deps/log/log.wit").replace("\n", "\r\n"));
    assertThat(deps("check")).as("%s", said).isZero();
  }

  @Test
  void aLockThatNamesAPlaceElsewhereIsRefused() throws IOException {
    added();
    String lock = read("app/wit/deps.lock");
    write("app/wit/deps.lock", lock.replace("\"log\"", "\"../../../log\""));
    assertThat(deps("update", "--force")).isEqualTo(1);
    assertThat(said).contains("`../../../log` is not the name of a dependency");
    assertThat(Files.exists(root.resolve("log/wit/log.wit"))).isTrue();
  }

  @Test
  void aLockOfAnotherToolIsNotOverwritten() throws IOException {
    added();
    write("app/wit/deps.lock", "[log]\npath = \"../../log\"\nsha256 = \"00\"\n");
    assertThat(deps("update")).isEqualTo(1);
    assertThat(said).contains("this is not a lock of `wharf wit deps`");
    assertThat(read("app/wit/deps.lock")).startsWith("[log]");
    write("app/wit/deps.lock", "version = 2\n");
    assertThat(deps("update")).isEqualTo(1);
    assertThat(said).contains("version 2 of the format is not known");
  }

  @Test
  void anArtifactOfARegistryIsRecordedAndCannotBeFetched() throws IOException {
    assertThat(deps("add", OCI)).isEqualTo(1);
    assertThat(said)
        .isEqualTo(
            """
            error[unsupported]: `log` is in a registry, and fetching is not available yet
              source: %s
            hint: put its .wit files into ROOT/app/wit/deps/log; wharf wit deps update locks them
            hint: or name a folder that has them: log = "../folder"
            """
                .formatted(OCI));
    assertThat(read("app/wit/deps.toml")).isEqualTo("log = \"" + OCI + "\"\n");
    assertThat(read("app/wit/deps.lock")).endsWith("dep = \"log\"\nsource = \"" + OCI + "\"\n");
    assertThat(deps("check")).isEqualTo(1);
  }

  @Test
  void anArtifactThatTheUserBringsIsLockedAndThenKept() throws IOException {
    deps("add", OCI);
    write("app/wit/deps/log/log.wit", "package acme:log@1.0.0;\ninterface log {}\n");
    assertThat(deps("update")).as("%s", said).isZero();
    assertThat(read("app/wit/deps.lock")).contains("name = \"acme:log\"\nversion = \"1.0.0\"\n");
    assertThat(deps("check")).isZero();
    write("app/wit/deps/log/log.wit", "package acme:log@1.0.0;\ninterface other {}\n");
    assertThat(deps("check")).isEqualTo(3);
    assertThat(deps("update")).isEqualTo(1);
    // Another artifact is other content.
    write("app/wit/deps.toml", "log = \"" + OCI.replace("ab", "cd") + "\"\n");
    assertThat(deps("update")).as("%s", said).isZero();
  }

  @Test
  void aReferenceWithoutDigestIsRefused() throws IOException {
    assertThat(deps("add", "oci://example.org/wit/log:1.0")).isEqualTo(1);
    assertThat(said).contains("does not say which content is meant");
    assertThat(deps("add", "https://example.org/log.tar.gz")).isEqualTo(1);
    assertThat(said).contains("is neither a path nor an oci:// reference");
    assertThat(tree()).isEqualTo("app.wit");
  }

  @Test
  void twoKindsOfAPackageNeedADecision() throws IOException {
    write("two/two.wit", "package acme:two;\n");
    write("two/deps/base.wit", "package acme:base;\ninterface base {\n  type t = u16;\n}\n");
    added();
    assertThat(deps("add", root.resolve("two").toString())).isEqualTo(1);
    assertThat(said)
        .isEqualTo(
            """
            error[invalid]: ROOT/app/wit/deps.toml:2:7: two kinds of `acme:base` are brought along, \
            from ../../log/wit/deps/base and ../../two/deps/base.wit
              source:
                2 | two = "../../two"
                  |       ^^^^^^^^^^^
            hint: say in deps.toml which one is meant
            """);
    assertThat(read("app/wit/deps.toml")).doesNotContain("two");
    write(
        "app/wit/deps.toml",
        """
        # Ours.
        log = "../../log"
        base = { path = "../../log/wit/deps/base" }
        [two]
        path = '../../two'
        """);
    assertThat(deps("update")).as("%s", said).isZero();
    assertThat(tree())
        .isEqualTo(
            "app.wit deps.lock deps.toml deps/base/base.wit deps/log/log.wit deps/two/two.wit");
  }

  @Test
  void theManifestOfADependencyIsFollowed() throws IOException {
    write("mid/mid.wit", "package acme:mid;\n");
    write("mid/deps.toml", "log = \"../log\"\napp = \"../app/wit\"\n");
    assertThat(deps("add", root.resolve("mid").toString())).as("%s", said).isZero();
    assertThat(deps("list")).isZero();
    assertThat(said)
        .isEqualTo(
            """
            acme-base       acme:base       ../../log/wit/deps/base  up to date
            acme-log-1.0.0  acme:log@1.0.0  ../../log/wit            up to date
            mid             acme:mid        ../../mid                up to date
            """);
    assertThat(deps("list", "--json")).isZero();
    assertThat(said).contains("\"needed\": \"transitive\"").contains("\"state\": \"current\"");
  }

  @Test
  void withoutItsSourceACopyIsComparedWithTheLock() throws IOException {
    added();
    Files.move(root.resolve("log"), root.resolve("gone"));
    assertThat(deps("check")).as("%s", said).isZero();
    assertThat(said).contains("note: `log`: ../../log is not here to compare with");
    assertThat(deps("update")).isEqualTo(127);
    assertThat(tree()).contains("deps/log/log.wit");
    write("app/wit/deps/acme-base/base.wit", "package acme:base;\n");
    assertThat(deps("check")).isEqualTo(3);
  }

  @Test
  void anEncodedPackageIsNotPassedOver() throws IOException {
    write("log/wit/deps/other.wat", "(component)");
    assertThat(deps("add", root.resolve("log").toString())).isEqualTo(1);
    assertThat(said).contains("other.wat is an encoded package, and only text is copied");
  }

  @Test
  void whatIsNotUnderstoodIsUnderlined() throws IOException {
    write("app/wit/deps.toml", "log = \"../../log\"\nother = [\"x\"]\n");
    assertThat(deps("check")).isEqualTo(1);
    assertThat(said)
        .isEqualTo(
            """
            error[malformed]: ROOT/app/wit/deps.toml:2:9: a string in quotes is expected
              source:
                2 | other = ["x"]
                  |         ^
            """);
    write("app/wit/deps.toml", "log = { url = \"../../log\" }\n");
    assertThat(deps("check")).isEqualTo(1);
    assertThat(said).contains("`url` is not known here");
    write("app/wit/deps.toml", "log = \"deps/log\"\n");
    write("app/wit/deps/log/log.wit", "package acme:log@1.0.0;\n");
    assertThat(deps("update")).isEqualTo(1);
    assertThat(said).contains("this is within the folder it is for");
  }
}
