package dev.wharf.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.http.HttpLimits;
import dev.wharf.http.Response;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each limit: at it, just over it, and that the server goes on. */
@Timeout(120)
final class LimitsTest {
  private static final HttpLimits.Sizes SIZES = new HttpLimits.Sizes(100, 200, 5, 1000);

  private static String status(TestServer server, String request) throws Exception {
    try (var client = server.connect()) {
      return client.send(request).head().substring(9, 12);
    }
  }

  private static TestServer reading(HttpLimits limits) throws Exception {
    return TestServer.of(
        limits,
        exchange -> {
          TestServer.readAll(exchange.body());
          exchange.respond(Response.of(200), new byte[0]);
        });
  }

  @Test
  void requestLine() throws Exception {
    try (var server = reading(HttpLimits.DEFAULT.with(SIZES))) {
      String at = "GET /" + "x".repeat(86) + " HTTP/1.1";
      assertThat(at).hasSize(100);
      assertThat(status(server, at + "\r\nHost: a\r\n\r\n")).isEqualTo("200");
      assertThat(status(server, at.replace("/", "/y") + "\r\nHost: a\r\n\r\n")).isEqualTo("414");
      assertThat(status(server, "GET /" + "x".repeat(1000))).isEqualTo("414");
    }
  }

  @Test
  void headers() throws Exception {
    try (var server = reading(HttpLimits.DEFAULT.with(SIZES))) {
      String at = "Host: a\r\nX: " + "x".repeat(186) + "\r\n";
      assertThat(at).hasSize(200);
      assertThat(status(server, "GET / HTTP/1.1\r\n" + at + "\r\n")).isEqualTo("200");
      String over = at.replace("X: ", "X: y");
      assertThat(status(server, "GET / HTTP/1.1\r\n" + over + "\r\n")).isEqualTo("431");
      assertThat(status(server, "GET / HTTP/1.1\r\n" + "x".repeat(1000))).isEqualTo("431");
    }
  }

  @Test
  void fields() throws Exception {
    try (var server = reading(HttpLimits.DEFAULT.with(SIZES))) {
      String at = "GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(4);
      assertThat(status(server, at + "\r\n")).isEqualTo("200");
      assertThat(status(server, at + "X: y\r\n\r\n")).isEqualTo("431");
    }
  }

  @Test
  void trailers() throws Exception {
    try (var server = reading(HttpLimits.DEFAULT.with(SIZES))) {
      String at =
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
              + "X: y\r\n".repeat(5);
      assertThat(status(server, at + "\r\n")).isEqualTo("200");
      assertThat(status(server, at + "X: y\r\n\r\n")).isEqualTo("431");
    }
  }

  @Test
  void announcedContent() throws Exception {
    try (var server = reading(HttpLimits.DEFAULT.with(SIZES))) {
      String post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ";
      assertThat(status(server, post + "1000\r\n\r\n" + "x".repeat(1000))).isEqualTo("200");
      assertThat(status(server, post + "1001\r\n\r\n" + "x".repeat(1001))).isEqualTo("413");
    }
  }

  @Test
  void contentInChunks() throws Exception {
    try (var server = reading(HttpLimits.DEFAULT.with(SIZES))) {
      String post = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
      String chunk = "1f4\r\n" + "x".repeat(500) + "\r\n";
      assertThat(status(server, post + chunk + chunk + "0\r\n\r\n")).isEqualTo("200");
      assertThat(status(server, post + chunk + chunk + "1\r\nx\r\n0\r\n\r\n")).isEqualTo("413");
    }
  }

  private static final HttpLimits SHORT =
      HttpLimits.DEFAULT.with(
          new HttpLimits.Times(
              Duration.ofMillis(400), Duration.ofMillis(800), Duration.ofMillis(400), 10_000));

  private static long millis(long since) {
    return (System.nanoTime() - since) / 1_000_000;
  }

  @Test
  void slowHead() throws Exception {
    long begin = System.nanoTime();
    try (var server = reading(SHORT);
        var client = server.connect()) {
      for (char c : "GET / HTTP".toCharArray()) {
        client.send("" + c);
        Thread.sleep(20);
      }
      assertThat(client.head()).startsWith("HTTP/1.1 408 ");
      assertThat(millis(begin)).isGreaterThanOrEqualTo(400);
    }
  }

  @Test
  void idleConnection() throws Exception {
    try (var server = reading(SHORT);
        var client = server.connect()) {
      long begin = System.nanoTime();
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertThat(client.rest()).isEmpty();
      assertThat(millis(begin)).isGreaterThanOrEqualTo(800);
    }
  }

  @Test
  void slowContent() throws Exception {
    try (var server = reading(SHORT);
        var client = server.connect()) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
      // Fast enough for a while, then not.
      for (int i = 0; i < 10; i++) {
        client.send("x".repeat(1000));
        Thread.sleep(80);
      }
      assertThat(client.head()).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void clientThatTakesNothing() throws Exception {
    var ended = new CountDownLatch(1);
    try (var server =
            TestServer.of(
                SHORT,
                exchange -> {
                  exchange.onCancel(ended::countDown);
                  exchange.respond(Response.of(200), new byte[64 << 20]);
                  ended.await();
                });
        var client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      ended.await();
      assertThat(client).isNotNull();
    }
  }

  @Test
  void exchangesAtOnce() throws Exception {
    var counts = new HttpLimits.Counts(100, 2, 100, 200, 1000, 128);
    var go = new CountDownLatch(1);
    try (var server =
            TestServer.of(
                HttpLimits.DEFAULT.with(counts),
                exchange -> {
                  go.await();
                  exchange.respond(Response.of(200), new byte[0]);
                });
        var first = server.connect();
        var second = server.connect()) {
      first.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      second.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      while (server.running().inFlight() < 2) {
        Thread.sleep(5);
      }
      assertThat(status(server, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")).isEqualTo("503");
      go.countDown();
      assertThat(first.answer()).startsWith("HTTP/1.1 200 ");
      assertThat(second.answer()).startsWith("HTTP/1.1 200 ");
      assertThat(status(server, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")).isEqualTo("200");
    }
  }

  @Test
  void connectionsAtOnce() throws Exception {
    var counts = new HttpLimits.Counts(2, 100, 100, 200, 1000, 128);
    try (var server = reading(HttpLimits.DEFAULT.with(counts))) {
      String get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
      try (var first = server.connect();
          var second = server.connect();
          var third = server.connect()) {
        assertThat(first.send(get).answer()).startsWith("HTTP/1.1 200 ");
        assertThat(second.send(get).answer()).startsWith("HTTP/1.1 200 ");
        try {
          third.send(get);
        } catch (SocketException e) {
          // Closed before it could be sent.
        }
        assertThat(third.rest()).isIn("", "(reset)");
      }
      while (server.running().connections() > 0) {
        Thread.sleep(5);
      }
      assertThat(status(server, get)).isEqualTo("200");
    }
  }
}
