package dev.wharf.runtime.async;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task whose stack goes from thread to thread, for long enough to be compiled by C2. */
class DriftingTest {
  private static final int TURNS = 200_000;
  private static final String SPIN =
      """
      (component
        (core func $return (canon task.return (result u32)))
        (core module $Core
          (import "" "return" (func $return (param i32)))
          (global $left (mut i32) (i32.const 0))
          (func (export "spin") (param i32) (result i32)
            (global.set $left (local.get 0))
            (i32.const 1))
          (func (export "again") (param i32 i32 i32) (result i32)
            (global.set $left (i32.sub (global.get $left) (i32.const 1)))
            (if (result i32) (global.get $left)
              (then (i32.const 1))
              (else (call $return (i32.const 7)) (i32.const 0)))))
        (core instance $core (instantiate $Core (with "" (instance
          (export "return" (func $return))))))
        (func (export "spin") async (param "turns" u32) (result u32)
          (canon lift (core func $core "spin") async (callback (core func $core "again")))))
      """;

  /** What the component exports. */
  public interface Spin {
    int spin(int turns) throws InterruptedException;

    CompletableFuture<Integer> spinAsync(int turns);
  }

  @Test
  @Timeout(120)
  void aTaskMayGoOnOnAnyThread() throws Exception {
    ExecutorService[] threads = {
      Executors.newSingleThreadExecutor(), Executors.newSingleThreadExecutor()
    };
    var turn = new AtomicInteger();
    var engine = Engine.create();
    var component =
        ComponentValidator.validate(ComponentParser.parse(SPIN.getBytes(StandardCharsets.UTF_8)));
    try (var store =
        ComponentStore.builder(engine)
            .executor(action -> threads[turn.getAndIncrement() & 1].execute(action))
            .open()) {
      var spin = Linker.of(engine).link(component).instantiate(store).bindFunctions(Spin.class);
      for (int i = 0; i < 10; i++) {
        assertThat(spin.spinAsync(TURNS).get(60, TimeUnit.SECONDS)).isEqualTo(7);
      }
    } finally {
      threads[0].shutdown();
      threads[1].shutdown();
    }
  }
}
