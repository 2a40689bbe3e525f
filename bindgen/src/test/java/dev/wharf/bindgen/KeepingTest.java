package dev.wharf.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.validate.ValidComponent;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Resources of a guest through generated bindings. */
@Timeout(120)
class KeepingTest {
  private static final long SEED = System.nanoTime();

  @TempDir private Path out;

  private Program program;
  private ValidComponent guest;

  @BeforeEach
  void compile() throws Exception {
    var keeping = new Case("keeping", Path.of("src/test/cases/keeping.wit"), Path.of("none"));
    program = Program.compile("keeping", keeping, out);
    guest = KeepingGuest.of(keeping.resolution());
  }

  @Test
  void resourcesOfTheGuestGoInAndComeBackAsByTheDynamicApi() throws Exception {
    assertThat(program.run("app.keeping.Keeping", guest, SEED, 20_000)).isGreaterThan(19_999);
  }

  @Test
  void whatWasClosedOrGivenAwayIsNotUsedAndWhatIsLostIsTold() throws Exception {
    assertThat(program.run("app.keeping.Lives", guest, SEED, 4)).isEqualTo(4);
  }
}
