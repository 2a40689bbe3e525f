package dev.wharf.wasi.preview1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.Engine;
import dev.wharf.engine.Memory;
import dev.wharf.engine.Store;
import dev.wharf.wasi.Access;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.WasiExit;
import dev.wharf.wasi.clocks.HostClock;
import dev.wharf.wasi.random.RandomSource;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.MemoryType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class Preview1Test {
  private static final int ROOT = 3;
  private static final int READ_ONLY = 4;
  private static final int TEXT = 1000;
  private static final int SECOND_TEXT = 2000;
  private static final int IOVS = 3000;
  private static final int RESULT = 4000;
  private static final int BUFFER = 8192;
  private static final long ALL = Rights.FILE | Rights.DIRECTORY;

  @TempDir Path temp;
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private Preview1 wasi;
  private GuestMemory memory;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(temp.resolve("file"), "0123456789");
    Files.createDirectory(temp.resolve("dir"));
    wasi =
        Preview1.with(
            WasiConfig.builder()
                .args("prog", "ärg")
                .env("K", "V")
                .stdin(new ByteArrayInputStream("input".getBytes(StandardCharsets.UTF_8)))
                .stdout(stdout)
                .directory("/data", temp, Access.READ_WRITE)
                .directory("ro", temp, Access.READ)
                .clock(HostClock.fixed(Instant.ofEpochSecond(10, 5)))
                .random(RandomSource.of(new Random(1)))
                .maxDescriptors(50)
                .build());
    var store = new Store(Engine.create());
    var exported = Memory.create(store, new MemoryType(new Bounds(1, OptionalLong.empty())));
    wasi.attach(exported);
    memory = new GuestMemory(exported);
  }

  @AfterEach
  void end() {
    wasi.close();
  }

  private int put(int address, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    memory.putBytes(address, bytes, bytes.length);
    return bytes.length;
  }

  private String get(int address, int length) throws IOException {
    return memory.text(address, length);
  }

  private int iov(int address, int length) {
    memory.putInt(IOVS, address);
    memory.putInt(IOVS + 4, length);
    return IOVS;
  }

  private int open(int base, String path, int oflags, long rights, int fdflags) {
    int length = put(TEXT, path);
    int errno = wasi.path_open(base, 1, TEXT, length, oflags, rights, ALL, fdflags, RESULT);
    return errno == 0 ? memory.getInt(RESULT) : -errno;
  }

  private int open(String path) {
    return open(ROOT, path, 0, Rights.FILE, 0);
  }

  @Test
  void thereAreFortySixFunctions() {
    assertThat(new TreeSet<>(Preview1.methods().keySet()))
        .hasSize(46)
        .contains("fd_write", "path_open", "poll_oneoff", "proc_exit", "sock_accept")
        .doesNotContain("attach", "imports", "close");
  }

  @Test
  void argumentsAndVariablesAreHandedOut() throws IOException {
    assertThat(wasi.args_sizes_get(RESULT, RESULT + 4)).isZero();
    assertThat(memory.getInt(RESULT)).isEqualTo(2);
    assertThat(memory.getInt(RESULT + 4)).isEqualTo(10);
    assertThat(wasi.args_get(RESULT, BUFFER)).isZero();
    assertThat(get(memory.getInt(RESULT), 5)).isEqualTo("prog\0");
    assertThat(get(memory.getInt(RESULT + 4), 5)).isEqualTo("ärg\0");
    wasi.environ_sizes_get(RESULT, RESULT + 4);
    assertThat(memory.getInt(RESULT + 4)).isEqualTo(4);
    wasi.environ_get(RESULT, BUFFER);
    assertThat(get(BUFFER, 4)).isEqualTo("K=V\0");
  }

  @Test
  void clocksShowTheConfiguredTime() {
    assertThat(wasi.clock_time_get(0, 0, RESULT)).isZero();
    assertThat(memory.getLong(RESULT)).isEqualTo(10_000_000_005L);
    assertThat(wasi.clock_time_get(1, 0, RESULT)).isZero();
    assertThat(memory.getLong(RESULT)).isZero();
    assertThat(wasi.clock_time_get(9, 0, RESULT)).isEqualTo(Errno.INVAL);
    assertThat(wasi.clock_res_get(0, RESULT)).isZero();
  }

  @Test
  void standardStreamsCarryBytes() throws IOException {
    int length = put(BUFFER, "hello");
    assertThat(wasi.fd_write(1, iov(BUFFER, length), 1, RESULT)).isZero();
    assertThat(memory.getInt(RESULT)).isEqualTo(5);
    assertThat(stdout.toString(StandardCharsets.UTF_8)).isEqualTo("hello");
    assertThat(wasi.fd_read(0, iov(BUFFER, 3), 1, RESULT)).isZero();
    assertThat(get(BUFFER, memory.getInt(RESULT))).isEqualTo("inp");
    wasi.fd_read(0, iov(BUFFER, 30), 1, RESULT);
    assertThat(get(BUFFER, memory.getInt(RESULT))).isEqualTo("ut");
    assertThat(wasi.fd_read(0, iov(BUFFER, 30), 1, RESULT)).isZero();
    assertThat(memory.getInt(RESULT)).isZero();
    assertThat(wasi.fd_read(1, iov(BUFFER, 1), 1, RESULT)).isEqualTo(Errno.BADF);
    assertThat(wasi.fd_write(0, iov(BUFFER, 1), 1, RESULT)).isEqualTo(Errno.BADF);
    assertThat(wasi.fd_seek(1, 0, 0, RESULT)).isEqualTo(Errno.SPIPE);
    assertThat(wasi.fd_read(77, iov(BUFFER, 1), 1, RESULT)).isEqualTo(Errno.BADF);
  }

  @Test
  void grantedDirectoriesAreListedFromThree() throws IOException {
    assertThat(wasi.fd_prestat_get(ROOT, RESULT)).isZero();
    assertThat(memory.getInt(RESULT)).isZero();
    assertThat(memory.getInt(RESULT + 4)).isEqualTo(5);
    assertThat(wasi.fd_prestat_dir_name(ROOT, BUFFER, 5)).isZero();
    assertThat(get(BUFFER, 5)).isEqualTo("/data");
    assertThat(wasi.fd_prestat_dir_name(ROOT, BUFFER, 4)).isEqualTo(Errno.NAMETOOLONG);
    assertThat(wasi.fd_prestat_get(READ_ONLY, RESULT)).isZero();
    assertThat(wasi.fd_prestat_get(READ_ONLY + 1, RESULT)).isEqualTo(Errno.BADF);
    assertThat(wasi.fd_prestat_get(0, RESULT)).isEqualTo(Errno.BADF);
  }

  @Test
  void filesAreReadWrittenAndSought() throws IOException {
    int fd = open("file");
    assertThat(fd).isEqualTo(5);
    wasi.fd_read(fd, iov(BUFFER, 4), 1, RESULT);
    assertThat(get(BUFFER, 4)).isEqualTo("0123");
    assertThat(wasi.fd_seek(fd, -2, 2, RESULT)).isZero();
    assertThat(memory.getLong(RESULT)).isEqualTo(8);
    wasi.fd_read(fd, iov(BUFFER, 10), 1, RESULT);
    assertThat(get(BUFFER, memory.getInt(RESULT))).isEqualTo("89");
    assertThat(wasi.fd_seek(fd, -1, 0, RESULT)).isEqualTo(Errno.INVAL);
    assertThat(wasi.fd_tell(fd, RESULT)).isZero();
    assertThat(memory.getLong(RESULT)).isEqualTo(10);
    assertThat(wasi.fd_pread(fd, iov(BUFFER, 2), 1, 5, RESULT)).isZero();
    assertThat(get(BUFFER, 2)).isEqualTo("56");
    int length = put(BUFFER, "XY");
    assertThat(wasi.fd_pwrite(fd, iov(BUFFER, length), 1, 1, RESULT)).isZero();
    assertThat(wasi.fd_write(fd, iov(BUFFER, length), 1, RESULT)).isZero();
    assertThat(temp.resolve("file")).hasContent("0XY3456789XY");
    assertThat(wasi.fd_filestat_set_size(fd, 3)).isZero();
    assertThat(wasi.fd_allocate(fd, 0, 4)).isZero();
    assertThat(wasi.fd_filestat_get(fd, RESULT)).isZero();
    assertThat(memory.getByte(RESULT + 16)).isEqualTo((byte) 4);
    assertThat(memory.getLong(RESULT + 32)).isEqualTo(4);
    assertThat(wasi.fd_sync(fd)).isZero();
    assertThat(wasi.fd_datasync(fd)).isZero();
    assertThat(wasi.fd_advise(fd, 0, 0, 5)).isZero();
    assertThat(wasi.fd_advise(fd, 0, 0, 6)).isEqualTo(Errno.INVAL);
    assertThat(wasi.fd_close(fd)).isZero();
    assertThat(wasi.fd_close(fd)).isEqualTo(Errno.BADF);
  }

  @Test
  void appendingGoesToTheEndAndCanBeSwitched() throws IOException {
    int fd = open(ROOT, "file", 0, Rights.FILE, Fd.APPEND);
    int length = put(BUFFER, "ab");
    wasi.fd_write(fd, iov(BUFFER, length), 1, RESULT);
    assertThat(temp.resolve("file")).hasContent("0123456789ab");
    assertThat(wasi.fd_fdstat_set_flags(fd, 0)).isZero();
    wasi.fd_seek(fd, 0, 0, RESULT);
    wasi.fd_write(fd, iov(BUFFER, length), 1, RESULT);
    assertThat(temp.resolve("file")).hasContent("ab23456789ab");
    assertThat(wasi.fd_fdstat_set_flags(fd, 16)).isEqualTo(Errno.NOTSUP);
  }

  @Test
  void rightsCanBeGivenUpButNotGained() {
    int fd = open(ROOT, "file", 0, Rights.FD_READ | Rights.FD_SEEK, 0);
    assertThat(wasi.fd_write(fd, iov(BUFFER, 1), 1, RESULT)).isEqualTo(Errno.BADF);
    assertThat(wasi.fd_fdstat_get(fd, RESULT)).isZero();
    assertThat(memory.getByte(RESULT)).isEqualTo((byte) 4);
    assertThat(memory.getLong(RESULT + 8)).isEqualTo(Rights.FD_READ | Rights.FD_SEEK);
    assertThat(wasi.fd_fdstat_set_rights(fd, Rights.FD_READ, 0)).isZero();
    assertThat(wasi.fd_seek(fd, 1, 0, RESULT)).isEqualTo(Errno.NOTCAPABLE);
    assertThat(wasi.fd_fdstat_set_rights(fd, Rights.FD_SEEK, 0)).isEqualTo(Errno.NOTCAPABLE);
  }

  @Test
  void aReadOnlyGrantRefusesEveryChange() {
    int length = put(TEXT, "file");
    assertThat(open(READ_ONLY, "file", 0, Rights.FD_READ, 0)).isPositive();
    assertThat(open(READ_ONLY, "file", 0, Rights.FILE, 0)).isEqualTo(-63);
    assertThat(open(READ_ONLY, "new", 1, Rights.FD_READ, 0)).isEqualTo(-63);
    assertThat(open(READ_ONLY, "file", 8, Rights.FD_READ, 0)).isEqualTo(-63);
    assertThat(wasi.path_unlink_file(READ_ONLY, TEXT, length)).isEqualTo(63);
    int second = put(SECOND_TEXT, "new");
    assertThat(wasi.path_rename(READ_ONLY, TEXT, length, ROOT, SECOND_TEXT, second)).isEqualTo(63);
    assertThat(wasi.path_link(READ_ONLY, 0, TEXT, length, ROOT, SECOND_TEXT, second)).isEqualTo(63);
    assertThat(temp.resolve("file")).hasContent("0123456789");
  }

  @Test
  void pathsMakeRenameLinkAndRemove() throws IOException {
    int length = put(TEXT, "made");
    assertThat(wasi.path_create_directory(ROOT, TEXT, length)).isZero();
    assertThat(wasi.path_create_directory(ROOT, TEXT, length)).isEqualTo(20);
    assertThat(wasi.path_unlink_file(ROOT, TEXT, length)).isEqualTo(31);
    assertThat(wasi.path_remove_directory(ROOT, TEXT, length)).isZero();
    length = put(TEXT, "file");
    int second = put(SECOND_TEXT, "dir/moved");
    assertThat(wasi.path_rename(ROOT, TEXT, length, ROOT, SECOND_TEXT, second)).isZero();
    assertThat(wasi.path_link(ROOT, 0, SECOND_TEXT, second, ROOT, TEXT, length)).isZero();
    assertThat(wasi.path_filestat_get(ROOT, 0, TEXT, length, RESULT)).isZero();
    assertThat(memory.getLong(RESULT + 24)).isEqualTo(2);
    assertThat(wasi.path_filestat_set_times(ROOT, 0, TEXT, length, 1_000, 2_000, 5)).isZero();
    wasi.path_filestat_get(ROOT, 0, TEXT, length, RESULT);
    assertThat(memory.getLong(RESULT + 40)).isEqualTo(1_000);
    assertThat(memory.getLong(RESULT + 48)).isEqualTo(2_000);
    assertThat(wasi.path_filestat_set_times(ROOT, 0, TEXT, length, 0, 0, 3)).isEqualTo(Errno.INVAL);
    assertThat(wasi.path_unlink_file(ROOT, TEXT, length)).isZero();
    length = put(TEXT, "dir/moved");
    second = put(SECOND_TEXT, "link");
    assertThat(wasi.path_symlink(TEXT, length, ROOT, SECOND_TEXT, second)).isZero();
    assertThat(wasi.path_readlink(ROOT, SECOND_TEXT, second, BUFFER, 100, RESULT)).isZero();
    assertThat(get(BUFFER, memory.getInt(RESULT))).isEqualTo("dir/moved");
    assertThat(wasi.path_readlink(ROOT, SECOND_TEXT, second, BUFFER, 3, RESULT)).isZero();
    assertThat(memory.getInt(RESULT)).isEqualTo(3);
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    memory.putByte(TEXT, 0xFF);
    assertThat(wasi.path_create_directory(ROOT, TEXT, 1)).isEqualTo(Errno.ILSEQ);
    assertThat(wasi.path_create_directory(ROOT, TEXT, 0)).isEqualTo(44);
  }

  private List<String> list(int fd, int size) throws IOException {
    var names = new ArrayList<String>();
    long cookie = 0;
    while (true) {
      assertThat(wasi.fd_readdir(fd, BUFFER, size, cookie, RESULT)).isZero();
      int used = memory.getInt(RESULT);
      int at = 0;
      while (at + 24 <= used && at + 24 + memory.getInt(BUFFER + at + 16) <= used) {
        int length = memory.getInt(BUFFER + at + 16);
        names.add(get(BUFFER + at + 24, length) + ":" + memory.getByte(BUFFER + at + 20));
        cookie = memory.getLong(BUFFER + at);
        at += 24 + length;
      }
      if (used < size) {
        return names;
      }
    }
  }

  @Test
  void directoriesAreListedWholeAndInPieces() throws IOException {
    for (int i = 0; i < 50; i++) {
      Files.createFile(temp.resolve("dir/entry" + i));
    }
    int fd = open(ROOT, "dir", 2, ALL, 0);
    var whole = list(fd, 20_000);
    assertThat(whole).hasSize(52).contains(".:3", "..:3", "entry49:4");
    assertThat(list(fd, 64)).isEqualTo(whole);
    assertThat(list(fd, 100)).isEqualTo(whole);
    assertThat(wasi.fd_readdir(open("file"), BUFFER, 100, 0, RESULT)).isEqualTo(Errno.NOTCAPABLE);
  }

  @Test
  void renumberMovesADescriptorOverAnother() throws IOException {
    int first = open("file");
    int second = open(ROOT, "dir", 2, ALL, 0);
    assertThat(wasi.fd_renumber(first, 99)).isEqualTo(Errno.BADF);
    assertThat(wasi.fd_renumber(99, first)).isEqualTo(Errno.BADF);
    assertThat(wasi.fd_renumber(first, first)).isZero();
    assertThat(wasi.fd_renumber(first, second)).isZero();
    assertThat(wasi.fd_read(second, iov(BUFFER, 2), 1, RESULT)).isZero();
    assertThat(wasi.fd_close(first)).isEqualTo(Errno.BADF);
    assertThat(open("file")).isEqualTo(first);
  }

  @Test
  void randomDescriptorOperationsNeverLeakOrBreak() {
    var random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      int a = ROOT + random.nextInt(12);
      int b = ROOT + random.nextInt(12);
      switch (random.nextInt(4)) {
        case 0 -> open(random.nextBoolean() ? ROOT : a, "file", 0, Rights.FILE, 0);
        case 1 -> wasi.fd_close(Math.max(a, READ_ONLY + 1));
        case 2 -> wasi.fd_renumber(Math.max(a, READ_ONLY + 1), Math.max(b, READ_ONLY + 1));
        default -> wasi.fd_read(a, iov(BUFFER, 1), 1, RESULT);
      }
    }
    for (int fd = READ_ONLY + 1; fd < 200; fd++) {
      wasi.fd_close(fd);
    }
    for (int i = 0; i < 48; i++) { // the limit of 50, less the granted directories
      assertThat(open("file")).isPositive();
    }
    assertThat(open("file")).isEqualTo(-48);
  }

  private void subscribe(int index, long userData, int type) {
    memory.putLong(BUFFER + 48 * index, userData);
    memory.putByte(BUFFER + 48 * index + 8, type);
  }

  private void subscribeClock(int index, long userData, int clock, long timeout, int flags) {
    subscribe(index, userData, 0);
    memory.putInt(BUFFER + 48 * index + 16, clock);
    memory.putLong(BUFFER + 48 * index + 24, timeout);
    memory.putShort(BUFFER + 48 * index + 40, flags);
  }

  @Test
  void pollWaitsForClocksAndDescriptors() {
    int events = BUFFER + 1000;
    assertThat(wasi.poll_oneoff(BUFFER, events, 0, RESULT)).isEqualTo(Errno.INVAL);
    subscribeClock(0, 7, 1, 20_000_000, 0);
    long start = System.nanoTime();
    assertThat(wasi.poll_oneoff(BUFFER, events, 1, RESULT)).isZero();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
    assertThat(memory.getInt(RESULT)).isEqualTo(1);
    assertThat(memory.getLong(events)).isEqualTo(7);
    assertThat(memory.getShort(events + 8)).isZero();

    subscribeClock(0, 7, 1, -1, 0);
    subscribe(1, 8, 1);
    memory.putInt(BUFFER + 48 + 16, 0);
    subscribe(2, 9, 2);
    memory.putInt(BUFFER + 96 + 16, 99);
    assertThat(wasi.poll_oneoff(BUFFER, events, 3, RESULT)).isZero();
    assertThat(memory.getInt(RESULT)).isEqualTo(2);
    assertThat(memory.getLong(events)).isEqualTo(8);
    assertThat(memory.getShort(events + 10)).isEqualTo((short) 1);
    assertThat(memory.getLong(events + 32)).isEqualTo(9);
    assertThat(memory.getShort(events + 40)).isEqualTo((short) Errno.BADF);

    subscribeClock(0, 5, 0, 9_000_000_000L, 1);
    assertThat(wasi.poll_oneoff(BUFFER, events, 1, RESULT)).isZero();
    subscribeClock(0, 5, 42, 1, 0);
    assertThat(wasi.poll_oneoff(BUFFER, events, 1, RESULT)).isZero();
    assertThat(memory.getShort(events + 8)).isEqualTo((short) Errno.INVAL);
  }

  @Test
  void theRestAnswers() {
    assertThat(wasi.random_get(BUFFER, 16)).isZero();
    assertThat(memory.getLong(BUFFER)).isNotZero();
    assertThat(wasi.sched_yield()).isZero();
    assertThat(wasi.proc_raise(9)).isEqualTo(Errno.NOTSUP);
    assertThat(wasi.sock_accept(1, 0, RESULT)).isEqualTo(Errno.NOTSOCK);
    assertThat(wasi.sock_recv(99, 0, 0, 0, 0, 0)).isEqualTo(Errno.BADF);
    assertThat(wasi.sock_send(1, 0, 0, 0, 0)).isEqualTo(Errno.NOTSOCK);
    assertThat(wasi.sock_shutdown(1, 0)).isEqualTo(Errno.NOTSOCK);
    assertThatThrownBy(() -> wasi.proc_exit(7))
        .isInstanceOfSatisfying(WasiExit.class, e -> assertThat(e.code()).isEqualTo(7));
  }

  @Test
  void pointersOutsideTheMemoryTrap() {
    for (int address : new int[] {65_533, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertOutOfBounds(() -> wasi.args_sizes_get(address, RESULT));
      assertOutOfBounds(() -> wasi.random_get(address, 10));
      assertOutOfBounds(() -> wasi.fd_write(1, address, 1, RESULT));
      assertOutOfBounds(() -> wasi.fd_write(1, iov(address, 5), 1, RESULT));
      assertOutOfBounds(() -> wasi.fd_fdstat_get(0, address));
      assertOutOfBounds(() -> wasi.path_open(ROOT, 0, address, 5, 0, 0, 0, 0, RESULT));
      assertOutOfBounds(() -> wasi.poll_oneoff(address, BUFFER, 1, RESULT));
    }
    assertOutOfBounds(() -> wasi.random_get(0, -1));
    assertOutOfBounds(() -> wasi.fd_read(0, iov(BUFFER, -1), 1, RESULT));
    assertOutOfBounds(() -> wasi.poll_oneoff(0, 0, Integer.MAX_VALUE, RESULT));
    assertOutOfBounds(() -> wasi.poll_oneoff(0, 0, -1, RESULT));
  }

  private static void assertOutOfBounds(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TrapException.class,
            e -> assertThat(e.trap()).isEqualTo(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS));
  }
}
