package dev.wharf.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.validate.ValidComponent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call by a generated interface goes through compiled adapters alone, in and out of a guest. */
class CallPathTest {
  @TempDir private Path out;

  private Program program;
  private ValidComponent guest;

  @BeforeEach
  void compile() throws Exception {
    var calls = new Case("calls", Path.of("src/test/cases/calls.wit"), Path.of("none"));
    program = Program.compile("calls", calls, out);
    var resolution = calls.resolution();
    var types = new WitTypes(resolution, new Placement(resolution, calls.options()));
    int id = resolution.mainPackage().interfaces().get("work");
    Map<String, ComponentFuncType> functions = new LinkedHashMap<>();
    resolution
        .interfaces()
        .get(id)
        .functions()
        .forEach((name, function) -> functions.put(name, types.function(function)));
    guest = EchoGuest.of(resolution, "cases:calls/work@1.0.0", functions);
  }

  @Test
  void nothingOnTheWayIsReflective() throws Exception {
    assertThat(program.run("app.calls.Paths", guest, 0, 600)).isGreaterThanOrEqualTo(600);
  }

  @Test
  void aCallOfNumbersAllocatesNothing() throws Exception {
    assertThat(program.run("app.calls.Paths", "allocated", guest, 0, 20_000)).isZero();
  }
}
