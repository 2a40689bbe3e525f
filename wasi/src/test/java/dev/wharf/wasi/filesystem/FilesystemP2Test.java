package dev.wharf.wasi.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.wasi.Access;
import dev.wharf.wasi.DescriptorBudget;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.io.HostError;
import dev.wharf.wasi.p2.clocks.WallClock.Datetime;
import dev.wharf.wasi.p2.filesystem.Types;
import dev.wharf.wasi.p2.filesystem.Types.DescriptorFlags;
import dev.wharf.wasi.p2.filesystem.Types.DescriptorType;
import dev.wharf.wasi.p2.filesystem.Types.ErrorCode;
import dev.wharf.wasi.p2.filesystem.Types.ErrorCodeException;
import dev.wharf.wasi.p2.filesystem.Types.NewTimestamp;
import dev.wharf.wasi.p2.filesystem.Types.OpenFlags;
import dev.wharf.wasi.p2.filesystem.Types.PathFlags;
import dev.wharf.wasi.p2.io.Streams.StreamError;
import dev.wharf.wasi.p2.io.Streams.StreamErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemP2Test {
  private static final Set<PathFlags> FOLLOW = Set.of(PathFlags.SYMLINK_FOLLOW);
  private static final Set<DescriptorFlags> READ = Set.of(DescriptorFlags.READ);
  private static final Set<DescriptorFlags> READ_WRITE =
      Set.of(DescriptorFlags.READ, DescriptorFlags.WRITE);

  @TempDir Path temp;
  private final DescriptorBudget budget = new DescriptorBudget(20);
  private FilesystemP2 filesystem;
  private Types.Descriptor root;
  private Types.Descriptor readOnly;

  @BeforeEach
  void grant() throws IOException {
    Files.writeString(temp.resolve("file"), "0123456789");
    Files.createDirectory(temp.resolve("dir"));
    var config =
        WasiConfig.builder()
            .directory("/data", temp, Access.READ_WRITE)
            .directory("ro", temp, Access.READ)
            .build();
    filesystem = new FilesystemP2(new Descriptors(config, budget), 99);
    var directories = filesystem.getDirectories();
    assertThat(directories).extracting(Tuple2::f1).containsExactly("/data", "ro");
    root = directories.get(0).f0();
    readOnly = directories.get(1).f0();
  }

  @AfterEach
  void everythingIsGivenBack() {
    root.close();
    readOnly.close();
    assertThat(budget.taken()).isZero();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ErrorCodeException.class, e -> assertThat(e.error()).isEqualTo(code));
  }

  private Types.Descriptor open(String path, Set<DescriptorFlags> flags, OpenFlags... how) {
    return root.openAt(FOLLOW, path, Set.of(how), flags);
  }

  @Test
  void aFileIsReadAndWrittenAtPositions() {
    try (var file = open("file", READ_WRITE)) {
      assertThat(new String(file.read(4, 3).f0(), StandardCharsets.UTF_8)).isEqualTo("3456");
      assertThat(file.read(4, 3).f1()).isFalse();
      assertThat(file.read(-1, 8).f0()).hasSize(2);
      assertThat(file.read(10, 10).f1()).isTrue();
      assertThat(file.read(10, 1000).f0()).isEmpty();
      assertThat(file.write(bytes("XY"), 9)).isEqualTo(2);
      assertThat(file.stat().size()).isEqualTo(11);
      assertThat(file.getType()).isEqualTo(DescriptorType.REGULAR_FILE);
      assertThat(file.getFlags()).isEqualTo(READ_WRITE);
      file.setSize(2);
      file.syncData();
      file.sync();
      file.advise(0, 10, Types.Advice.SEQUENTIAL);
      assertThat(file.stat().size()).isEqualTo(2);
      assertFails(ErrorCode.INVALID, () -> file.read(1, -1));
      assertFails(ErrorCode.FILE_TOO_LARGE, () -> file.write(bytes("x"), -1));
      assertFails(ErrorCode.FILE_TOO_LARGE, () -> file.setSize(-1));
    }
  }

  @Test
  void streamsOutliveTheirDescriptor() {
    var file = open("file", READ_WRITE);
    var in = file.readViaStream(2);
    var out = file.writeViaStream(8);
    var end = file.appendViaStream();
    file.close();
    out.blockingWriteAndFlush(bytes("ab"));
    end.blockingWriteAndFlush(bytes("cd"));
    assertThat(new String(in.blockingRead(100), StandardCharsets.UTF_8)).isEqualTo("234567abcd");
    assertThatThrownBy(() -> in.read(1))
        .isInstanceOfSatisfying(
            StreamErrorException.class,
            e -> assertThat(e.error()).isEqualTo(StreamError.Closed.INSTANCE));
    in.close();
    out.close();
    end.close();
  }

  @Test
  void aStreamsFailureCarriesTheErrorCode() {
    try (var file = open("file", READ_WRITE);
        var out = file.writeViaStream(-1)) {
      out.checkWrite();
      assertThatThrownBy(() -> out.write(bytes("x")))
          .isInstanceOfSatisfying(
              StreamErrorException.class,
              e -> {
                var failed = (StreamError.LastOperationFailed) e.error();
                assertThat(filesystem.filesystemErrorCode(failed.value()))
                    .contains(ErrorCode.FILE_TOO_LARGE);
              });
    }
    assertThat(filesystem.filesystemErrorCode(new HostError(new IOException()))).isEmpty();
  }

  @Test
  void directoriesAreListed() {
    root.createDirectoryAt("dir/below");
    var names = new ArrayList<String>();
    try (var entries = root.readDirectory()) {
      for (var entry = entries.readDirectoryEntry();
          entry.isPresent();
          entry = entries.readDirectoryEntry()) {
        names.add(entry.get().name() + " " + entry.get().type());
      }
    }
    assertThat(names).containsExactlyInAnyOrder("file REGULAR_FILE", "dir DIRECTORY");
    try (var file = open("file", READ)) {
      assertFails(ErrorCode.NOT_DIRECTORY, file::readDirectory);
      assertFails(ErrorCode.IS_DIRECTORY, () -> root.readViaStream(0));
      assertFails(ErrorCode.BAD_DESCRIPTOR, () -> file.writeViaStream(0));
    }
  }

  @Test
  void objectsAreComparedAndHashed() {
    try (var one = open("file", READ_WRITE);
        var two = open("dir/../file", READ);
        var other = open("dir", READ)) {
      assertThat(one.isSameObject(two)).isTrue();
      assertThat(one.isSameObject(other)).isFalse();
      assertThat(one.metadataHash()).isEqualTo(root.metadataHashAt(FOLLOW, "file"));
      assertThat(one.metadataHash()).isNotEqualTo(other.metadataHash());
      var before = one.metadataHash();
      one.write(bytes("longer than before"), 0);
      assertThat(two.metadataHash()).isNotEqualTo(before);
    }
  }

  @Test
  void timesAreSet() {
    var moment = new NewTimestamp.Timestamp(new Datetime(1000, 5));
    root.setTimesAt(FOLLOW, "file", NewTimestamp.NoChange.INSTANCE, moment);
    var stat = root.statAt(FOLLOW, "file");
    assertThat(stat.dataModificationTimestamp()).contains(new Datetime(1000, 5));
    var wrong = new NewTimestamp.Timestamp(new Datetime(1, 1_000_000_000));
    assertFails(
        ErrorCode.INVALID, () -> root.setTimesAt(FOLLOW, "file", wrong, NewTimestamp.Now.INSTANCE));
  }

  @Test
  void aGrantForReadingRefusesChangesAndSaysSo() {
    assertThat(readOnly.getFlags()).doesNotContain(DescriptorFlags.MUTATE_DIRECTORY);
    assertThat(root.getFlags()).contains(DescriptorFlags.MUTATE_DIRECTORY);
    var changes =
        List.<ThrowingCallable>of(
            () -> readOnly.openAt(FOLLOW, "file", Set.of(OpenFlags.TRUNCATE), READ),
            () -> readOnly.openAt(FOLLOW, "file", Set.of(OpenFlags.CREATE), READ),
            () -> readOnly.openAt(FOLLOW, "file", Set.of(), READ_WRITE),
            () ->
                readOnly.openAt(FOLLOW, "dir", Set.of(), Set.of(DescriptorFlags.MUTATE_DIRECTORY)),
            () -> readOnly.createDirectoryAt("made"),
            () -> readOnly.linkAt(Set.of(), "file", root, "made"),
            () -> readOnly.renameAt("file", root, "made"),
            () -> root.renameAt("file", readOnly, "made"),
            () -> readOnly.symlinkAt("file", "made"),
            () -> readOnly.unlinkFileAt("file"),
            () -> readOnly.removeDirectoryAt("dir"));
    for (var change : changes) {
      assertFails(ErrorCode.NOT_PERMITTED, change);
    }
    try (var below = readOnly.openAt(FOLLOW, "dir", Set.of(OpenFlags.DIRECTORY), READ)) {
      assertFails(ErrorCode.NOT_PERMITTED, () -> below.createDirectoryAt("made"));
    }
    assertThat(temp.resolve("made")).doesNotExist();
  }

  @Test
  void linksAreMadeAndRead() {
    root.symlinkAt("file", "link");
    assertThat(root.readlinkAt("link")).isEqualTo("file");
    assertThat(root.statAt(Set.of(), "link").type()).isEqualTo(DescriptorType.SYMBOLIC_LINK);
    assertThat(root.statAt(FOLLOW, "link").type()).isEqualTo(DescriptorType.REGULAR_FILE);
    assertFails(ErrorCode.INVALID, () -> root.readlinkAt("file"));
    assertFails(ErrorCode.NOT_PERMITTED, () -> root.symlinkAt("/etc", "out"));
    root.linkAt(Set.of(), "file", root, "second");
    assertThat(root.statAt(FOLLOW, "second").linkCount()).isEqualTo(2);
    assertFails(ErrorCode.EXIST, () -> root.linkAt(Set.of(), "file", root, "second"));
    assertFails(ErrorCode.INVALID, () -> root.linkAt(FOLLOW, "link", root, "third"));
    root.unlinkFileAt("second");
    root.unlinkFileAt("link");
  }

  @Test
  void everyNeutralErrorHasACode() {
    assertThat(Arrays.stream(FileError.values()).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
    assertThat(Arrays.stream(FileType.values()).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(DescriptorType.values()).map(Enum::name).toList());
  }
}
