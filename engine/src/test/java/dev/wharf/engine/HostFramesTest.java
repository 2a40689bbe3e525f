package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.GuestException;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Exceptions of a guest that pass through a function of the host which called back. */
class HostFramesTest {
  private static final FuncType TYPE = new FuncType(List.of(ValType.I32), List.of(ValType.I32));
  private static final Object[] NO_REFS = {null};

  private final Store store = new Store(Engine.create());
  private final List<String> seen = new ArrayList<>();
  private final Func back = HostFunc.of(store, TYPE, this::callBack);
  private final Instance instance =
      store
          .engine()
          .compile(
              Wat.module(
                  """
                  (module
                    (import "host" "back" (func $back (param i32) (result i32)))
                    (tag $e (param i32))
                    (tag $other)
                    (func (export "inner") (param i32) (result i32)
                      (if (i32.eq (local.get 0) (i32.const 1)) (then (throw $e (i32.const 40))))
                      (if (i32.eq (local.get 0) (i32.const 2)) (then unreachable))
                      (if (i32.eq (local.get 0) (i32.const 3)) (then (throw $other)))
                      (local.get 0))
                    (func (export "outer") (param i32) (result i32)
                      (block $all
                        (block $caught (result i32)
                          (return
                            (try_table (result i32) (catch $e $caught) (catch_all $all)
                              (call $back (local.get 0)))))
                        (return (i32.add (i32.const 2))))
                      (i32.const -1))
                    (func (export "bare") (param i32) (result i32)
                      (call $back (local.get 0))))
                  """))
          .instantiate(store, Imports.of((_, _, _) -> Optional.of(back)));

  private void callBack(long[] args, Object[] refArgs, long[] results, Object[] refResults) {
    if (args[0] == 4) {
      throw new IllegalStateException("the host's own");
    }
    try {
      results[0] = call("inner", args[0]);
    } catch (RuntimeException e) {
      seen.add(e.getClass().getSimpleName());
      throw e;
    } finally {
      seen.add("left");
    }
  }

  private long call(String name, long argument) {
    long[] results = {0};
    ((Func) instance.export(name).orElseThrow())
        .call(new long[] {argument}, NO_REFS, results, new Object[1]);
    return results[0];
  }

  @Test
  void aGuestCatchesWhatItThrewBelowTheHost() {
    assertThat(call("outer", 1)).isEqualTo(42);
    assertThat((int) call("outer", 3)).isEqualTo(-1);
    assertThat(call("outer", 9)).isEqualTo(9);
    assertThat(seen).hasSize(5).filteredOn("left"::equals).hasSize(3);
  }

  @Test
  void whatNobodyCatchesLeavesTheInstanceUsable() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> call("bare", 1)).isInstanceOf(GuestException.class);
      assertThat(call("outer", 1)).isEqualTo(42);
    }
    assertThat(store.depth()).isZero();
  }

  @Test
  void trapsBelowTheHostAreCaughtByNoGuest() {
    assertThatThrownBy(() -> call("outer", 2))
        .isInstanceOf(TrapException.class)
        .hasMessageContaining("unreachable");
    assertThat(store.depth()).isZero();
  }

  @Test
  void exceptionsOfTheHostAreCaughtByNoGuest() {
    assertThatThrownBy(() -> call("outer", 4)).hasStackTraceContaining("the host's own");
    assertThat(store.depth()).isZero();
  }
}
