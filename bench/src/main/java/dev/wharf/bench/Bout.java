package dev.wharf.bench;

import dev.wharf.bench.Contestant.Peer;
import dev.wharf.bench.Contestant.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * One piece of work, done by all contestants in turn.
 *
 * <p><b>Warm-up.</b> Each works until it has worked for {@code warmupNanos}, in small steps at
 * first, so that compilers see many calls and not one long loop. <b>Size.</b> {@code n} is what the
 * first contestant does in {@code sampleNanos}; all get the same. <b>Rounds.</b> In each round
 * every contestant gives one sample, and all checksums must agree.
 */
final class Bout {
  /** How long and how often. */
  record Effort(long warmupNanos, long sampleNanos, int rounds) {
    static final Effort FULL = new Effort(4_000_000_000L, 100_000_000L, 15);
    static final Effort QUICK = new Effort(2_000_000_000L, 30_000_000L, 7);
  }

  /** What counts: time as it passes, or, on a machine that is busy, the thread's own. */
  enum Clock {
    WALL,
    CPU;

    long of(Sample sample) {
      return switch (this) {
        case WALL -> sample.wall();
        case CPU -> sample.cpu();
      };
    }
  }

  private final Effort effort;
  private final Clock clock;
  private final int limit;

  /** {@code limit} bounds {@code n}, for work whose checksum needs it. */
  Bout(Effort effort, Clock clock, int limit) {
    this.effort = effort;
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * Nanoseconds per unit of work, by contestant, in the order given; one that fails is left out.
   */
  SequencedMap<String, Series> run(List<Peer> peers) throws IOException {
    List<Contestant> alive = new ArrayList<>();
    try {
      for (Peer peer : peers) {
        Contestant contestant = peer.start();
        try {
          warmUp(contestant);
          alive.add(contestant);
        } catch (IOException e) {
          System.err.println("  left out: " + e.getMessage());
          contestant.close();
        }
      }
      return alive.isEmpty() ? new LinkedHashMap<>() : measure(alive);
    } finally {
      for (Contestant contestant : alive) {
        contestant.close();
      }
    }
  }

  private void warmUp(Contestant contestant) throws IOException {
    long spent = 0;
    int n = 1;
    while (spent < effort.warmupNanos) {
      long nanos = clock.of(contestant.run(n));
      spent += nanos;
      if (nanos < effort.sampleNanos / 2) {
        n = Math.min(limit, n * 2);
      }
      // Where a call does next to nothing, the pipe is what costs.
      spent += 20_000;
    }
  }

  private SequencedMap<String, Series> measure(List<Contestant> contestants) throws IOException {
    int n = size(contestants.getFirst());
    SequencedMap<String, List<Double>> figures = new LinkedHashMap<>();
    for (int round = 0; round < effort.rounds; round++) {
      long checksum = -1;
      for (Contestant contestant : contestants) {
        Sample sample = contestant.run(n);
        if (checksum >= 0 && sample.checksum() != checksum) {
          throw new IOException(
              contestant.name() + " computed " + sample.checksum() + ", not " + checksum);
        }
        checksum = sample.checksum();
        figures
            .computeIfAbsent(contestant.name(), _ -> new ArrayList<>())
            .add(clock.of(sample) / (double) n);
      }
    }
    SequencedMap<String, Series> series = new LinkedHashMap<>();
    figures.forEach((name, values) -> series.put(name, Series.of(values)));
    return series;
  }

  private int size(Contestant first) throws IOException {
    int n = 1;
    long nanos = clock.of(first.run(n));
    while (nanos < effort.sampleNanos / 4 && n < limit) {
      n = Math.min(limit, n * 2);
      nanos = clock.of(first.run(n));
    }
    return Math.clamp(Math.round((double) n * effort.sampleNanos / nanos), 1, limit);
  }
}
