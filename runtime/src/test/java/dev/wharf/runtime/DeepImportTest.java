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
    int descend(int depth, boolean asked);
  }

  private static LinkedComponent linked() {
    return Linker.of(Engine.create())
        .bindFunctions(Greet.class, name -> "Hello, " + name)
        .link(COMPONENT);
  }

  /** Whether it got there and back; otherwise the stack was exhausted. */
  private static boolean descends(LinkedComponent linked, int depth, boolean asked) {
    try (var store = ComponentStore.open(linked.engine())) {
      var export = linked.instantiate(store).bindFunctions(Descend.class);
      assertThat(export.descend(depth, asked))
          .isEqualTo(depth + (asked ? "Hello, Ada".length() : 0));
      return true;
    } catch (TrapException e) {
      assertThat(e).hasMessage("call stack exhausted");
      return false;
    }
  }

  /** How deep it gets where it does not call the import. */
  private static int end(LinkedComponent linked) {
    int reached = 1;
    while (descends(linked, 2 * reached, false)) {
      reached *= 2;
    }
    for (int step = reached / 2; step > 0; step /= 2) {
      if (descends(linked, reached + step, false)) {
        reached += step;
      }
    }
    return reached;
  }

  private static void atTheEnd() {
    for (int trial = 0; trial < 64; trial++) {
      var linked = linked();
      int back = trial * trial / 2;
      descends(linked, end(linked) - back, true);
      assertThat(descends(linked, 0, true)).isTrue();
    }
  }

  @Test
  void anImportCalledFirstAtTheEndOfTheStackIsMadeOrTrapsAndWorksAfterwards() throws Throwable {
    List<Throwable> thrown = new ArrayList<>();
    var thread = new Thread(null, DeepImportTest::atTheEnd, "deep", STACK);
    thread.setUncaughtExceptionHandler((_, e) -> thrown.add(e));
    thread.start();
    thread.join();
    assertThat(thrown).isEmpty();
  }
}
