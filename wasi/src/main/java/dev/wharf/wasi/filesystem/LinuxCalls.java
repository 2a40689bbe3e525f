package dev.wharf.wasi.filesystem;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The only file with native access: system calls of Linux through libc's {@code syscall}, with one
 * method handle for all of them, since each further handle costs a guest's start tens of
 * milliseconds. Loaded at the first use of a granted directory. Every failure is a {@link
 * FileException}.
 */
final class LinuxCalls {
  static final int AT_FDCWD = -100;
  static final int AT_REMOVEDIR = 0x200;

  static final int O_WRONLY = 1;
  static final int O_RDWR = 2;
  static final int O_CREAT = 0x40;
  static final int O_EXCL = 0x80;
  static final int O_NOCTTY = 0x100;
  static final int O_TRUNC = 0x200;
  static final int O_NONBLOCK = 0x800;
  static final int O_DSYNC = 0x1000;
  static final int O_SYNC = 0x101000;
  static final int O_CLOEXEC = 0x80000;
  static final int O_PATH = 0x200000;

  private static final int AT_EMPTY_PATH = 0x1000;
  private static final long NO_MAGICLINKS = 2;
  private static final long BENEATH = 8;
  private static final int STATX_BASIC = 0x7FF;
  private static final int STATX_SIZE = 256;
  private static final int LONGEST_LINK = 4096;
  private static final int ENTRIES_SIZE = 32 * 1024;
  private static final long UTIME_NOW = 0x3FFFFFFF;
  private static final long UTIME_OMIT = 0x3FFFFFFE;

  private static final Numbers NUMBERS = Numbers.here();
  private static final StructLayout CAPTURE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CAPTURE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle SYSCALL = link();

  private LinuxCalls() {}

  /** What differs between processors. */
  private record Numbers(
      int close,
      int mkdirat,
      int unlinkat,
      int renameat2,
      int linkat,
      int symlinkat,
      int readlinkat,
      int statx,
      int utimensat,
      int getdents64,
      int fsync,
      int fdatasync,
      int directory,
      int noFollow) {
    static final int OPENAT2 = 437;

    static Numbers here() {
      return switch (System.getProperty("os.arch")) {
        case "amd64" ->
            new Numbers(3, 258, 263, 316, 265, 266, 267, 332, 280, 217, 74, 75, 0x10000, 0x20000);
        case "aarch64" ->
            new Numbers(57, 34, 35, 276, 37, 36, 78, 291, 88, 61, 82, 83, 0x4000, 0x8000);
        default ->
            throw new UnsupportedOperationException("no system call numbers for this processor");
      };
    }
  }

  static int directoryFlag() {
    return NUMBERS.directory;
  }

  static int noFollowFlag() {
    return NUMBERS.noFollow;
  }

  /** Opens without any bound: for what the operator granted, not for a guest's path. */
  static int open(String path, int flags) throws FileException {
    return open(AT_FDCWD, path, flags, 0);
  }

  /**
   * Opens beneath the directory. Leaving it is {@code not-permitted}. The kernel gives up with
   * EAGAIN when it cannot tell because of a rename meanwhile, so that is tried again, not for ever.
   */
  static int openBeneath(int directory, String path, int flags) throws FileException {
    for (int attempt = 0; ; attempt++) {
      try {
        return open(directory, path, flags, BENEATH | NO_MAGICLINKS);
      } catch (FileException e) {
        switch (e.error()) {
          case CROSS_DEVICE -> throw new FileException(FileError.NOT_PERMITTED);
          case WOULD_BLOCK -> {
            if (attempt == 100) {
              throw new FileException(FileError.BUSY);
            }
          }
          default -> throw e;
        }
      }
    }
  }

  private static int open(int directory, String path, int flags, long resolve)
      throws FileException {
    try (var arena = Arena.ofConfined()) {
      var how = arena.allocate(24, 8);
      how.set(ValueLayout.JAVA_LONG, 0, flags | O_CLOEXEC);
      how.set(ValueLayout.JAVA_LONG, 8, (flags & O_CREAT) != 0 ? 0666 : 0);
      how.set(ValueLayout.JAVA_LONG, 16, resolve);
      return (int)
          call(
              arena,
              Numbers.OPENAT2,
              directory,
              text(arena, path),
              how.address(),
              how.byteSize(),
              0);
    }
  }

  static void close(int fd) {
    try (var arena = Arena.ofConfined()) {
      call(arena, NUMBERS.close, fd, 0, 0, 0, 0);
    } catch (FileException e) {
      // Linux has released the number in any case.
    }
  }

  static void createDirectory(int parent, String name) throws FileException {
    try (var arena = Arena.ofConfined()) {
      call(arena, NUMBERS.mkdirat, parent, text(arena, name), 0777, 0, 0);
    }
  }

  static void unlink(int parent, String name, int flags) throws FileException {
    try (var arena = Arena.ofConfined()) {
      call(arena, NUMBERS.unlinkat, parent, text(arena, name), flags, 0, 0);
    }
  }

  static void rename(int from, String name, int to, String newName) throws FileException {
    try (var arena = Arena.ofConfined()) {
      call(arena, NUMBERS.renameat2, from, text(arena, name), to, text(arena, newName), 0);
    }
  }

  static void link(int from, String name, int to, String newName) throws FileException {
    try (var arena = Arena.ofConfined()) {
      call(arena, NUMBERS.linkat, from, text(arena, name), to, text(arena, newName), 0);
    }
  }

