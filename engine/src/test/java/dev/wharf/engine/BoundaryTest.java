package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.WasmFrame;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What happens where host and guest meet: traps, overflows, interruption and re-entry. */
class BoundaryTest {
  private static final FuncType I32_TO_I32 =
      new FuncType(List.of(ValType.I32), List.of(ValType.I32));

  private final Engine engine = Engine.create();
  private final Store store = new Store(engine);

  private Instance instantiate(String text, Imports imports) {
    return engine.compile(Wat.module(text)).instantiate(store, imports);
  }

  private static long call(Instance instance, String name, long... args) {
    var func = (Func) instance.export(name).orElseThrow();
    var results = new long[func.type().results().size()];
    func.call(args, new Object[args.length], results, new Object[results.length]);
    return results.length == 0 ? 0 : results[0];
  }

  @Test
  void anIndirectCallOfAnotherTypeIsAMismatch() {
    var instance =
        instantiate(
            """
            (module
              (table funcref (elem $f))
              (func $f (param i32))
              (func $g (export "g") (call_indirect (i32.const 0))))
            """,
            Imports.none());
    for (int i = 0; i < 50_000; i++) {
      // Once compiled, the JVM throws the exception behind this without a stack trace.
      assertThatThrownBy(() -> call(instance, "g")).hasMessage("indirect call type mismatch");
    }
  }

  @Test
  void framesOfATrapTellFunctionAndOffset() {
    var module =
        Wat.module(
            """
            (module $m
              (func $inner (param i32) (result i32) nop local.get 0 i32.load)
              (func (export "outer") (result i32) i32.const -1 call $inner)
              (memory 1))
            """);
    var instance = engine.compile(module).instantiate(store, Imports.none());
    var functions = module.module().functions();
    assertThatThrownBy(() -> call(instance, "outer"))
        .isInstanceOf(TrapException.class)
        .satisfies(e ->
            assertThat(((TrapException) e).frames())
                .containsExactly(
                    new WasmFrame("m", "inner", functions.get(0).body().start() + 3),
                    new WasmFrame("m", "<function 1>", functions.get(1).body().start() + 2)));
  }

