package dev.wharf.bench;

import java.util.Arrays;
import java.util.List;

/** Figures of one kind, one for each round. */
record Series(double[] values) {
  Series {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
  }

  static Series of(List<Double> values) {
    return new Series(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  double median() {
    return quantile(0.5);
  }

  double min() {
    return quantile(0);
  }

  double max() {
    return quantile(1);
  }

  /** Interpolated between the two nearest values. */
  double quantile(double q) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = q * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
  }

  /** Round by round; both must have been measured in the same rounds. */
  Series dividedBy(Series other) {
    double[] ratios = new double[values.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = values[i] / other.values[i];
    }
    return new Series(ratios);
  }

  static double geometricMean(List<Double> values) {
    return Math.exp(values.stream().mapToDouble(Math::log).average().orElseThrow());
  }
}