  static void symlink(String target, int parent, String name) throws FileException {
    try (var arena = Arena.ofConfined()) {
      call(arena, NUMBERS.symlinkat, text(arena, target), parent, text(arena, name), 0, 0);
    }
  }

  /** The text of the link that is itself open, by {@code O_PATH}. */
  static String readLink(int fd) throws FileException {
    try (var arena = Arena.ofConfined()) {
      var buffer = arena.allocate(LONGEST_LINK);
      long count =
          call(arena, NUMBERS.readlinkat, fd, text(arena, ""), buffer.address(), LONGEST_LINK, 0);
      return utf8(buffer.asSlice(0, count));
    }
  }

  static FileStat stat(int fd) throws FileException {
    try (var arena = Arena.ofConfined()) {
      var stat = arena.allocate(STATX_SIZE, 8);
      call(arena, NUMBERS.statx, fd, text(arena, ""), AT_EMPTY_PATH, STATX_BASIC, stat.address());
      return new FileStat(
          FileType.ofMode(stat.get(ValueLayout.JAVA_SHORT, 28)),
          Integer.toUnsignedLong(stat.get(ValueLayout.JAVA_INT, 16)),
          stat.get(ValueLayout.JAVA_LONG, 40),
          time(stat, 64),
          time(stat, 112),
          time(stat, 96),
          (long) stat.get(ValueLayout.JAVA_INT, 136) << 32
              | Integer.toUnsignedLong(stat.get(ValueLayout.JAVA_INT, 140)),
          stat.get(ValueLayout.JAVA_LONG, 32));
    }
  }

  static void setTimes(int fd, TimeChange accessed, TimeChange modified) throws FileException {
    try (var arena = Arena.ofConfined()) {
      var times = arena.allocate(32, 8);
      put(times, 0, accessed);
      put(times, 16, modified);
      call(arena, NUMBERS.utimensat, fd, text(arena, ""), times.address(), AT_EMPTY_PATH, 0);
    }
  }

  static void sync(int fd, boolean attributes) throws FileException {
    try (var arena = Arena.ofConfined()) {
      call(arena, attributes ? NUMBERS.fsync : NUMBERS.fdatasync, fd, 0, 0, 0, 0);
    }
  }

  /** Reads a directory that was just opened, without {@code .} and {@code ..}. */
  static List<DirectoryEntry> entries(int fd) throws FileException {
    var entries = new ArrayList<DirectoryEntry>();
    try (var arena = Arena.ofConfined()) {
      var buffer = arena.allocate(ENTRIES_SIZE, 8);
      while (true) {
        long count = call(arena, NUMBERS.getdents64, fd, buffer.address(), ENTRIES_SIZE, 0, 0);
        if (count == 0) {
          return entries;
        }
        // struct linux_dirent64: u64 inode, s64 offset, u16 length, u8 type, name with a final zero
        for (long at = 0; at < count; ) {
          int length = buffer.get(ValueLayout.JAVA_SHORT_UNALIGNED, at + 16) & 0xFFFF;
          String name = utf8(untilZero(buffer.asSlice(at + 19, length - 19)));
          if (!name.equals(".") && !name.equals("..")) {
            int type = buffer.get(ValueLayout.JAVA_BYTE, at + 18) & 0xFF;
            long inode = buffer.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
            entries.add(new DirectoryEntry(name, FileType.ofMode(type << 12), inode));
          }
          at += length;
        }
      }
    }
  }

  private static Timestamp time(MemorySegment stat, long offset) {
    return new Timestamp(
        stat.get(ValueLayout.JAVA_LONG, offset), stat.get(ValueLayout.JAVA_INT, offset + 8));
  }

  private static void put(MemorySegment times, long offset, TimeChange change) {
    long seconds = change instanceof TimeChange.To(var time) ? time.seconds() : 0;
    long nanos =
        switch (change) {
          case TimeChange.Keep _ -> UTIME_OMIT;
          case TimeChange.Now _ -> UTIME_NOW;
          case TimeChange.To(var time) -> time.nanos();
        };
    times.set(ValueLayout.JAVA_LONG, offset, seconds);
    times.set(ValueLayout.JAVA_LONG, offset + 8, nanos);
  }

  private static long text(Arena arena, String text) {
    return arena.allocateFrom(text, StandardCharsets.UTF_8).address();
  }

  private static MemorySegment untilZero(MemorySegment segment) {
    long end = 0;
    while (segment.get(ValueLayout.JAVA_BYTE, end) != 0) {
      end++;
    }
    return segment.asSlice(0, end);
  }

  private static String utf8(MemorySegment segment) {
    return new String(segment.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  @SuppressWarnings("restricted") // this file is where native access is
  private static MethodHandle link() {
    var linker = Linker.nativeLinker();
    var word = ValueLayout.JAVA_LONG;
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(word, word, word, word, word, word, word),
        Linker.Option.firstVariadicArg(1),
        Linker.Option.captureCallState("errno"));
  }

  private static long call(Arena arena, long number, long a, long b, long c, long d, long e)
      throws FileException {
    var capture = arena.allocate(CAPTURE);
    long result;
    try {
      result = (long) SYSCALL.invokeExact(capture, number, a, b, c, d, e);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
    if (result < 0) {
      throw new FileException(FileError.ofLinux((int) ERRNO.get(capture, 0L)));
    }
    return result;
  }
}
