package dev.wharf.http.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.http.Headers;
import dev.wharf.http.HttpException;
import dev.wharf.http.Request;
import dev.wharf.http.Response;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class Http1ServerTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

  private static String post(String fields) {
    return "POST /p?q=1 HTTP/1.1\r\nHost: a:1\r\n" + fields + "\r\n";
  }

  @Test
  void requestArrivesAsItWasWritten() throws Exception {
    var seen = new CompletableFuture<Request>();
    try (var server =
            TestServer.of(exchange -> {
              seen.complete(exchange.request());
              exchange.respond(Response.of(204)).finish();
            });
        var client = server.connect()) {
      client.send(post("X-A: 1\r\nx-a: caf\u00e9\r\nKeep-Alive: x\r\nB: 2\r\nConnection: b\r\n"));
      assertThat(client.head()).startsWith("HTTP/1.1 204 No Content\r\n");
    }
    var request = seen.get();
    assertThat(request.method().name()).isEqualTo("POST");
    assertThat(request.authority()).contains("a:1");
    assertThat(request.path()).isEqualTo("/p?q=1");
    assertThat(request.headers()).isEqualTo(Headers.of("X-A", "1", "x-a", "caf\u00e9"));
  }

  @Test
  void answersOfOneConnectionComeInOrderHoweverItsRequestsArrive() throws Exception {
    var count = new AtomicInteger();
    try (var server =
            TestServer.of(exchange ->
                exchange.respond(
                    Response.of(200),
                    (exchange.request().path() + count.incrementAndGet()).getBytes(US_ASCII)));
        var client = server.connect()) {
      var all = new StringBuilder();
      for (int i = 1; i <= 1000; i++) {
        all.append("GET /").append(i).append("- HTTP/1.1\r\nHost: a\r\n\r\n");
      }
      var sender = Thread.startVirtualThread(() -> sendUnchecked(client, all.toString()));
      for (int i = 1; i <= 1000; i++) {
        assertThat(client.answer()).endsWith("\r\n\r\n/" + i + "-" + i);
      }
      sender.join();
    }
  }

  private static void sendUnchecked(RawClient client, String text) {
    try {
      client.send(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void requestArrivesByteByByte() throws Exception {
    try (var server = TestServer.of(TestServer::echo);
        var client = server.connect()) {
      String chunked = post("Transfer-Encoding: chunked\r\n") + "3\r\nabc\r\n0\r\nT: 1\r\n\r\n";
      for (int i = 0; i < chunked.length(); i++) {
        client.send(chunked.substring(i, i + 1));
      }
      assertThat(client.head()).contains("transfer-encoding: chunked\r\n");
      var text = new StringBuilder();
      while (!text.toString().endsWith("0\r\nT: 1\r\n\r\n")) {
        text.append(client.read(1));
      }
      assertThat(text.toString().replaceAll("\r\n|[0-9]", "")).startsWith("abc");
    }
  }

  @Test
  void trailersGoBothWays() throws Exception {
    try (var server =
            TestServer.of(exchange -> {
              TestServer.readAll(exchange.body());
              var writer = exchange.respond(Response.of(200));
              writer.write(ByteBuffer.wrap("xyz".getBytes(US_ASCII)));
              writer.flush();
              writer.finish(exchange.body().trailers());
            });
        var client = server.connect()) {
      for (int i = 0; i < 3; i++) {
        client.send(post("Transfer-Encoding: chunked\r\n") + "0\r\nA: " + i + "\r\na: b\r\n\r\n");
        client.head();
        String expected = "3\r\nxyz\r\n0\r\nA: " + i + "\r\na: b\r\n\r\n";
        assertThat(client.read(expected.length())).isEqualTo(expected);
      }
    }
  }

  @Test
  void fiveHundredChunksLeaveOneByOne() throws Exception {
    try (var server =
            TestServer.of(exchange -> {
              var writer = exchange.respond(Response.of(200));
              for (int i = 0; i < 500; i++) {
                writer.write(ByteBuffer.wrap(new byte[] {(byte) ('a' + i % 26)}));
                writer.flush();
              }
              writer.finish();
            });
        var client = server.connect()) {
      client.send(GET).head();
      for (int i = 0; i < 500; i++) {
        assertThat(client.read(6)).isEqualTo("1\r\n" + (char) ('a' + i % 26) + "\r\n");
      }
      assertThat(client.read(5)).isEqualTo("0\r\n\r\n");
    }
  }

  @Test
  void contentIsEchoedInConstantMemory() throws Exception {
    long size = Long.getLong("wharf.http.echo", 256L << 20);
    try (var server = TestServer.of(TestServer::echo);
        var client = server.connect()) {
      client.send("POST / HTTP/1.0\r\nHost: a\r\nContent-Length: " + size + "\r\n\r\n");
      var sender =
          Thread.startVirtualThread(() -> {
            byte[] piece = new byte[64 * 1024];
            try {
              for (long sent = 0; sent < size; sent += piece.length) {
                client.out().write(piece);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      client.head();
      assertThat(client.skip(size / 2)).isEqualTo(size / 2);
      var metric = PooledByteBufAllocator.DEFAULT.metric();
      assertThat(metric.usedDirectMemory()).isLessThan(32 << 20);
      assertThat(client.skip(size / 2)).isEqualTo(size / 2);
      sender.join();
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void readerThatStopsMakesTheSenderStop() throws Exception {
    var release = new CountDownLatch(1);
    try (var server =
            TestServer.of(exchange -> {
              exchange.body().read(ByteBuffer.allocate(1));
              release.await();
            });
        var client = server.connect()) {
      client.send(post("Content-Length: 1000000000\r\n"));
      var sent = new AtomicInteger();
      Thread.startVirtualThread(() -> {
        byte[] piece = new byte[64 * 1024];
        try {
          while (true) {
            client.out().write(piece);
            sent.addAndGet(piece.length);
          }
        } catch (IOException e) {
          // The end of the test.
        }
      });
      int before = -1;
      while (before != sent.get()) {
        before = sent.get();
        Thread.sleep(200);
      }
      assertThat(before).isLessThan(32 << 20);
      release.countDown();
    }
  }

  @Test
  void writerWaitsForAClientThatDoesNotRead() throws Exception {
    var written = new AtomicInteger();
    var failure = new CompletableFuture<Throwable>();
    try (var server =
            TestServer.of(exchange -> {
              var writer = exchange.respond(Response.of(200));
              try {
                while (true) {
                  writer.write(ByteBuffer.allocate(64 * 1024));
                  written.addAndGet(64 * 1024);
                }
              } catch (HttpException e) {
                failure.complete(e);
              }
            });
        var client = server.connect()) {
      client.send(GET).head();
      int before = -1;
      while (before != written.get()) {
        before = written.get();
        Thread.sleep(200);
      }
      assertThat(before).isLessThan(32 << 20);
      client.close();
      assertThat(failure.get(60, TimeUnit.SECONDS)).isInstanceOf(HttpException.class);
    }
  }

  @Test
  void clientIsToldToContinueWhenItsContentIsWanted() throws Exception {
    var go = new CountDownLatch(1);
    try (var server =
            TestServer.of(exchange -> {
              go.await();
              TestServer.echo(exchange);
            });
        var client = server.connect()) {
      client.send(post("Expect: 100-continue\r\nContent-Length: 3\r\n"));
      client.socket().setSoTimeout(200);
      assertThatThrownBy(client::head).isInstanceOf(SocketTimeoutException.class);
      client.socket().setSoTimeout(60_000);
      go.countDown();
      assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      assertThat(client.send("abc").head()).startsWith("HTTP/1.1 200 OK\r\n");
      assertThat(client.read(13)).isEqualTo("3\r\nabc\r\n0\r\n\r\n");
    }
  }

  @Test
  void unwantedContentNeedsNoContinue() throws Exception {
    try (var server = TestServer.of(TestServer.saying("no"));
        var client = server.connect()) {
      client.send(post("Expect: 100-continue\r\nContent-Length: 3\r\n"));
      assertThat(client.answer()).startsWith("HTTP/1.1 200").contains("connection: close");
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void interimResponsesPrecedeTheFinalOne() throws Exception {
    try (var server =
            TestServer.of(exchange -> {
              exchange.inform(Response.of(103).with(Headers.of("link", "<a>")));
              exchange.respond(Response.of(200), new byte[0]);
            });
        var client = server.connect()) {
      client.send(GET);
      assertThat(client.head()).isEqualTo("HTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 200 OK\r\n");
    }
  }

  @Test
  void answersWithoutContentHaveNone() throws Exception {
    try (var server =
            TestServer.of(exchange -> {
              int code = Integer.parseInt(exchange.request().path().substring(1));
              exchange.respond(Response.of(code), "content".getBytes(US_ASCII));
            });
        var client = server.connect()) {
      client.send("HEAD /200 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).contains("content-length: 7\r\n");
      client.send("GET /204 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 204").doesNotContain("content-length");
      client.send("GET /304 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 304").doesNotContain("content-length");
      client.send("GET /200 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 200").endsWith("\r\n\r\ncontent");
    }
  }

  @Test
  void lengthOfTheAnswerIsKept() throws Exception {
    var failures = new CompletableFuture<Throwable>();
    try (var server =
            TestServer.of(exchange -> {
              var head = Response.of(200).with(Headers.of("Content-Length", "3"));
              var writer = exchange.respond(head);
              writer.write(ByteBuffer.wrap("ab".getBytes(US_ASCII)));
              if (exchange.request().path().equals("/less")) {
                writer.finish();
              } else {
                try {
                  writer.write(ByteBuffer.wrap("cd".getBytes(US_ASCII)));
                } catch (HttpException e) {
                  failures.complete(e);
                }
                writer.write(ByteBuffer.wrap("c".getBytes(US_ASCII)));
                writer.finish();
              }
            });
        var client = server.connect()) {
      client.send("GET /more HTTP/1.1\r\nHost: a\r\n\r\n");
      client.head();
      assertThat(client.read(3)).isEqualTo("abc");
      assertThat(failures.get()).hasMessageContaining("more content than announced");
      client.send("GET /less HTTP/1.1\r\nHost: a\r\n\r\n");
      client.head();
      assertThat(client.rest()).hasSizeLessThan(3);
    }
  }

  @Test
  void forbiddenFieldsAreRefused() throws Exception {
    var failure = new CompletableFuture<Throwable>();
    try (var server =
            TestServer.of(exchange -> {
              try {
                exchange.respond(Response.of(200).with(Headers.of("Transfer-Encoding", "chunked")));
              } catch (IllegalArgumentException e) {
                failure.complete(e);
              }
            });
        var client = server.connect()) {
      client.send(GET);
      assertThat(client.answer()).startsWith("HTTP/1.1 500 ");
      assertThat(failure.get()).hasMessage("forbidden field Transfer-Encoding");
    }
  }

  @Test
  void handlerThatFailsGivesAnAnswerOrAVisibleEnd() throws Exception {
    try (var server =
            TestServer.of(exchange -> {
              if (exchange.request().path().equals("/late")) {
                exchange.respond(Response.of(200)).write(ByteBuffer.allocate(10));
              }
              throw new InterruptedException();
            });
        var early = server.connect();
        var late = server.connect()) {
      early.send(GET);
      assertThat(early.answer())
          .startsWith("HTTP/1.1 500 ")
          .endsWith("500 Internal Server Error\n");
      early.send(GET);
      assertThat(early.answer()).startsWith("HTTP/1.1 500 ");
      late.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(late.rest()).doesNotEndWith("0\r\n\r\n");
    }
  }

  @Test
  void clientThatLeavesCancelsItsRequest() throws Exception {
    var begun = new CountDownLatch(1);
    var cancelled = new CountDownLatch(1);
    try (var server =
        TestServer.of(exchange -> {
          exchange.onCancel(cancelled::countDown);
          begun.countDown();
          cancelled.await();
          assertThat(exchange.cancelled()).isTrue();
        })) {
      try (var client = server.connect()) {
        client.send(GET);
        begun.await();
      }
      assertThat(cancelled.await(60, TimeUnit.SECONDS)).isTrue();
      while (server.running().inFlight() > 0 || server.running().connections() > 0) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  void clientThatLeavesWakesTheReaderOfItsContent() throws Exception {
    var failure = new CompletableFuture<Throwable>();
    var begun = new CountDownLatch(1);
    try (var server =
        TestServer.of(exchange -> {
          try {
            begun.countDown();
            TestServer.readAll(exchange.body());
          } catch (HttpException e) {
            failure.complete(e);
          }
        })) {
      try (var client = server.connect()) {
        client.send(post("Content-Length: 10\r\n") + "abc");
        begun.await();
      }
      assertThat(failure.get(60, TimeUnit.SECONDS)).hasMessage("the client is gone");
    }
  }

  @Test
  void contentThatNobodyReadsDoesNotDisturbTheNextRequest() throws Exception {
    try (var server = TestServer.of(TestServer.saying("ok"));
        var client = server.connect()) {
      client.send(post("Content-Length: 100000\r\n") + "x".repeat(100_000) + GET);
      assertThat(client.answer()).endsWith("ok");
      assertThat(client.answer()).endsWith("ok");
      client.send(post("Content-Length: 10000000\r\n") + "x".repeat(100));
      assertThat(client.answer()).endsWith("ok");
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void detachedExchangeOutlivesItsHandler() throws Exception {
    try (var server =
            TestServer.of(exchange -> {
              exchange.detach();
              Thread.startVirtualThread(() -> {
                exchange.respond(Response.of(200), "later".getBytes(US_ASCII));
                exchange.end();
              });
            });
        var client = server.connect()) {
      client.send(GET);
      assertThat(client.answer()).endsWith("later");
    }
  }

  @Test
  void tenThousandRequestsFromSixtyFourConnections() throws Exception {
    var wrong = new AtomicInteger();
    try (var server = TestServer.of(TestServer.saying("hello"))) {
      var clients = new Thread[64];
      for (int i = 0; i < clients.length; i++) {
        clients[i] =
            Thread.startVirtualThread(() -> {
              try (var client = server.connect()) {
                for (int j = 0; j < 157; j++) {
                  if (!client.send(GET).answer().endsWith("\r\n\r\nhello")) {
                    wrong.incrementAndGet();
                  }
                }
              } catch (IOException e) {
                wrong.incrementAndGet();
              }
            });
      }
      for (var client : clients) {
        client.join();
      }
    }
    assertThat(wrong).hasValue(0);
  }
}
