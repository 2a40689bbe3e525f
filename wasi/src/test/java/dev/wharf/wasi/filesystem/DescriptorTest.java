package dev.wharf.wasi.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasi.Access;
import dev.wharf.wasi.Denial;
import dev.wharf.wasi.DescriptorBudget;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.filesystem.OpenRequest.Flag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DescriptorTest {
  @TempDir Path temp;
  private final List<Denial> denials = new ArrayList<>();
  private final DescriptorBudget budget = new DescriptorBudget(8);

  @BeforeEach
  void makeFiles() throws IOException {
    Files.writeString(temp.resolve("file"), "content");
    Files.createDirectory(temp.resolve("dir"));
  }

  private Descriptor root(Access access) {
    var config =
        WasiConfig.builder().directory("/data", temp, access).onDenial(denials::add).build();
    return new Descriptors(config, budget).preopens().getFirst().directory();
  }

  private static GuestPath path(String text) throws FileException {
    return GuestPath.parse(text);
  }

  private static OpenRequest request(Flag... flags) {
    return new OpenRequest(true, Set.of(flags));
  }

  private static void assertFails(FileError error, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(FileException.class, e -> assertThat(e.error()).isEqualTo(error));
  }

  @Test
  void everyOpenThatCouldChangeSomethingIsRefusedBelowAReadGrant() throws IOException {
    var all = Flag.values();
    for (int bits = 0; bits < 1 << all.length; bits++) {
      var flags = EnumSet.noneOf(Flag.class);
      for (var flag : all) {
        if ((bits >> flag.ordinal() & 1) != 0) {
          flags.add(flag);
        }
      }
      boolean changes =
          flags.contains(Flag.CREATE)
              || flags.contains(Flag.TRUNCATE)
              || flags.contains(Flag.WRITE)
              || flags.contains(Flag.MUTATE);
      for (String name : List.of("file", "dir", "missing")) {
        try (var root = root(Access.READ);
            var opened = root.open(path(name), new OpenRequest(true, flags))) {
          assertThat(changes).as("%s %s", name, flags).isFalse();
          assertThat(opened.writable()).isFalse();
        } catch (FileException e) {
          if (changes) {
            assertThat(e.error()).as("%s %s", name, flags).isEqualTo(FileError.NOT_PERMITTED);
          }
        }
      }
    }
    assertThat(Files.readString(temp.resolve("file"))).isEqualTo("content");
    assertThat(temp.resolve("missing")).doesNotExist();
    assertThat(budget.taken()).isZero();
  }

  @Test
  void everyChangeBelowAReadGrantIsRefusedAndReported() throws IOException {
    try (var root = root(Access.READ);
        var file = root.open(path("file"), request(Flag.READ))) {
      var now = new TimeChange.Now();
      List<ThrowingCallable> changes =
          List.of(
              () -> root.createDirectory(path("made")),
              () -> root.removeDirectory(path("dir")),
              () -> root.unlinkFile(path("file")),
              () -> root.symlink("file", path("made")),
              () -> root.rename(path("file"), root, path("made")),
              () -> root.link(path("file"), false, root, path("made")),
              () -> root.setTimes(now, now),
              () -> root.setTimesAt(path("file"), true, now, now),
              () -> file.setTimes(now, now));
      for (var change : changes) {
        assertFails(FileError.NOT_PERMITTED, change);
      }
      assertThat(denials)
          .hasSize(changes.size())
          .containsOnly(new Denial(Denial.Kind.READ_ONLY_DIRECTORY, "/data"));
    }
    assertThat(temp.resolve("made")).doesNotExist();
  }

  @Test
  void linksAndRenamesDoNotCarryAFileIntoAGrantWithMoreRights() throws IOException {
    try (var readOnly = root(Access.READ);
        var writable = root(Access.READ_WRITE)) {
      assertFails(
          FileError.NOT_PERMITTED,
          () -> readOnly.link(path("file"), false, writable, path("made")));
      assertFails(
          FileError.NOT_PERMITTED, () -> readOnly.rename(path("file"), writable, path("made")));
      assertFails(
          FileError.NOT_PERMITTED, () -> writable.rename(path("file"), readOnly, path("made")));
      writable.link(path("file"), false, writable, path("made"));
    }
    assertThat(temp.resolve("made")).hasContent("content");
  }

  @Test
  void dataGoesOnlyInTheDirectionAFileWasOpenedFor() throws IOException {
    try (var root = root(Access.READ_WRITE);
        var reader = root.open(path("file"), request(Flag.READ));
        var writer = root.open(path("file"), request(Flag.WRITE))) {
      var bytes = new byte[4];
      assertFails(FileError.BAD_DESCRIPTOR, () -> reader.write(0, bytes, 0, 4));
      assertFails(FileError.BAD_DESCRIPTOR, () -> reader.setSize(0));
      assertFails(FileError.BAD_DESCRIPTOR, () -> writer.read(0, bytes, 0, 4));
      assertFails(FileError.IS_DIRECTORY, () -> root.read(0, bytes, 0, 4));
      assertFails(FileError.NOT_DIRECTORY, () -> reader.open(path("x"), request(Flag.READ)));
    }
  }

  @Test
  void filesAreMadeWrittenReadCutAndExtended() throws IOException {
    try (var root = root(Access.READ_WRITE);
        var file = root.open(path("ünï ✓"), request(Flag.READ, Flag.WRITE, Flag.CREATE))) {
      file.write(3, "hello".getBytes(StandardCharsets.UTF_8), 0, 5);
      assertThat(file.append(new byte[] {'!'}, 0, 1)).isEqualTo(9);
      var bytes = new byte[20];
      assertThat(file.read(0, bytes, 0, 20)).isEqualTo(9);
      assertThat(new String(bytes, 0, 9, StandardCharsets.UTF_8)).isEqualTo("\0\0\0hello!");
      assertThat(file.read(9, bytes, 0, 20)).isZero();
      file.setSize(4);
      assertThat(file.stat().size()).isEqualTo(4);
      file.setSize(1000);
      assertThat(file.size()).isEqualTo(1000);
      assertThat(root.entries()).extracting(DirectoryEntry::name).contains("ünï ✓", "file", "dir");
    }
  }

  @Test
  void createAndExclusiveAndTruncateDoWhatTheySay() throws IOException {
    try (var root = root(Access.READ_WRITE)) {
      assertFails(
          FileError.EXIST,
          () -> root.open(path("file"), request(Flag.WRITE, Flag.CREATE, Flag.EXCLUSIVE)));
      assertFails(FileError.NO_ENTRY, () -> root.open(path("missing"), request(Flag.READ)));
      assertFails(FileError.IS_DIRECTORY, () -> root.open(path("dir"), request(Flag.WRITE)));
      assertFails(
          FileError.NOT_DIRECTORY,
          () -> root.open(path("file"), request(Flag.READ, Flag.DIRECTORY)));
      root.open(path("file"), request(Flag.WRITE, Flag.TRUNCATE)).close();
      assertThat(temp.resolve("file")).isEmptyFile();
    }
  }

  @Test
  void anExistingLinkIsNotWrittenThroughByAnExclusiveCreate() throws IOException {
    Files.createSymbolicLink(temp.resolve("dangling"), Path.of("target"));
    try (var root = root(Access.READ_WRITE)) {
      assertFails(
          FileError.EXIST,
          () -> root.open(path("dangling"), request(Flag.WRITE, Flag.CREATE, Flag.EXCLUSIVE)));
    }
    assertThat(temp.resolve("target")).doesNotExist();
  }

  @Test
  @Timeout(120)
  void aPipeIsRefusedWithoutWaitingForItsOtherEnd() throws Exception {
    new ProcessBuilder("mkfifo", temp.resolve("pipe").toString()).start().waitFor();
    try (var root = root(Access.READ_WRITE)) {
      assertFails(FileError.UNSUPPORTED, () -> root.open(path("pipe"), request(Flag.READ)));
      assertFails(FileError.NO_SUCH_DEVICE, () -> root.open(path("pipe"), request(Flag.WRITE)));
      assertThat(root.statAt(path("pipe"), true).type()).isEqualTo(FileType.FIFO);
    }
  }

  @Test
  void timesOfAnyRangeAreSetAndShown() throws IOException {
    try (var root = root(Access.READ_WRITE);
        var file = root.open(path("file"), request(Flag.READ))) {
      var early = new Timestamp(-1_000_000, 5_000);
      var late = new Timestamp(4_000_000_000L, 7_000);
      file.setTimes(new TimeChange.To(early), new TimeChange.To(late));
      assertThat(file.stat().modified()).isEqualTo(late);
      assertThat(file.stat().accessed()).isEqualTo(early);
      root.setTimesAt(path("file"), false, new TimeChange.Keep(), new TimeChange.Now());
      assertThat(file.stat().accessed()).isEqualTo(early);
      assertThat(file.stat().modified().seconds()).isGreaterThan(1_700_000_000L);
      var extreme = new TimeChange.To(new Timestamp(Long.MAX_VALUE, 999_999_999));
      try {
        file.setTimes(extreme, extreme);
      } catch (FileException e) {
        assertThat(e.error()).isIn(FileError.INVALID, FileError.OVERFLOW);
      }
      assertThat(file.stat().modified().toNanos()).isNotNull();
    }
  }

  @Test
  void openObjectsAreCountedAndGivenBack() throws IOException {
    try (var root = root(Access.READ)) {
      var opened = new ArrayList<Descriptor>();
      assertFails(
          FileError.INSUFFICIENT_MEMORY,
          () -> {
            while (true) {
              opened.add(root.open(path("file"), request(Flag.READ)));
            }
          });
      assertThat(opened).hasSize(7); // and the root
      opened.getFirst().retain();
      opened.forEach(Descriptor::close);
      assertThat(budget.taken()).isEqualTo(2);
      opened.getFirst().close();
    }
    assertThat(budget.taken()).isZero();
  }

  @Test
  void descriptorsOfTheProcessDoNotLeak() throws IOException {
    try (var root = root(Access.READ_WRITE)) {
      root.entries();
      long before = openDescriptors();
      for (int i = 0; i < 200; i++) {
        try (var file = root.open(path("file"), request(Flag.READ))) {
          file.read(0, new byte[1], 0, 1);
        }
        root.statAt(path("dir"), true);
        root.entries();
        assertFails(FileError.NO_ENTRY, () -> root.open(path("missing"), request(Flag.READ)));
        assertFails(FileError.IS_DIRECTORY, () -> root.unlinkFile(path("dir")));
      }
      assertThat(openDescriptors()).isLessThan(before + 20);
    }
  }

  private static long openDescriptors() throws IOException {
    try (var list = Files.list(Path.of("/proc/self/fd"))) {
      return list.count();
    }
  }

  @Test
  void symbolicLinksInsideTheGrantAreFollowed() throws IOException {
    try (var root = root(Access.READ_WRITE)) {
      root.symlink("../file", path("dir/link"));
      assertThat(root.readLink(path("dir/link"))).isEqualTo("../file");
      assertThat(root.statAt(path("dir/link"), true).type()).isEqualTo(FileType.REGULAR_FILE);
      assertThat(root.statAt(path("dir/link"), false).type()).isEqualTo(FileType.SYMBOLIC_LINK);
      root.open(path("dir/link"), request(Flag.READ)).close();
      assertFails(
          FileError.LOOP,
          () -> root.open(path("dir/link"), new OpenRequest(false, Set.of(Flag.READ))));
      assertFails(FileError.NOT_PERMITTED, () -> root.symlink("/etc/passwd", path("made")));
      try (var below = root.open(path("dir"), request(Flag.READ))) {
        assertFails(FileError.NOT_PERMITTED, () -> below.open(path("link"), request(Flag.READ)));
        assertFails(FileError.NOT_PERMITTED, () -> below.open(path("../file"), request(Flag.READ)));
      }
    }
  }

  @Test
  void namesThatAreOnlyDotsCannotBeMadeOrRemoved() throws IOException {
    try (var root = root(Access.READ_WRITE)) {
      assertFails(FileError.EXIST, () -> root.createDirectory(path("dir/.")));
      assertFails(FileError.INVALID, () -> root.removeDirectory(path("dir/.")));
      assertFails(FileError.IS_DIRECTORY, () -> root.unlinkFile(path("dir/..")));
      assertFails(FileError.BUSY, () -> root.rename(path("."), root, path("made")));
      assertFails(FileError.NOT_PERMITTED, () -> root.removeDirectory(path("..")));
      assertFails(FileError.NOT_EMPTY, () -> removeFull(root));
      root.createDirectory(path("slashed/"));
      root.removeDirectory(path("slashed/"));
    }
  }

  private static void removeFull(Descriptor root) throws FileException {
    root.createDirectory(path("dir/below"));
    root.removeDirectory(path("dir"));
  }
}
