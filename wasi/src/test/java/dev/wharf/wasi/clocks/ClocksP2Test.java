package dev.wharf.wasi.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.wasi.p2.clocks.WallClock.Datetime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ClocksP2Test {
  @Test
  void aFixedClockShowsItsMoment() {
    var clock = HostClock.fixed(Instant.ofEpochSecond(1_700_000_000L, 7));
    assertThat(new WallClockP2(clock).now()).isEqualTo(new Datetime(1_700_000_000L, 7));
    assertThat(new MonotonicClockP2(clock).now()).isZero();
  }

  @Test
  void momentsBefore1970AreShownAs1970() {
    var clock = HostClock.fixed(Instant.ofEpochSecond(-5));
    assertThat(new WallClockP2(clock).now()).isEqualTo(new Datetime(0, 0));
  }

  @Test
  void waitingTakesRealTimeAlsoOnAClockThatStandsStill() {
    var clock = new MonotonicClockP2(HostClock.fixed(Instant.EPOCH));
    long start = System.nanoTime();
    clock.subscribeDuration(TimeUnit.MILLISECONDS.toNanos(20)).block();
    clock.subscribeInstant(TimeUnit.MILLISECONDS.toNanos(20)).block();
    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(39));
  }

  @Test
  void aMarkInThePastIsReadyAndOneFarAheadIsNot() {
    var clock = new MonotonicClockP2(HostClock.system());
    assertThat(clock.subscribeInstant(0).ready()).isTrue();
    assertThat(clock.subscribeInstant(clock.now()).ready()).isTrue();
    assertThat(clock.subscribeInstant(-1).ready()).isFalse();
    assertThat(clock.subscribeDuration(0).ready()).isTrue();
    assertThat(clock.now()).isLessThanOrEqualTo(clock.now());
  }
}
