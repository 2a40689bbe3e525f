package dev.wharf.wit.deps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.SourceText;
import dev.wharf.wit.Span;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** {@code deps.toml} and {@code deps.lock} as texts. */
class DepsFilesTest {
  private static final String DIGEST = "sha256:" + "0a".repeat(32);

  private static final String MANIFEST =
      """
      # Ours.
      log = "../log" # a folder
      'kv.2' = "oci://example.org:5000/wit/kv_store:1.0-rc.1@%s"
      base.path = "../ba\\"se"
      inner = { path = '../inner' }

      [other]
      path = "../other"
      """
          .formatted(DIGEST);

  private static final String LOCK =
      """
      # What `wharf wit deps` put into deps. Not to be edited.
      version = 1

      [[package]]
      dep = "kv"
      source = "oci://example.org/kv@%s"

      [[package]]
      dep = "log"
      name = "acme:log"
      version = "1.0.0-rc.1"
      source = "../lo\\"g"
      digest = "%s"
      """
          .formatted(DIGEST, DIGEST);

  private static DepsManifest manifest(String text) {
    return DepsManifest.parse(SourceText.of("deps.toml", text));
  }

  private static DepsLock lock(String text) {
    return DepsLock.parse(SourceText.of("deps.lock", text));
  }

  @Test
  void everyFormOfAnEntryIsRead() {
    var entries = manifest(MANIFEST).entries();
    assertThat(entries.keySet().stream().map(DepName::text))
        .containsExactly("log", "kv.2", "base", "inner", "other");
    assertThat(entries.values().stream().map(entry -> entry.source().toString()))
        .containsExactly(
            "../log",
            "oci://example.org:5000/wit/kv_store:1.0-rc.1@" + DIGEST,
            "../ba\"se",
            "../inner",
            "../other");
  }

  @Test
  void anEntryIsAddedBeforeTables() {
    var manifest = manifest(MANIFEST);
    String text = manifest.with(new DepName("new.one"), new DepSource.Local("../a\\b"));
    assertThat(text)
        .isEqualTo(MANIFEST.replace("[other]", "\"new.one\" = \"../a\\\\b\"\n\n[other]"));
    assertThat(manifest(text).entries()).hasSize(6);
    assertThatThrownBy(() -> manifest.with(new DepName("log"), new DepSource.Local("x")))
        .hasMessageContaining("`log` is a dependency already");
  }

  @Test
  void aLockIsPrintedAsItWasRead() {
    assertThat(lock(LOCK).print()).isEqualTo(LOCK);
  }

  @Test
  void referencesAreThoseOfTheSpecification() {
    assertThat(OciReference.parse("oci://localhost/a")).isPresent();
    assertThat(OciReference.parse("oci://h:1/a/b__c/d---e:T_1.x@" + DIGEST)).isPresent();
    for (String wrong :
        new String[] {
          "oci://",
          "oci://h",
          "oci://h/",
          "oci://h/A",
          "oci://h/a..b",
          "oci://h/a/",
          "oci://h/a:",
          "oci://h/a:-x",
          "oci://h/a@sha256:00",
          "oci://h/a@md5:00",
          "oci://h/../a",
          "https://h/a"
        }) {
      assertThat(OciReference.parse(wrong)).as(wrong).isEmpty();
    }
    assertThat(OciReference.parse("oci://h/" + "a.".repeat(100_000) + "a")).isEmpty();
  }

  @Test
  void namesThatArePathsAreRefused() {
    for (String wrong : new String[] {"", ".", "..", ".a", "a/b", "a\\b", "../a", "/a", "a\0"}) {
      assertThatThrownBy(() -> DepName.parse(wrong, Span.NONE))
          .as(wrong)
          .isInstanceOf(InvalidWitException.class);
    }
  }

  @Test
  void deepTablesAreRefused() {
    assertThatThrownBy(() -> manifest("a = " + "{ a = ".repeat(100_000)))
        .isInstanceOf(InvalidWitException.class)
        .hasMessageContaining("tables nest too deep");
  }

  /** What is read is printed and read again; what is not is refused, and nothing else happens. */
  @Test
  void anyTextIsReadOrRefused() {
    var random = new Random(5);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      read += survives(mutant(MANIFEST, random), DepsFilesTest::manifest);
      read +=
          survives(
              mutant(LOCK, random),
              text -> {
                var lock = lock(text);
                assertThat(lock(lock.print())).isEqualTo(lock);
                return lock;
              });
    }
    assertThat(read).isBetween(1_000, 39_000);
  }

  private static int survives(String text, Function<String, Object> reader) {
    try {
      reader.apply(text);
      return 1;
    } catch (InvalidWitException e) {
      assertThat(e.problems()).isNotEmpty();
      return 0;
    }
  }

  private static String mutant(String text, Random random) {
    var mutant = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0 && !mutant.isEmpty(); i--) {
      int at = random.nextInt(mutant.length());
      String signs = "\"'[]{}=.#\\\n\r\t ,:@0azA\0é";
      switch (random.nextInt(3)) {
        case 0 -> mutant.deleteCharAt(at);
        case 1 -> mutant.insert(at, signs.charAt(random.nextInt(signs.length())));
        default -> mutant.replace(at, at + 1, "\"");
      }
    }
    return mutant.toString();
  }
}
