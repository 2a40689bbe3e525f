package dev.wharf.runtime.async;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentLimits;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.Val;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What tasks and streams cost in heap. With {@code -Dwharf.memory=whole} a million tasks are
 * cancelled, a tenth of that otherwise.
 */
final class TaskMemoryTest {
  private static final int TASKS = 100_000;
  private static final int CANCELLED =
      System.getProperty("wharf.memory", "").equals("whole") ? 1_000_000 : 100_000;
  private static final int MOST_PER_TASK = 4096;

  /** What the heap may differ by between two looks at it. */
  private static final long NOISE = 2 << 20;

  /** How the callees of {@code fan-out.wat} wait; the ordinal is their number there. */
  enum Waiting {
    IN_EVENT_LOOP,
    FOR_A_SET_ON_A_STACK,
    FOR_A_READ_ON_A_STACK
  }

  private final List<Long> heap = new ArrayList<>();
  private long baseline;

  private static long used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private List<Val> call(String file, String func, Val... args) throws IOException {
    var engine = Engine.create();
    var text = Files.readAllBytes(Path.of("src", "test", "resources", "async", file));
    var limits = ComponentLimits.defaults().withHandles(1 << 20);
    var instance =
        Linker.of(engine)
            .func(
                "checkpoint",
                _ -> {
                  heap.add(used());
                  return List.of();
                })
            .link(ComponentValidator.validate(ComponentParser.parse(text)))
            .instantiate(ComponentStore.builder(engine).limits(limits).open());
    baseline = used();
    return instance.func(func).orElseThrow().call(args);
  }

  @ParameterizedTest
  @EnumSource
  void manyTasksAtOnceTakeLittleEachAndFinish(Waiting waiting) throws IOException {
    var result =
        call(
            "fan-out.wat",
            "many",
            new Val.U32(TASKS),
            new Val.U32(waiting.ordinal()),
            new Val.Bool(false));
    assertThat(result).containsExactly(new Val.U32(TASKS));
    assertThat((heap.getFirst() - baseline) / TASKS).isLessThanOrEqualTo(MOST_PER_TASK);
  }

  @Test
  void theLastOfManyTasksMayFinishFirst() throws IOException {
    var result =
        call("fan-out.wat", "many", new Val.U32(TASKS), new Val.U32(0), new Val.Bool(true));
    assertThat(result).containsExactly(new Val.U32(TASKS));
  }

  /** An event costs the same with a hundred thousand tasks that it does not concern. */
  @ParameterizedTest
  @EnumSource
  @Timeout(120)
  void oneOfManyTasksFinishesInNoTime(Waiting waiting) throws IOException {
    var result =
        call("fan-out.wat", "one-by-one", new Val.U32(TASKS), new Val.U32(waiting.ordinal()));
    assertThat(result).containsExactly(new Val.U32(TASKS));
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_EVENT_LOOP", "FOR_A_SET_ON_A_STACK"})
  void tasksThatAreCancelledAndDroppedLeaveNothing(Waiting waiting) throws IOException {
    var result =
        call("fan-out.wat", "cancels", new Val.U32(CANCELLED), new Val.U32(waiting.ordinal()));
    assertThat(result).containsExactly(new Val.U32(CANCELLED));
    assertThat(heap.getLast() - heap.getFirst()).isLessThan(NOISE);
  }

  @Test
  void aStreamOfOneGibibyteTakesNoMoreMemoryThanAShortOne() throws IOException {
    assertThat(call("long-stream.wat", "run", new Val.U32(16_384)))
        .containsExactly(new Val.U64(1 << 30));
    assertThat(heap).hasSizeGreaterThan(10);
    assertThat(heap.getLast() - heap.getFirst()).isLessThan(NOISE);
  }
}
