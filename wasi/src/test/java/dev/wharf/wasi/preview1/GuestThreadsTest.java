package dev.wharf.wasi.preview1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wharf.engine.Engine;
import dev.wharf.engine.Func;
import dev.wharf.engine.Store;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.WasiExit;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.validate.ModuleValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads of a module whose thread number {@code n} does what word {@code 4 n} of memory says. */
@Timeout(120)
class GuestThreadsTest {
  private static final String MODULE =
      """
      (module
        (import "env" "memory" (memory 1 1 shared))
        (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
        (import "wasi_snapshot_preview1" "random_get"
          (func $random (param i32 i32) (result i32)))
        (func (export "spawn") (param i32) (result i32) (call $spawn (local.get 0)))
        (func (export "counted") (param $wanted i32) (result i32)
          (local $seen i32)
          (loop $again
            (local.set $seen (i32.atomic.load (i32.const 0)))
            (if (i32.lt_u (local.get $seen) (local.get $wanted))
              (then
                (drop (memory.atomic.wait32 (i32.const 0) (local.get $seen) (i64.const -1)))
                (br $again))))
          (local.get $seen))
        (func (export "wasi_thread_start") (param $id i32) (param $what i32)
          (block $trap (block $exit (block $spin (block $wait (block $count
            (br_table $count $wait $spin $exit $trap (local.get $what)))
            (drop (call $random (i32.shl (local.get $id) (i32.const 3)) (i32.const 8)))
            (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
            (drop (memory.atomic.notify (i32.const 0) (i32.const -1)))
            (return))
            (drop (memory.atomic.wait32 (i32.const 4) (i32.const 0) (i64.const -1)))
            (return))
            (loop $again (br $again)))
            (call $exit (i32.const 9)))
          (unreachable)))
      """;
  private static final int COUNT = 0;
  private static final int WAIT = 1;
  private static final int SPIN = 2;
  private static final int EXIT = 3;
  private static final int TRAP = 4;

  private final Engine engine = Engine.create();
  private final Store store = new Store(engine);
  private final GuestThreads threads;
  private final Func spawn;
  private final Func counted;

  GuestThreadsTest() {
    var compiled = engine.compile(ModuleValidator.validate(ModuleParser.parse(MODULE)));
    assertThat(GuestThreads.areUsedBy(compiled)).isTrue();
    var wasi = Preview1.with(WasiConfig.builder().build());
    threads = new GuestThreads(compiled, wasi, store, 5, 1 << 20);
    var instance = compiled.instantiate(store, threads.imports(store));
    wasi.attach(threads.memory("env", "memory").orElseThrow());
    spawn = (Func) instance.export("spawn").orElseThrow();
    counted = (Func) instance.export("counted").orElseThrow();
  }

  private static int call(Func func, int argument) {
    var result = new long[1];
    func.call(new long[] {argument}, new Object[1], result, new Object[1]);
    return (int) result[0];
  }

  @Test
  void threadsWorkOnOneMemory() {
    threads.run(() -> {
      for (int i = 1; i <= 4; i++) {
        assertThat(call(spawn, COUNT)).isEqualTo(i);
      }
      assertThat(call(counted, 4)).isEqualTo(4);
    });
  }

  @Test
  void thereAreOnlySoManyThreadsAtATime() {
    threads.run(() -> {
      assertThat(call(spawn, WAIT)).isEqualTo(1);
      assertThat(call(spawn, SPIN)).isEqualTo(2);
      assertThat(call(spawn, WAIT)).isEqualTo(3);
      assertThat(call(spawn, SPIN)).isEqualTo(4);
      assertThat(call(spawn, COUNT)).isEqualTo(-Errno.AGAIN);
    });
    assertThat(call(spawn, COUNT)).as("the program has ended").isEqualTo(-Errno.AGAIN);
  }

  @Test
  void aTrapInAThreadEndsTheProgram() {
    assertThatExceptionOfType(TrapException.class)
        .isThrownBy(() ->
            threads.run(() -> {
              call(spawn, SPIN);
              call(spawn, TRAP);
              call(counted, 1);
            }))
        .satisfies(e -> assertThat(e.trap()).isEqualTo(Trap.UNREACHABLE));
  }

  @Test
  void anExitInAThreadEndsTheProgram() {
    assertThatExceptionOfType(WasiExit.class)
        .isThrownBy(() ->
            threads.run(() -> {
              call(spawn, WAIT);
              call(spawn, EXIT);
              call(counted, 1);
            }))
        .satisfies(e -> assertThat(e.code()).isEqualTo(9));
  }

  @Test
  void anInterruptedProgramEndsWithItsThreads() {
    var main = Thread.currentThread();
    assertThatExceptionOfType(TrapException.class)
        .isThrownBy(() ->
            threads.run(() -> {
              call(spawn, SPIN);
              Thread.ofPlatform()
                  .start(() -> {
                    while (main.getState() != Thread.State.WAITING) {
                      Thread.onSpinWait();
                    }
                    store.interrupt(Trap.DEADLINE);
                  });
              call(counted, 1);
            }))
        .satisfies(e -> assertThat(e.trap()).isEqualTo(Trap.DEADLINE));
  }
}
