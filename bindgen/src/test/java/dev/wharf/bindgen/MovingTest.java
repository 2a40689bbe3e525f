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
 * programs that are compiled with the bindings as a user's would be. Guests wait on both kinds of
 * stacks.
 */
@Timeout(120)
class MovingTest {
  private static final long SEED = System.nanoTime() & -2;

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
    assertThat(program.run("app.moving.Flowing", guest, SEED, 15_000)).isGreaterThan(14_999);
    assertThat(program.run("app.moving.Flowing", guest, SEED + 1, 15_000)).isGreaterThan(14_999);
  }

  @Test
  void asynchronousFunctionsAndTheirTwinsAgreeWithTheDynamicApi() throws Exception {
    assertThat(program.run("app.moving.Waiting", guest, SEED, 1_500)).isGreaterThan(1_499);
    assertThat(program.run("app.moving.Waiting", guest, SEED + 1, 1_500)).isGreaterThan(1_499);
  }

  @Test
  void interruptsAndCancelledFuturesReachTheGuestAndThroughItTheHost() throws Exception {
    assertThat(program.run("app.moving.Waiting", "cancel", guest, SEED, 30)).isEqualTo(30);
    assertThat(program.run("app.moving.Waiting", "cancel", guest, SEED + 1, 30)).isEqualTo(30);
  }
}
