package dev.wharf.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every trap of the Canonical ABI has a test: {@code traps/list.txt} says which. */
final class TrapListTest {
  private static final Path TRAPS = Path.of("src", "test", "resources", "traps");

  /** Traps of core code, and those that no rule of the Canonical ABI leads to. */
  private static final Set<Trap> OF_ANOTHER_KIND =
      EnumSet.of(Trap.INTERRUPTED, Trap.DEADLINE, Trap.MEMORY_LIMIT, Trap.INTERNAL);

  private final Engine engine = Engine.create();

  /**
   * @param words the trap and how it is provoked, or {@code none} and why not
   * @param script the operations that provoke it
   */
  private record Case(String title, String[] words, List<Op> script) {
    Trap trap() {
      return Trap.valueOf(words[0]);
    }

    boolean isTested() {
      return !words[0].equals("none");
    }
  }

  private static List<Case> cases() throws IOException {
    var cases = new ArrayList<Case>();
    for (String block : Files.readString(TRAPS.resolve("list.txt")).split("\n\n")) {
      var lines = block.lines().filter(line -> !line.startsWith("#")).toList();
      if (!lines.isEmpty()) {
        var script = lines.stream().skip(2).map(Op::parse).toList();
        cases.add(new Case(lines.getFirst().substring(2), lines.get(1).split(" "), script));
      }
    }
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> traps() throws IOException {
    var stages = List.of(new Stage(false), new Stage(true));
    return cases().stream()
        .filter(Case::isTested)
        .map(each -> DynamicTest.dynamicTest(each.title(), () -> check(each, stages)));
  }

  private void check(Case each, List<Stage> stages) throws Exception {
    switch (each.words()[1]) {
      case "script" -> {
        var trace = Difference.model(each.script());
        assertThat(trace.entry(trace.size() - 1)).isEqualTo("trap " + each.trap());
        for (Stage stage : stages) {
          assertThat(Difference.isBetween(each.script(), stage)).isFalse();
        }
      }
      case "component" -> call(each.words()[2], each.trap());
      case "test" -> {
        int dot = each.words()[2].lastIndexOf('.');
        var type = Class.forName("dev.wharf.runtime." + each.words()[2].substring(0, dot));
        var method = type.getDeclaredMethod(each.words()[2].substring(dot + 1));
        assertThat(method.isAnnotationPresent(Test.class)).isTrue();
      }
      case "suite" -> {
        var spec = System.getProperty("wharf.spec", "");
        if (!spec.isEmpty()) {
          assertThat(Path.of(spec, "component-model", each.words()[2]))
              .content()
              .contains("(assert_trap");
        }
      }
      default -> throw new IllegalArgumentException(String.join(" ", each.words()));
    }
  }

  private void call(String name, Trap trap) throws IOException {
    var component =
        ComponentValidator.validate(
            ComponentParser.parse(Files.readAllBytes(TRAPS.resolve(name + ".wat"))));
    var instance = Linker.of(engine).link(component).instantiate(ComponentStore.open(engine));
    assertThatThrownBy(() -> instance.func("f").orElseThrow().call())
        .isInstanceOfSatisfying(TrapException.class, e -> assertThat(e.trap()).isEqualTo(trap));
  }

  @Test
  void everyTrapOfTheCanonicalAbiIsInTheList() throws IOException {
    var listed = EnumSet.noneOf(Trap.class);
    cases().stream().filter(Case::isTested).forEach(each -> listed.add(each.trap()));
    var missing =
        Arrays.stream(Trap.values())
            .filter(trap -> trap.compareTo(Trap.INTERRUPTED) >= 0)
            .filter(trap -> !OF_ANOTHER_KIND.contains(trap) && !listed.contains(trap))
            .toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void whatHasNoTestHasAReason() throws IOException {
    assertThat(cases().stream().filter(each -> !each.isTested()))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.words()).hasSizeGreaterThan(5));
  }
}