  @Test
  void anEndlessRecursionExhaustsTheStackAgainAndAgain() throws Exception {
    var instance = instantiate("(module (func $f (export \"f\") call $f))", Imports.none());
    onStack(
        1 << 19,
        () -> {
          for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> call(instance, "f"))
                .isInstanceOf(TrapException.class)
                .hasMessage("call stack exhausted")
                .satisfies(e -> assertThat(((TrapException) e).frames()).hasSize(64));
            assertThat(store.depth()).isZero();
          }
          return 0;
        });
  }

  @Test
  void theStackMayEndAnywhereInHostCallsTrapsAndClassLoading() throws Exception {
    var host = HostFunc.of(store, I32_TO_I32, (args, _, results, _) -> results[0] = fresh(args[0]));
    var instance =
        instantiate(
            """
            (module
              (import "env" "host" (func $host (param i32) (result i32)))
              (memory 1)
              (table 1 funcref)
              (elem $late func $leaf)
              (func $leaf (result i32)
                (memory.fill (i32.const 0) (i32.const 1) (i32.const 9))
                (call $host (i32.const 7)))
              (func $deep (export "deep") (param i32) (result i32)
                local.get 0
                i32.eqz
                if (result i32)
                  (table.init $late (i32.const 0) (i32.const 0) (i32.const 1))
                  (call_indirect (result i32) (i32.const 0))
                else
                  (call $deep (i32.sub (local.get 0) (i32.const 1)))
                end)
              (func (export "div") (result i32) (i32.div_u (i32.const 1) (i32.const 0))))
            """,
            Imports.builder().define("env", "host", host).build());
    var outcomes = new TreeSet<String>();
    onStack(
        1 << 19,
        () -> {
          for (int depth = 100; depth < 40_000; depth += 1 + depth / 40) {
            try {
              outcomes.add(Long.toString(call(instance, "deep", depth)));
            } catch (TrapException e) {
              outcomes.add(e.getMessage());
            }
            assertThat(store.depth()).isZero();
          }
          return 0;
        });
    assertThat(outcomes).containsExactly("3", "call stack exhausted");
    assertThat(call(instance, "deep", 5)).isEqualTo(3);
    assertThatThrownBy(() -> call(instance, "div")).hasMessage("integer divide by zero");
  }

  private static long fresh(long value) {
    var list = new ArrayList<Long>();
    for (int i = 0; i < 3; i++) {
      list.add(value + i);
    }
    return list.size();
  }

  @Test
  void aReentrantCallSharesTheStoreAndItsFrames() {
    var instance = new Instance[1];
    var host =
        HostFunc.of(
            store,
            I32_TO_I32,
            (args, _, results, _) -> {
              assertThat(store.depth()).isEqualTo(1);
              results[0] = call(instance[0], "inner", args[0] + 1);
            });
    instance[0] =
        instantiate(
            """
            (module
              (import "env" "host" (func $host (param i32) (result i32)))
              (func $outer (export "outer") (param i32) (result i32) (call $host (local.get 0)))
              (func $inner (export "inner") (param i32) (result i32)
                (i32.div_u (i32.const 100) (local.get 0))))
            """,
            Imports.builder().define("env", "host", host).build());
    assertThat(call(instance[0], "outer", 9)).isEqualTo(10);
    assertThatThrownBy(() -> call(instance[0], "outer", 0xffff_ffffL))
        .isInstanceOf(TrapException.class)
        .hasMessage("integer divide by zero")
        .satisfies(e ->
            assertThat(((TrapException) e).frames())
                .extracting(WasmFrame::function)
                .containsExactly("inner", "outer"));
    assertThat(store.depth()).isZero();
  }

  @Test
  void aLoopIsInterruptedFromAnotherThreadAndTheStoreGoesOn() throws Exception {
    var instance =
        instantiate(
            """
            (module
              (func (export "spin") (loop (br 0)))
              (func $tree (export "tree") (param i32) (result i32)
                (if (result i32) (i32.eqz (local.get 0))
                  (then (i32.const 0))
                  (else (i32.add
                    (call $tree (i32.sub (local.get 0) (i32.const 1)))
                    (call $tree (i32.sub (local.get 0) (i32.const 1))))))))
            """,
            Imports.none());
    for (var reason : List.of(Trap.INTERRUPTED, Trap.DEADLINE)) {
      interruptLater(reason);
      assertThatThrownBy(() -> call(instance, "spin")).hasMessage(reason.message());
      interruptLater(reason);
      assertThatThrownBy(() -> call(instance, "tree", 1000)).hasMessage(reason.message());
    }
    assertThat(call(instance, "tree", 3)).isZero();
    store.interrupt(Trap.INTERRUPTED);
    store.clearInterrupt();
    assertThat(call(instance, "tree", 3)).isZero();
  }

  private void interruptLater(Trap reason) {
    Thread.ofPlatform()
        .start(() -> {
          try {
            TimeUnit.MILLISECONDS.sleep(100);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          store.interrupt(reason);
        });
  }

  @Test
  void growingKeepsEveryInstanceOfAMemoryInStep() {
    var text =
        """
        (module
          (memory (export "m") 1)
          (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
          (func (export "store") (param i32 i32) (i32.store (local.get 0) (local.get 1)))
          (func (export "load") (param i32) (result i32) (i32.load (local.get 0))))
        """;
    var owner = instantiate(text, Imports.none());
    var user =
        instantiate(
            text.replace("(memory (export \"m\") 1)", "(import \"env\" \"m\" (memory 1))"),
            Imports.builder().define("env", "m", owner.export("m").orElseThrow()).build());
    assertThat(call(user, "grow", 1000)).isEqualTo(1);
    call(user, "store", 60_000_000, 77);
    assertThat(call(owner, "load", 60_000_000)).isEqualTo(77);
    assertThat(owner.mem0).isSameAs(user.mem0);
    assertThatThrownBy(() -> call(owner, "load", 1001L * 65536 - 3))
        .hasMessage("out of bounds memory access: address 65601533 + 4 > 65601536");
  }

  @Test
  void severalResultsComeBackInOrder() {
    var instance =
        instantiate(
            """
            (module
              (func $three (export "three") (param i32 i64 f64) (result f64 i64 i32)
                local.get 2 local.get 1 local.get 0)
              (func (export "twice") (param i32 i64 f64) (result i32 i64 f64)
                local.get 0 local.get 1 local.get 2 call $three
                drop drop drop
                local.get 0 local.get 1 local.get 2))
            """,
            Imports.none());
    var results = new long[3];
    long bits = Double.doubleToRawLongBits(2.5);
    ((Func) instance.export("three").orElseThrow())
        .call(new long[] {1, 2, bits}, new Object[0], results, new Object[0]);
    assertThat(results).containsExactly(bits, 2, 1);
    ((Func) instance.export("twice").orElseThrow())
        .call(new long[] {1, 2, bits}, new Object[0], results, new Object[0]);
    assertThat(results).containsExactly(1, 2, bits);
  }

  private static <T> T onStack(long size, Callable<T> task) throws Exception {
    var future = new FutureTask<>(task);
    new Thread(null, future, "guest", size).start();
    return future.get();
  }
}
