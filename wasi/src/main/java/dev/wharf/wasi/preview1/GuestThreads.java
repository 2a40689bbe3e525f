package dev.wharf.wasi.preview1;

import dev.wharf.engine.CompiledModule;
import dev.wharf.engine.Extern;
import dev.wharf.engine.Func;
import dev.wharf.engine.HostFunc;
import dev.wharf.engine.Imports;
import dev.wharf.engine.Memory;
import dev.wharf.engine.Store;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.ValType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Threads of a program for preview 1, as wasi-threads has them: {@code wasi.thread-spawn} starts a
 * thread of the JVM with a store and an instance of its own over the same shared memories. The
 * program ends when its first thread does, or when any thread traps or leaves.
 *
 * {@snippet :
 * var threads = new GuestThreads(compiled, wasi, store, GuestThreads.MOST, 8 << 20);
 * var instance = compiled.instantiate(store, threads.imports(store));
 * wasi.attach(instance);
 * threads.run(() -> start(instance));
 * }
 */
public final class GuestThreads {
  /** The module name of the import. */
  public static final String MODULE = "wasi";

  /** How many threads a program may have at a time unless told otherwise. */
  public static final int MOST = 512;

  private static final String SPAWN = "thread-spawn";
  private static final String ENTRY = "wasi_thread_start";
  private static final FuncType SPAWN_TYPE =
      new FuncType(List.of(ValType.I32), List.of(ValType.I32));

  /** Thread identifiers have 29 bits, so that a lock can keep more in the same word. */
  private static final int LAST_ID = (1 << 29) - 1;

  /** How long the end of a program waits for threads that are busy in the host. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private record Member(Thread thread, Store store) {}

  private record Name(String module, String name) {}

  private final CompiledModule module;
  private final Preview1 wasi;
  private final Store first;
  private final int most;
  private final long stackBytes;
  private final Map<Name, Memory> memories = new HashMap<>();
  private final List<Member> members = new ArrayList<>();
  private int lastId;
  private boolean ended;
  private Optional<Throwable> failure = Optional.empty();

  /**
   * @param first store of the first thread, to which shared memories are charged; all threads
   *     together keep to its limits
   * @param most how many threads there may be at a time, the first one included
   * @param stackBytes size of the stack of each further thread
   */
  public GuestThreads(
      CompiledModule module, Preview1 wasi, Store first, int most, long stackBytes) {
    this.module = module;
    this.wasi = wasi;
    this.first = first;
    this.most = most;
    this.stackBytes = stackBytes;
  }

  /** Whether a module starts threads. */
  public static boolean areUsedBy(CompiledModule module) {
    return module.module().module().imports().stream()
        .anyMatch(each -> each.module().equals(MODULE) && each.name().equals(SPAWN));
  }

  /** What the module can import in one store: preview 1, threads, and the shared memories. */
  public Imports imports(Store store) {
    var host = wasi.imports(store);
    return Imports.of((from, name, type) -> {
      if (from.equals(MODULE) && name.equals(SPAWN)) {
        return Optional.of(HostFunc.of(store, SPAWN_TYPE, this::spawn));
      }
      return type instanceof MemoryType memory && memory.shared()
          ? Optional.of(sharedMemory(new Name(from, name), memory))
          : host.resolve(from, name, type);
    });
  }

  /** The shared memory that was made for an import, for a module that does not export it. */
  public synchronized Optional<Memory> memory(String from, String name) {
    return Optional.ofNullable(memories.get(new Name(from, name)));
  }

  private synchronized Extern sharedMemory(Name name, MemoryType type) {
    return memories.computeIfAbsent(name, _ -> Memory.create(first, type));
  }

  /**
   * Runs the program's first thread on the calling one and ends the others with it.
   *
   * @throws RuntimeException what ended the program: its exit, or the trap of any thread
   */
  public void run(Runnable program) {
    join(new Member(Thread.currentThread(), first));
    try {
      program.run();
      end(Optional.empty());
    } catch (RuntimeException | Error e) {
      end(Optional.of(e));
    }
    await();
    switch (failure.orElse(null)) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }

  private void spawn(long[] args, Object[] refArgs, long[] results, Object[] refResults) {
    results[0] = Integer.toUnsignedLong(spawn((int) args[0]));
  }

  /** The identifier of the new thread, or a negative error. */
  private synchronized int spawn(int argument) {
    if (ended || members.size() >= most || lastId == LAST_ID) {
      return -Errno.AGAIN;
    }
    int id = ++lastId;
    var store = first.forThread();
    var thread = new Thread(null, () -> enter(store, id, argument), "guest-" + id, stackBytes);
    thread.setDaemon(true);
    var member = new Member(thread, store);
    members.add(member);
    try {
      thread.start();
      return id;
    } catch (OutOfMemoryError _) {
      members.remove(member);
      return -Errno.AGAIN;
    }
  }

  private void enter(Store store, int id, int argument) {
    try {
      var instance = module.instantiate(store, imports(store));
      if (!(instance.export(ENTRY).orElse(null) instanceof Func entry)) {
        throw new IllegalStateException("a module with threads exports no " + ENTRY);
      }
      var args = new long[] {id, Integer.toUnsignedLong(argument)};
      entry.call(args, new Object[2], new long[0], new Object[0]);
    } catch (Throwable thrown) {
      end(Optional.of(thrown));
    } finally {
      store.end();
      leave();
    }
  }

  private synchronized void join(Member member) {
    members.add(member);
  }

  private synchronized void leave() {
    members.removeIf(member -> member.thread() == Thread.currentThread());
    notifyAll();
  }

  /** Ends all threads but the calling one, for the first reason that is given. */
  private synchronized void end(Optional<Throwable> reason) {
    if (ended) {
      return;
    }
    ended = true;
    failure = reason;
    for (var member : members) {
      if (member.thread() != Thread.currentThread()) {
        member.store().interrupt(Trap.INTERRUPTED);
        member.thread().interrupt();
      }
    }
  }

  private synchronized void await() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    members.removeIf(member -> member.thread() == Thread.currentThread());
    // The interrupt that ended this thread must not end its waiting for the others.
    Thread.interrupted();
    try {
      while (!members.isEmpty() && System.nanoTime() < deadline) {
        wait(10);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
