package dev.wharf.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SeriesTest {
  @Test
  void medianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Series.of(List.of(4.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
  }

  @Test
  void ratiosAreTakenRoundByRound() {
    var drifting = Series.of(List.of(10.0, 20.0, 30.0));
    var base = Series.of(List.of(5.0, 10.0, 15.0));
    assertThat(drifting.dividedBy(base).values()).containsExactly(2, 2, 2);
  }

  @Test
  void geometricMeanTreatsTwiceAndHalfAlike() {
    assertThat(Series.geometricMean(List.of(2.0, 0.5, 3.0, 1.0 / 3))).isCloseTo(1, within(1e-12));
  }
}
