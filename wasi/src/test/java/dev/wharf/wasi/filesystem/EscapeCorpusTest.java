package dev.wharf.wasi.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.wasi.filesystem.OpenRequest.Flag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way of spelling a path out of a granted directory, through every operation. The oracle is
 * the tree beside the grant: none of its bytes are read, and nothing in it changes.
 */
class EscapeCorpusTest {
  private static final String SECRET = "SECRET";

  @TempDir Path temp;
  private Path grant;
  private Path outside;

  enum Kind {
    BENEATH,
    NIO;

    Directory open(Path path) throws FileException {
      return this == BENEATH ? BeneathDirectory.openRoot(path) : NioDirectory.openRoot(path);
    }
  }

  private interface Operation {
    /** What came out of it, as far as it could show something from outside. */
    String run(Directory root, GuestPath path) throws FileException;
  }

  @BeforeEach
  void makeTrees() throws IOException {
    grant = Files.createDirectory(temp.resolve("grant"));
    outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("file"), SECRET);
    Files.createDirectory(outside.resolve("dir"));
    Files.writeString(outside.resolve("dir/file"), SECRET);
    Files.createDirectory(outside.resolve("empty"));
    Files.setLastModifiedTime(outside.resolve("file"), FileTime.fromMillis(1_000_000));
    fill();
  }

  private void fill() throws IOException {
    Files.writeString(grant.resolve("file"), "inside");
    Files.createDirectories(grant.resolve("a/b/c"));
    Files.writeString(grant.resolve("a/b/file"), "inside");
    link("up", "..");
    link("upfile", "../outside/file");
    link("updir", "../outside");
    link("updirslash", "../outside/");
    link("abs", outside.resolve("file").toString());
    link("absdir", outside.toString());
    link("absroot", "/");
    link("a/upfile", "../../outside/file");
    link("a/updir", "../../outside");
    link("a/b/c/up", "../../../..");
    link("viaup", "up/outside/file");
    link("viadir", "updir/file");
    link("dotted", "./a/../../outside/file");
    link("self", "self");
    link("ping", "pong");
    link("pong", "ping");
    link("dangling", "missing");
    link("danglingout", "../outside/made");
    link("procroot", "/proc/self/root");
    link("proccwd", "/proc/self/cwd");
    link("procfd", "/proc/self/fd/0");
    link("rooted", "/../outside/file");
  }

  private void link(String name, String text) throws IOException {
    Files.createSymbolicLink(grant.resolve(name), Path.of(text));
  }

  static List<String> bases() {
    return List.of(
        "..",
        "../outside",
        "../outside/file",
        "../outside/made",
        "./..",
        "a/..//../outside/file",
        "a/../..",
        "a/b/../../../outside/file",
        "a/b/c/../../../../outside/dir/file",
        "../grant/../outside/file",
        ".//./../outside/file",
        "a/./b/.././../../outside/file",
        "up",
        "up/outside/file",
        "up/outside/made",
        "upfile",
        "updir",
        "updir/file",
        "updir/made",
        "updir/dir/file",
        "updir/empty",
        "updirslash",
        "updirslash/file",
        "abs",
        "absdir",
        "absdir/file",
        "absdir/dir/../file",
        "absroot",
        "absroot/etc/passwd",
        "a/upfile",
        "a/updir/file",
        "a/updir/made",
        "a/b/c/up/outside/file",
        "viaup",
        "viadir",
        "dotted",
        "self",
        "self/file",
        "ping",
        "pong/x",
        "dangling",
        "dangling/x",
        "danglingout",
        "procroot",
        "procroot/etc/passwd",
        "proccwd",
        "procfd",
        "rooted",
        "/",
        "/etc/passwd",
        "//etc/passwd",
        "/proc/self/root",
        "...",
        "a/.../..",
        "..\\outside\\file",
        "C:\\file",
        "C:/file",
        "\\\\host\\share\\file",
        "CON",
        "file:stream",
        "%2e%2e/outside/file",
        "..%2foutside",
        "~/file",
        "a/b/c/../../../..",
        "updir/..",
        "updir/../outside/file",
        "up/grant/file",
        "updir/../grant/../outside/file",
        "file/..",
        "file/../../outside/file");
  }

  static Stream<String> paths() {
    return bases().stream()
        .flatMap(base -> Stream.of("", "/", "//", "/.").map(suffix -> base + suffix));
  }

  @Test
  void theCorpusIsLargeEnough() {
    assertThat(paths().distinct().count()).isGreaterThan(250);
  }

  private static OpenRequest request(boolean follow, Flag... flags) {
    return new OpenRequest(follow, Set.of(flags));
  }

  private static Operation open(boolean follow, Flag... flags) {
    return (root, path) -> {
      try (var object = root.open(path, request(follow, flags))) {
        return switch (object) {
          case OpenFile file -> content(file);
          case Directory directory -> names(directory) + inside(directory);
        };
      }
    };
  }

  private static String content(OpenFile file) throws FileException {
    try {
      var bytes = new byte[100];
      return new String(bytes, 0, file.read(0, bytes, 0, 100), StandardCharsets.UTF_8);
    } catch (FileException e) {
      file.write(0, "OVERWRITTEN".getBytes(StandardCharsets.UTF_8), 0, 11);
      return "";
    }
  }

  private static String names(Directory directory) throws FileException {
    return directory.entries().stream().map(DirectoryEntry::name).toList().toString();
  }

  private static String inside(Directory directory) {
    try (var file = directory.open(new GuestPath("file"), request(true, Flag.READ))) {
      return file instanceof OpenFile open ? content(open) : "";
    } catch (FileException e) {
      return "";
    }
  }

  private static String told(FileStat stat) {
    return stat.type() == FileType.REGULAR_FILE && stat.modified().seconds() == 1000 ? SECRET : "";
  }

  /** So many operations at the beginning change nothing. */
  private static final int HARMLESS = 8;

  private static List<Operation> operations() {
    var now = new TimeChange.Now();
    var file = new GuestPath("file");
    var fresh = new GuestPath("fresh");
    return List.of(
        open(true, Flag.READ),
        open(false, Flag.READ),
        open(true, Flag.READ, Flag.DIRECTORY),
        open(false, Flag.READ, Flag.DIRECTORY),
        open(true),
        (root, path) -> told(root.statAt(path, true)),
        (root, path) -> told(root.statAt(path, false)),
        (root, path) -> {
          root.readLink(path);
          return "";
        },
        open(true, Flag.WRITE),
        open(true, Flag.READ, Flag.WRITE),
        open(true, Flag.TRUNCATE),
        open(true, Flag.WRITE, Flag.TRUNCATE),
        open(true, Flag.WRITE, Flag.CREATE),
        open(false, Flag.WRITE, Flag.CREATE),
        open(true, Flag.CREATE),
        open(true, Flag.WRITE, Flag.CREATE, Flag.EXCLUSIVE),
        open(false, Flag.WRITE, Flag.CREATE, Flag.TRUNCATE),
        (root, path) -> {
          root.setTimesAt(path, true, now, now);
          return "";
        },
        (root, path) -> {
          root.setTimesAt(path, false, now, now);
          return "";
        },
        (root, path) -> {
          root.createDirectory(path);
          return "";
        },
        (root, path) -> {
          root.removeDirectory(path);
          return "";
        },
        (root, path) -> {
          root.unlinkFile(path);
          return "";
        },
        (root, path) -> {
          root.rename(path, root, fresh);
          return root.statAt(fresh, false).type() == FileType.SYMBOLIC_LINK
              ? ""
              : open(true, Flag.READ).run(root, fresh);
        },
        (root, path) -> {
          root.rename(file, root, path);
          return "";
        },
        (root, path) -> {
          root.link(path, root, fresh);
          return root.statAt(fresh, false).type() == FileType.SYMBOLIC_LINK
              ? ""
              : open(true, Flag.READ).run(root, fresh);
        },
        (root, path) -> {
          root.link(file, root, path);
          return "";
        },
        (root, path) -> {
          root.symlink("target", path);
          return "";
        });
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void noPathAndNoOperationLeavesTheGrant(Kind kind) throws IOException {
    var before = snapshot();
    var escapes = new ArrayList<String>();
    try (var root = kind.open(grant)) {
      for (String text : paths().distinct().toList()) {
        int number = 0;
        for (var operation : operations()) {
          number++;
          try {
            String shown = operation.run(root, GuestPath.parse(text));
            if (shown.contains(SECRET) || shown.contains("outside") || shown.contains("etc")) {
              escapes.add(text + " by operation " + number + ": " + shown);
            }
            if (number > HARMLESS) {
              refill();
            }
          } catch (FileException e) {
            // Refused, as most are.
          }
        }
        if (!snapshot().equals(before)) {
          escapes.add(text + " changed what is outside");
          before = snapshot();
        }
      }
    }
    assertThat(escapes).isEmpty();
  }

  @Test
  void theOracleSeesAnEscape() throws IOException {
    var before = snapshot();
    Files.writeString(grant.resolve("upfile"), "OVERWRITTEN");
    assertThat(snapshot()).isNotEqualTo(before);
  }

  static Stream<List<Object>> exactErrors() {
    return Stream.of(
        List.of("..", FileError.NOT_PERMITTED),
        List.of("a/../..", FileError.NOT_PERMITTED),
        List.of("/etc/passwd", FileError.NOT_PERMITTED),
        List.of("upfile", FileError.NOT_PERMITTED),
        List.of("updir/file", FileError.NOT_PERMITTED),
        List.of("abs", FileError.NOT_PERMITTED),
        List.of("absroot/etc/passwd", FileError.NOT_PERMITTED),
        List.of("procroot/etc", FileError.NOT_PERMITTED),
        List.of("self", FileError.LOOP),
        List.of("ping", FileError.LOOP),
        List.of("dangling", FileError.NO_ENTRY),
        List.of("missing", FileError.NO_ENTRY),
        List.of("file/", FileError.NOT_DIRECTORY),
        List.of("file/.", FileError.NOT_DIRECTORY),
        List.of("file/x", FileError.NOT_DIRECTORY),
        List.of("", FileError.NO_ENTRY),
        List.of("fi\0le", FileError.INVALID),
        List.of("n".repeat(256), FileError.NAME_TOO_LONG),
        List.of("n/".repeat(2047) + "nn", FileError.NAME_TOO_LONG),
        List.of("n".repeat(255), FileError.NO_ENTRY));
  }

  @ParameterizedTest
  @MethodSource("exactErrors")
  void refusalsHaveTheErrorOfTheStandard(List<Object> row) throws IOException {
    try (var root = BeneathDirectory.openRoot(grant)) {
      assertThat(errorOf(root, (String) row.get(0))).isEqualTo(row.get(1));
    }
  }

  private static Object errorOf(Directory root, String text) {
    try (var object = root.open(GuestPath.parse(text), request(true, Flag.READ))) {
      return object;
    } catch (FileException e) {
      // A missing first step of a path that is also too long may be noticed first.
      return text.length() > 4000 && e.error() == FileError.NO_ENTRY
          ? FileError.NAME_TOO_LONG
          : e.error();
    }
  }

  @Test
  void aChainOfFortyLinksIsFollowedAndOneOfFortyOneIsALoop() throws IOException {
    link("chain1", "file");
    for (int i = 2; i <= 41; i++) {
      link("chain" + i, "chain" + (i - 1));
    }
    try (var root = BeneathDirectory.openRoot(grant)) {
      assertThat(root.statAt(new GuestPath("chain40"), true).size()).isEqualTo(6);
      assertThat(errorOf(root, "chain41")).isEqualTo(FileError.LOOP);
    }
  }

  private TreeMap<String, String> snapshot() throws IOException {
    var facts = new TreeMap<String, String>();
    try (var walk = Files.walk(outside)) {
      for (var path : walk.toList()) {
        String content = Files.isRegularFile(path) ? Files.readString(path) : "";
        facts.put(
            path.toString(),
            content + Files.getLastModifiedTime(path) + Files.getAttribute(path, "unix:nlink"));
      }
    }
    return facts;
  }

  private void refill() throws IOException {
    empty();
    fill();
  }

  // Also afterwards: who deletes the tree must not meet links that lead out of it.
  @AfterEach
  void empty() throws IOException {
    try (var walk = Files.walk(grant)) {
      for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(grant)) {
          Files.delete(path);
        }
      }
    }
  }
}
