package dev.wharf.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.Engine;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An import may be called first where the stack ends: its adapter is made elsewhere then. */
class DeepImportTest {
  private static final long STACK = 1 << 20;
  private static final ValidComponent COMPONENT = Fixture.text("deep-import");

  /** What the component imports. */
  @FunctionalInterface
  public interface Greet {
    String greet(String name);
  }

  /** What it exports. */
  @FunctionalInterface
  public interface Descend {
    int descend(int depth);
  }

  private static LinkedComponent linked() {
    return Linker.of(Engine.create())
        .bindFunctions(Greet.class, name -> "Hello, " + name)
        .link(COMPONENT);
  }

  /** Whether it got to the import and back; otherwise the stack was exhausted. */
  private static boolean descends(LinkedComponent linked, int depth) {
    try (var store = ComponentStore.open(linked.engine())) {
      int answer = linked.instantiate(store).bindFunctions(Descend.class).descend(depth);
      assertThat(answer).isEqualTo(depth + "Hello, Ada".length());
      return true;
    } catch (TrapException e) {
      assertThat(e).hasMessage("call stack exhausted");
      return false;
    }
  }

  private static int endOfStack() {
    var linked = linked();
    int depth = 1;
    while (descends(linked, 2 * depth)) {
      depth *= 2;
    }
    int reached = depth;
    for (int step = depth / 2; step > 0; step /= 2) {
      if (descends(linked, reached + step)) {
        reached += step;
      }
    }
    return reached;
  }

  @Test
  void anImportCalledFirstAtTheEndOfTheStackIsMadeOrTrapsAndWorksAfterwards() throws Throwable {
    List<Throwable> thrown = new ArrayList<>();
    var thread =
        new Thread(
            null,
            () -> {
              int end = endOfStack();
              for (int back = 0; back < 64; back++) {
                var linked = linked();
                descends(linked, end - back * (back + 1) / 2);
                assertThat(descends(linked, 0)).isTrue();
              }
            },
            "deep",
            STACK);
    thread.setUncaughtExceptionHandler((_, e) -> thrown.add(e));
    thread.start();
    thread.join();
    assertThat(thrown).isEmpty();
  }
}
