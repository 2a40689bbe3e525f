package dev.wharf.wasi.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.wasi.filesystem.EscapeCorpusTest.Kind;
import dev.wharf.wasi.filesystem.OpenRequest.Flag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody swaps a file and a directory for links to the outside, again and again, while a guest
 * opens them.
 */
class RacingSwapperTest {
  private static final long FOR_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);
  private static final long CONTROL_NANOS = TimeUnit.SECONDS.toNanos(30);

  @TempDir Path temp;
  private final AtomicBoolean stop = new AtomicBoolean();
  private Path grant;
  private Thread swapper;

  @BeforeEach
  void startSwapping() throws IOException {
    var outside = Files.createDirectories(temp.resolve("outside"));
    grant = Files.createDirectories(temp.resolve("grant"));
    Files.createDirectory(grant.resolve("dir"));
    Files.writeString(outside.resolve("file"), "SECRET");
    Files.writeString(grant.resolve("dir/file"), "inside");
    Files.writeString(grant.resolve("file"), "inside");
    Files.createSymbolicLink(grant.resolve("dirlink"), Path.of("../outside"));
    Files.createSymbolicLink(grant.resolve("filelink"), Path.of("../outside/file"));
    swapper = Thread.ofPlatform().start(this::swap);
  }

  @AfterEach
  void stopSwapping() throws InterruptedException {
    stop.set(true);
    swapper.join();
  }

  private void swap() {
    try {
      while (!stop.get()) {
        swap("dir", "dirlink");
        swap("file", "filelink");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void swap(String real, String link) throws IOException {
    move(real, "aside");
    move(link, real);
    move(real, link);
    move("aside", real);
  }

  private void move(String from, String to) throws IOException {
    Files.move(grant.resolve(from), grant.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  private interface Opener {
    String read(String path) throws IOException;
  }

  private record Tally(long reads, long escapes) {}

  private static Tally race(Opener opener, long nanos, boolean untilFirst) {
    long reads = 0;
    long escapes = 0;
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end && !(untilFirst && escapes > 0)) {
      for (String path : new String[] {"dir/file", "file", "dir/../dir/file"}) {
        try {
          escapes += opener.read(path).equals("SECRET") ? 1 : 0;
          reads++;
        } catch (IOException e) {
          // Missing or a link at the moment.
        }
      }
    }
    return new Tally(reads, escapes);
  }

  private static String read(Directory root, String path) throws IOException {
    var request = new OpenRequest(true, Set.of(Flag.READ));
    try (var object = root.open(GuestPath.parse(path), request)) {
      var bytes = new byte[16];
      int count = ((OpenFile) object).read(0, bytes, 0, bytes.length);
      return new String(bytes, 0, count, StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void noOpenEscapes(Kind kind) throws IOException {
    try (var root = kind.open(grant)) {
      var tally = race(path -> read(root, path), FOR_NANOS, false);
      assertThat(tally.reads()).isGreaterThan(100);
      assertThat(tally.escapes()).isZero();
    }
  }

  @Test
  void anOpenerThatChecksTheRealPathFirstDoesEscape() {
    Opener naive =
        path -> {
          var real = grant.resolve(path).toRealPath();
          if (!real.startsWith(grant.toRealPath())) {
            throw new IOException("outside");
          }
          return Files.readString(real);
        };
    assertThat(race(naive, CONTROL_NANOS, true).escapes()).isPositive();
  }
}
