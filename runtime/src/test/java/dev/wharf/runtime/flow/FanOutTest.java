package dev.wharf.runtime.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentLimits;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Fixture;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.Val;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many suspended tasks at once. */
@Timeout(60)
class FanOutTest {
  private static final Engine ENGINE = Engine.create();
  private static final int TASKS = 100_000;

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void aHundredThousandTasksWaitInLittleMemory() {
    var measured = new AtomicLong();
    try (var store =
        ComponentStore.builder(ENGINE)
            .limits(ComponentLimits.defaults().withHandles(4 * TASKS))
            .open()) {
      var run =
          Linker.of(ENGINE)
              .func(
                  "measure",
                  _ -> {
                    measured.set(used());
                    return List.of();
                  })
              .link(Fixture.text("fan"))
              .instantiate(store)
              .func("run")
              .orElseThrow();
      run.call(new Val.U32(10));
      long before = measured.get();
      long sum = (TASKS - 1L) * TASKS / 2;
      assertThat(run.call(new Val.U32(TASKS))).containsExactly(new Val.U64(sum));
      long each = (measured.get() - before) / TASKS;
      assertThat(each).as("bytes for each task").isLessThan(4096);
    }
  }
}
