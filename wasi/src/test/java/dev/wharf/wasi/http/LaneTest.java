package dev.wharf.wasi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LaneTest {
  private static final long MILLI = 1_000_000;

  private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
  private final Pace pace = new Pace(new AtomicLong(System.nanoTime()));

  private Lane lane() {
    return new Lane("lane", 1 << 20, pace, failures::add);
  }

  private void hurry() {
    for (int i = 0; i < 100; i++) {
      pace.took(1_000, System.nanoTime());
    }
  }

  @Test
  void runsWhatManyThreadsHandInOneAfterTheOther() throws Exception {
    try (var lane = lane();
        var carrier = Executors.newSingleThreadExecutor()) {
      lane.settle(carrier);
      var inside = new AtomicInteger();
      var most = new AtomicInteger();
      int count = 20_000;
      var done = new CountDownLatch(4 * count);
      for (int t = 0; t < 4; t++) {
        Thread.startVirtualThread(() -> {
          for (int i = 0; i < count; i++) {
            lane.execute(() -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              inside.decrementAndGet();
              done.countDown();
            });
          }
        });
      }
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void runsOnItsOwnThreadUntilActionsAreFoundShort() throws Exception {
    try (var lane = lane();
        var carrier = Executors.newSingleThreadExecutor(r -> new Thread(r, "carrier"))) {
      lane.settle(carrier);
      assertThat(threadOf(lane)).isEqualTo("lane");
      hurry();
      assertThat(threadOf(lane)).isEqualTo("carrier");
    }
  }

  private static String threadOf(Lane lane) throws Exception {
    var thread = new CompletableFuture<String>();
    lane.execute(() -> thread.complete(Thread.currentThread().getName()));
    return thread.get(60, TimeUnit.SECONDS);
  }

  @Test
  void isStuckWhileAnActionTakesLong() throws Exception {
    try (var lane = lane()) {
      assertThat(lane.isStuck()).isFalse();
      var go = new CountDownLatch(1);
      var gone = new CountDownLatch(1);
      lane.execute(() -> {
        try {
          go.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      });
      lane.execute(gone::countDown);
      while (!lane.isStuck()) {
        Thread.sleep(1);
      }
      go.countDown();
      gone.await();
      while (lane.isStuck()) {
        Thread.sleep(1);
      }
    }
  }

  @Test
  void keepsTheOrder() throws Exception {
    try (var lane = lane()) {
      var order = new ArrayList<Integer>();
      var done = new CountDownLatch(1000);
      for (int i = 0; i < 1000; i++) {
        int number = i;
        lane.execute(() -> {
          order.add(number);
          done.countDown();
        });
      }
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(order).isSorted().hasSize(1000);
    }
  }

  @Test
  void anActionThatFailsDoesNotKeepTheNextFromRunning() throws Exception {
    try (var lane = lane()) {
      var done = new CountDownLatch(1);
      lane.execute(() -> {
        throw new IllegalStateException("as asked");
      });
      lane.execute(done::countDown);
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(failures).singleElement().asString().contains("as asked");
    }
  }

  @Test
  void runsOnItsOwnThreadWhereTheConnectionsAreGone() throws Exception {
    var carrier = Executors.newSingleThreadExecutor();
    carrier.shutdown();
    hurry();
    try (var lane = lane()) {
      lane.settle(carrier);
      var done = new CountDownLatch(1);
      lane.execute(done::countDown);
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void isQuickOnceActionsHaveBeenShort() {
    assertThat(pace.isQuick()).isFalse();
    hurry();
    assertThat(pace.isQuick()).isTrue();
  }

  @Test
  void isNotQuickWhileActionsTakeMilliseconds() {
    hurry();
    for (int i = 0; i < 10; i++) {
      pace.took(5 * MILLI, System.nanoTime());
    }
    assertThat(pace.isQuick()).isFalse();
    hurry();
    assertThat(pace.isQuick()).isTrue();
  }

  @Test
  void oneLongActionCountsForTenTimesItsLength() {
    hurry();
    pace.took(3_600_000 * MILLI, System.nanoTime());
    hurry();
    assertThat(pace.isQuick()).isFalse();
  }
}
