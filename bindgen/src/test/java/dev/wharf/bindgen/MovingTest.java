package dev.wharf.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.validate.ValidComponent;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Resources, streams, futures and asynchronous functions through generated bindings and a guest, by
 * programs that are compiled with the bindings as a user's would be.
 */
@Timeout(120)
class MovingTest {
  private static final long SEED = System.nanoTime();

  @TempDir private Path out;

  private Program program;
  private ValidComponent guest;

  @BeforeEach
  void compile() throws Exception {
    var moving = new Case("moving", Path.of("src/test/cases/moving.wit"), Path.of("none"));
    program = Program.compile("moving", moving, out);
    guest = MovingGuest.of(moving.resolution());
  }

  @Test
  void resourcesInValuesGoThroughTheGuestAsByTheDynamicApi() throws Exception {
    assertThat(program.run("app.moving.Moving", guest, SEED, 50_000)).isGreaterThan(49_999);
  }

  @Test
  void streamsAndFuturesAreCopiedByTheGuestAsByTheDynamicApi() throws Exception {
    assertThat(program.run("app.moving.Flowing", guest, SEED, 20_000)).isGreaterThan(19_999);
  }

  @Test
  void asynchronousFunctionsAndTheirTwinsAgreeWithTheDynamicApi() throws Exception {
    assertThat(program.run("app.moving.Waiting", guest, SEED, 2_000)).isGreaterThan(1_999);
  }

  @Test
  void interruptsAndCancelledFuturesReachTheGuestAndThroughItTheHost() throws Exception {
    assertThat(program.run("app.moving.Waiting", "cancel", guest, SEED, 40)).isEqualTo(40);
  }
}
