package dev.wharf.wasi.preview1;

import dev.wharf.engine.HostFunc;
import dev.wharf.engine.Imports;
import dev.wharf.engine.Instance;
import dev.wharf.engine.Memory;
import dev.wharf.engine.Store;
import dev.wharf.wasi.DescriptorBudget;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.WasiExit;
import dev.wharf.wasi.cli.Stdio;
import dev.wharf.wasi.filesystem.Descriptors;
import dev.wharf.wasi.filesystem.FileError;
import dev.wharf.wasi.filesystem.FileException;
import dev.wharf.wasi.io.Waiting;
import java.io.IOException;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The 46 functions of {@code wasi_snapshot_preview1} for one guest. A public method with an
 * underscore in its name is an import of that name; all but {@code proc_exit} return an {@code
 * errno}, 0 for success. A pointer outside the memory traps.
 *
 * <p>The memory is known only once the module is instantiated: {@link #attach} comes between that
 * and the first call.
 *
 * {@snippet :
 * var wasi = Preview1.with(config);
 * var instance = compiled.instantiate(store, wasi.imports(store));
 * wasi.attach(instance);
 * }
 */
public final class Preview1 implements AutoCloseable {
  /** The module name of the imports. */
  public static final String MODULE = "wasi_snapshot_preview1";

  static final int REALTIME = 0;

  private final WasiConfig config;
  private final CallTurn turn = new CallTurn();
  private final FdTable fds = new FdTable();
  private final FdCalls files;
  private final PathCalls paths;
  private final PollCall polls;
  private final TextBlock args;
  private final TextBlock env;
  private Optional<GuestMemory> memory = Optional.empty();

  private Preview1(WasiConfig config) {
    this.config = config;
    files = new FdCalls(fds, turn);
    paths = new PathCalls(fds);
    polls = new PollCall(fds, config.clock(), turn);
    args = TextBlock.of(config.args());
    env =
        TextBlock.of(
            config.env().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList());
  }

  /** The functions for one guest with these grants. */
  public static Preview1 with(WasiConfig config) {
    var wasi = new Preview1(config);
    wasi.openStandard();
    return wasi;
  }

  private void openStandard() {
    var stdio = Stdio.of(config);
    var terminals = config.terminals();
    var none = Optional.<String>empty();
    long in = Rights.STREAM | Rights.FD_READ;
    long out = Rights.STREAM | Rights.FD_WRITE;
    fds.add(new Fd(new Fd.Input(stdio.stdin(), terminals.stdin()), none, in, 0, 0));
    fds.add(new Fd(new Fd.Output(stdio.stdout(), terminals.stdout()), none, out, 0, Fd.APPEND));
    fds.add(new Fd(new Fd.Output(stdio.stderr(), terminals.stderr()), none, out, 0, Fd.APPEND));
    var budget = new DescriptorBudget(config.maxDescriptors());
    // A grant for reading shows all rights too: what it forbids is refused with an error that names
    // the reason,
    // where a library would otherwise open files for less than its program asked.
    for (var preopen : new Descriptors(config, budget).preopens()) {
      var target = new Fd.Files(preopen.directory());
      var name = Optional.of(preopen.name());
      fds.add(new Fd(target, name, Rights.DIRECTORY, Rights.DIRECTORY | Rights.FILE, 0));
    }
  }

  /** What a module can import, for {@code compiled.instantiate}. */
  public Imports imports(Store store) {
    var methods = methods();
    return Imports.of((module, name, type) ->
        module.equals(MODULE)
            ? Optional.ofNullable(methods.get(name))
                .map(found -> HostFunc.ofMethod(store, this, found))
            : Optional.empty());
  }

  /** The method of each import, by name. */
  public static Map<String, Method> methods() {
    var methods = new HashMap<String, Method>();
    Arrays.stream(Preview1.class.getDeclaredMethods())
        .filter(method -> method.accessFlags().contains(AccessFlag.PUBLIC))
        .filter(method -> method.getName().indexOf('_') > 0)
        .forEach(method -> methods.put(method.getName(), method));
    return methods;
  }

  /**
   * Lets the functions work on the memory that the instance exports as {@code memory}, if it does.
   */
  public void attach(Instance instance) {
    if (instance.export("memory").orElse(null) instanceof Memory exported) {
      attach(exported);
    }
  }

  /** Lets the functions work on this memory. */
  public void attach(Memory exported) {
    memory = Optional.of(new GuestMemory(exported));
  }

  /** Closes everything that the guest left open. */
  @Override
  public void close() {
    fds.closeAll();
  }

  private GuestMemory memory() {
    return memory.orElseThrow(
        () -> new IllegalStateException("a WASI function was called without an exported memory"));
  }

  private interface Call {
    void run() throws IOException;
  }

  private int errno(Call call) {
    turn.begin();
    try {
      call.run();
      return Errno.SUCCESS;
    } catch (ErrnoException e) {
      return e.errno();
    } catch (FileException e) {
      if (e.error() == FileError.INTERRUPTED) {
        Waiting.checkInterrupt();
      }
      return Errno.of(e.error());
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("Broken pipe") ? Errno.PIPE : Errno.IO;
    } finally {
      turn.end();
    }
  }

  /** Nanoseconds since 1970, unsigned; earlier moments are shown as 1970. */
  static long nanos(Instant instant) {
    return instant.getEpochSecond() < 0
        ? 0
        : instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  /** Writes pointers to the arguments and the arguments. */
  public int args_get(int pointers, int buffer) {
    return errno(() -> args.write(memory(), pointers, buffer));
  }

  /** The number of arguments and the bytes that they take. */
  public int args_sizes_get(int count, int size) {
    return errno(() -> args.sizes(memory(), count, size));
  }

  /** Writes pointers to the variables and the variables, {@code NAME=value}. */
  public int environ_get(int pointers, int buffer) {
    return errno(() -> env.write(memory(), pointers, buffer));
  }

  /** The number of variables and the bytes that they take. */
  public int environ_sizes_get(int count, int size) {
    return errno(() -> env.sizes(memory(), count, size));
  }

  /** The step of a clock in nanoseconds: {@code inval} for an unknown one. */
  public int clock_res_get(int clockId, int result) {
    return errno(() -> memory().putLong(result, resolution(clockId)));
  }

  /** The time of a clock in nanoseconds: {@code inval} for an unknown one. */
  public int clock_time_get(int clockId, long precision, int result) {
    return errno(() -> memory().putLong(result, time(clockId)));
  }

  /** Announces how a range of a file will be used. */
  public int fd_advise(int fd, long offset, long length, int advice) {
    return errno(() -> files.advise(fd, offset, length, advice));
  }

  /** Makes sure that a file is at least so long. */
  public int fd_allocate(int fd, long offset, long length) {
    return errno(() -> files.allocate(fd, offset, length));
  }

  /** Closes a descriptor. */
  public int fd_close(int fd) {
    return errno(() -> fds.close(fd));
  }

  /** Waits until the data of a file is on the disk. */
  public int fd_datasync(int fd) {
    return errno(() -> files.sync(fd, false));
  }

  /** The kind, flags and rights of a descriptor. */
  public int fd_fdstat_get(int fd, int result) {
    return errno(() -> files.fdstat(memory(), fd, result));
  }

  /** Changes appending and not waiting. */
  public int fd_fdstat_set_flags(int fd, int flags) {
    return errno(() -> files.setFlags(fd, flags));
  }

  /** Gives up rights: {@code notcapable} for one that was not there. */
  public int fd_fdstat_set_rights(int fd, long rights, long inheriting) {
    return errno(() -> files.setRights(fd, rights, inheriting));
  }

  /** The attributes of an open object. */
  public int fd_filestat_get(int fd, int result) {
    return errno(() -> files.stat(memory(), fd, result));
  }

  /** Cuts or extends a file. */
  public int fd_filestat_set_size(int fd, long size) {
    return errno(() -> files.setSize(fd, size));
  }

  /** Sets the times of an open object. */
  public int fd_filestat_set_times(int fd, long accessed, long modified, int flags) {
    return errno(() -> files.setTimes(fd, accessed, modified, flags));
  }

  /** Reads at a position, leaving that of the descriptor. */
  public int fd_pread(int fd, int iovs, int count, long offset, int result) {
    return errno(() -> files.pread(memory(), fd, iovs, count, offset, result));
  }

  /** Whether the descriptor is a granted directory, and how long its name is. */
  public int fd_prestat_get(int fd, int result) {
    return errno(() -> paths.prestat(memory(), fd, result));
  }

  /** The name of a granted directory. */
  public int fd_prestat_dir_name(int fd, int path, int length) {
    return errno(() -> paths.prestatName(memory(), fd, path, length));
  }

  /** Writes at a position, leaving that of the descriptor. */
  public int fd_pwrite(int fd, int iovs, int count, long offset, int result) {
    return errno(() -> files.pwrite(memory(), fd, iovs, count, offset, result));
  }

  /** Reads. */
  public int fd_read(int fd, int iovs, int count, int result) {
    return errno(() -> files.read(memory(), fd, iovs, count, result));
  }

  /** Reads entries of a directory from the cookie on. */
  public int fd_readdir(int fd, int buffer, int size, long cookie, int result) {
    return errno(() -> paths.readDirectory(memory(), fd, buffer, size, cookie, result));
  }

  /** Moves a descriptor over another, which is closed. */
  public int fd_renumber(int from, int to) {
    return errno(() -> fds.renumber(from, to));
  }

  /** Moves the position. */
  public int fd_seek(int fd, long delta, int whence, int result) {
    return errno(() -> files.seek(memory(), fd, delta, whence, result));
  }

  /** Waits until data and attributes of a file are on the disk. */
  public int fd_sync(int fd) {
    return errno(() -> files.sync(fd, true));
  }

  /** The position. */
  public int fd_tell(int fd, int result) {
    return errno(() -> files.tell(memory(), fd, result));
  }

  /** Writes. */
  public int fd_write(int fd, int iovs, int count, int result) {
    return errno(() -> files.write(memory(), fd, iovs, count, result));
  }

  /** Makes a directory. */
  public int path_create_directory(int fd, int path, int length) {
    return errno(() -> paths.createDirectory(memory(), fd, path, length));
  }

  /** The attributes of what the path names. */
  public int path_filestat_get(int fd, int lookup, int path, int length, int result) {
    return errno(() -> paths.stat(memory(), fd, lookup, path, length, result));
  }

  /** Sets the times of what the path names. */
  public int path_filestat_set_times(
      int fd, int lookup, int path, int length, long accessed, long modified, int flags) {
    return errno(
        () -> paths.setTimes(memory(), fd, lookup, path, length, accessed, modified, flags));
  }

  /** Makes another name for a file. */
  public int path_link(
      int fd, int lookup, int path, int length, int newFd, int newPath, int newLength) {
    return errno(() -> paths.link(memory(), fd, lookup, path, length, newFd, newPath, newLength));
  }

  /** Opens a file or directory. */
  public int path_open(
      int fd,
      int lookup,
      int path,
      int length,
      int oflags,
      long rights,
      long inheriting,
      int fdflags,
      int result) {
    return errno(() ->
        paths.open(
            memory(), fd, lookup, path, length, oflags, rights, inheriting, fdflags, result));
  }

  /** The text of a symbolic link, cut to the buffer. */
  public int path_readlink(int fd, int path, int length, int buffer, int size, int result) {
    return errno(() -> paths.readLink(memory(), fd, path, length, buffer, size, result));
  }

  /** Removes an empty directory. */
  public int path_remove_directory(int fd, int path, int length) {
    return errno(() -> paths.removeDirectory(memory(), fd, path, length));
  }

  /** Renames or moves. */
  public int path_rename(int fd, int path, int length, int newFd, int newPath, int newLength) {
    return errno(() -> paths.rename(memory(), fd, path, length, newFd, newPath, newLength));
  }

  /** Makes a symbolic link. */
  public int path_symlink(int text, int length, int fd, int path, int pathLength) {
    return errno(() -> paths.symlink(memory(), text, length, fd, path, pathLength));
  }

  /** Removes the name of a file. */
  public int path_unlink_file(int fd, int path, int length) {
    return errno(() -> paths.unlinkFile(memory(), fd, path, length));
  }

  /** Waits for clocks and descriptors. */
  public int poll_oneoff(int in, int out, int count, int result) {
    return errno(() -> polls.poll(memory(), in, out, count, result));
  }

  /** Leaves the guest by {@link WasiExit}. */
  public void proc_exit(int code) {
    throw new WasiExit(code);
  }

  /** There are no signals: {@code notsup}. */
  public int proc_raise(int signal) {
    return Errno.NOTSUP;
  }

  /** Fills the buffer with random bytes. */
  public int random_get(int buffer, int length) {
    return errno(() -> fillWithRandom(buffer, length));
  }

  /** Lets others run. */
  public int sched_yield() {
    return errno(() -> yieldOnce());
  }

  /** There are no listening sockets: {@code notsock}. */
  public int sock_accept(int fd, int flags, int result) {
    return errno(() -> notSocket(fd));
  }

  /** There are no sockets: {@code notsock}. */
  public int sock_recv(int fd, int iovs, int count, int flags, int result, int outFlags) {
    return errno(() -> notSocket(fd));
  }

  /** There are no sockets: {@code notsock}. */
  public int sock_send(int fd, int iovs, int count, int flags, int result) {
    return errno(() -> notSocket(fd));
  }

  /** There are no sockets: {@code notsock}. */
  public int sock_shutdown(int fd, int how) {
    return errno(() -> notSocket(fd));
  }

  // Time of the processor is not told apart from time: nobody but the host should see its load.
  private long time(int clockId) throws ErrnoException {
    return switch (clockId) {
      case REALTIME -> nanos(config.clock().wall().instant());
      case 1, 2, 3 -> config.clock().monotonic().getAsLong();
      default -> throw new ErrnoException(Errno.INVAL);
    };
  }

  private static long resolution(int clockId) throws ErrnoException {
    if (clockId < 0 || clockId > 3) {
      throw new ErrnoException(Errno.INVAL);
    }
    return 1;
  }

  private void fillWithRandom(int buffer, int length) {
    memory().check(buffer, length);
    for (int done = 0; done != length; ) {
      var window = memory().toWrite(buffer + done, length - done);
      config.random().fill(window.bytes(), window.at(), window.length());
      memory().written(window, buffer + done, window.length());
      done += window.length();
    }
  }

  private static void yieldOnce() {
    Waiting.checkInterrupt();
    Thread.yield();
  }

  private void notSocket(int fd) throws ErrnoException {
    fds.get(fd);
    throw new ErrnoException(Errno.NOTSOCK);
  }
}
