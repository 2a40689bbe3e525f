package dev.wharf.http.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class DrainTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  @Test
  void whatIsInFlightIsFinishedAndNothingElseBegun() throws Exception {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var server =
            TestServer.of(exchange -> {
              begun.countDown();
              go.await();
              exchange.respond(Response.of(200), "done".getBytes(US_ASCII));
            });
        var busy = server.connect();
        var idle = server.connect()) {
      busy.send(GET);
      begun.await();
      var drained = new CompletableFuture<Boolean>();
      Thread.startVirtualThread(() -> {
        try {
          drained.complete(server.running().drain(Duration.ofSeconds(5)));
        } catch (InterruptedException e) {
          drained.completeExceptionally(e);
        }
      });
      assertThat(idle.rest()).isEmpty();
      awaitRefusal(server);
      go.countDown();
      assertThat(busy.answer()).contains("connection: close").endsWith("done");
      assertThat(busy.rest()).isEmpty();
      assertThat(drained.get()).isTrue();
    }
  }

  /** The system lets go of the port when the thread that accepts next looks; nobody is served. */
  private static void awaitRefusal(TestServer server) {
    while (true) {
      try (var late = server.connect()) {
        assertThat(late.rest()).isIn("", "(reset)");
      } catch (IOException _) {
        return;
      }
    }
  }

  @Test
  void whatDoesNotEndInTimeIsCancelled() throws Exception {
    var begun = new CountDownLatch(1);
    var cancelled = new CountDownLatch(1);
    try (var server =
            TestServer.of(exchange -> {
              exchange.onCancel(cancelled::countDown);
              begun.countDown();
              cancelled.await();
            });
        var client = server.connect()) {
      client.send(GET);
      begun.await();
      assertThat(server.running().drain(Duration.ofMillis(200))).isFalse();
      cancelled.await();
      assertThat(client.rest()).isIn("", "(reset)");
    }
  }
}
