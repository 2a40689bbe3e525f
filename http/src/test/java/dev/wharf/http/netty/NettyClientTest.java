package dev.wharf.http.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.http.ClientExchange;
import dev.wharf.http.ExchangeHandler;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.Method;
import dev.wharf.http.Request;
import dev.wharf.http.RequestOptions;
import dev.wharf.http.Resolver;
import dev.wharf.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class NettyClientTest {
  private static final RequestOptions SHORT =
      new RequestOptions(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300));

  private NettyClient client;

  @BeforeEach
  void start() throws Exception {
    client = client(Resolver.SYSTEM, HttpLimits.DEFAULT);
  }

  @AfterEach
  void stop() {
    client.close();
  }

  private static NettyClient client(Resolver resolver, HttpLimits limits) throws Exception {
    return new NettyClient(resolver, limits, SSLContext.getDefault());
  }

  private static Request request(Method method, TestServer server, String path) {
    return Request.of(method, server.authority(), path);
  }

  private ClientExchange get(TestServer server) {
    return client.send(request(Method.GET, server, "/"), new byte[0], RequestOptions.DEFAULT);
  }

  private static String text(ClientExchange exchange) throws InterruptedException {
    exchange.response();
    return new String(TestServer.readAll(exchange.responseBody()), US_ASCII);
  }

  private static HttpError error(ClientExchange exchange) {
    try {
      exchange.response();
      TestServer.readAll(exchange.responseBody());
    } catch (HttpException e) {
      return e.error();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("no error");
  }

  @Test
  void requestsShareAConnection() throws Exception {
    Set<SocketAddress> connections = ConcurrentHashMap.newKeySet();
    ExchangeHandler handler =
        exchange -> {
          connections.add(exchange.remote());
          TestServer.echo(exchange);
        };
    try (var server = TestServer.of(handler)) {
      for (int i = 0; i < 50; i++) {
        byte[] content = ("content " + i).getBytes(US_ASCII);
        var exchange =
            client.send(request(Method.POST, server, "/"), content, RequestOptions.DEFAULT);
        assertThat(text(exchange)).isEqualTo("content " + i);
      }
    }
    assertThat(connections).hasSize(1);
  }

  @Test
  void contentAndTrailersStreamBothWays() throws Exception {
    try (var server = TestServer.of(TestServer::echo)) {
      var exchange = client.send(request(Method.POST, server, "/"), RequestOptions.DEFAULT);
      long size = 16 << 20;
      Thread.startVirtualThread(() -> {
        try {
          for (long sent = 0; sent < size; sent += 10_000) {
            exchange.body().write(ByteBuffer.allocate((int) Math.min(10_000, size - sent)));
          }
          exchange.body().finish(Headers.of("X-Sum", "\u00e9", "x-sum", "2"));
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      });
      assertThat(exchange.response().status().code()).isEqualTo(200);
      var piece = ByteBuffer.allocate(100_000);
      long read = 0;
      for (int n = 0; n >= 0; n = exchange.responseBody().read(piece.clear())) {
        read += n;
      }
      assertThat(read).isEqualTo(size);
      assertThat(exchange.responseBody().trailers())
          .isEqualTo(Headers.of("X-Sum", "\u00e9", "x-sum", "2"));
    }
  }

  @Test
  void interimResponsesAreKept() throws Exception {
    try (var server =
        TestServer.of(exchange -> {
          exchange.inform(Response.of(103).with(Headers.of("link", "<a>")));
          exchange.inform(Response.of(103));
          exchange.respond(Response.of(200), new byte[0]);
        })) {
      var exchange = get(server);
      exchange.response();
      assertThat(exchange.interim())
          .containsExactly(Response.of(103).with(Headers.of("link", "<a>")), Response.of(103));
    }
  }

  @Test
  void headHasLengthAndNoContent() throws Exception {
    try (var server = TestServer.of(TestServer.saying("12345"))) {
      for (int i = 0; i < 2; i++) {
        var exchange =
            client.send(request(Method.HEAD, server, "/"), new byte[0], RequestOptions.DEFAULT);
        assertThat(exchange.response().headers().first("content-length")).contains("5");
        assertThat(TestServer.readAll(exchange.responseBody())).isEmpty();
      }
      assertThat(text(get(server))).isEqualTo("12345");
    }
  }

  @Test
  void closedConnectionIsReplaced() throws Exception {
    var times =
        new HttpLimits.Times(
            Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(1), 1);
    try (var server = TestServer.of(HttpLimits.DEFAULT.with(times), TestServer.saying("ok"))) {
      for (int i = 0; i < 5; i++) {
        assertThat(text(get(server))).isEqualTo("ok");
        Thread.sleep(60L * i);
      }
    }
  }

  @Test
  void resolverDecidesAndIsObeyedExactly() throws Exception {
    var asked = new HashSet<String>();
    Resolver here =
        (_, host, _) -> {
          asked.add(host);
          if (host.equals("forbidden.example")) {
            throw new HttpException(HttpError.DESTINATION_IP_PROHIBITED, "not granted");
          }
          return List.of(InetAddress.getLoopbackAddress());
        };
    try (var own = client(here, HttpLimits.DEFAULT);
        var server = TestServer.of(TestServer.saying("here"))) {
      var there = Request.of(Method.GET, "some.example:" + server.port(), "/");
      assertThat(text(own.send(there, new byte[0], RequestOptions.DEFAULT))).isEqualTo("here");
      var forbidden = Request.of(Method.GET, "forbidden.example", "/");
      assertThat(error(own.send(forbidden, new byte[0], RequestOptions.DEFAULT)))
          .isEqualTo(HttpError.DESTINATION_IP_PROHIBITED);
      assertThat(asked).containsExactlyInAnyOrder("some.example", "forbidden.example");
    }
  }

  @Test
  void nextAddressIsTried() throws Exception {
    Resolver two =
        (_, _, _) ->
            List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"));
    try (var own = client(two, HttpLimits.DEFAULT);
        var server = TestServer.of(TestServer.saying("here"))) {
      var there = Request.of(Method.GET, "some.example:" + server.port(), "/");
      assertThat(text(own.send(there, new byte[0], RequestOptions.DEFAULT))).isEqualTo("here");
    }
  }

  @Test
  void refusedConnection() throws Exception {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var there = Request.of(Method.GET, "127.0.0.1:" + port, "/");
    assertThat(error(client.send(there, new byte[0], RequestOptions.DEFAULT)))
        .isEqualTo(HttpError.CONNECTION_REFUSED);
  }

  @Test
  void resolverThatHangs() throws Exception {
    var end = new CountDownLatch(1);
    Resolver hanging =
        (_, _, _) -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    try (var own = client(hanging, HttpLimits.DEFAULT)) {
      var there = Request.of(Method.GET, "some.example", "/");
      assertThat(error(own.send(there, new byte[0], SHORT))).isEqualTo(HttpError.DNS_TIMEOUT);
      end.countDown();
    }
  }

  @Test
  void serverThatDoesNotAnswerInTime() throws Exception {
    var end = new CountDownLatch(1);
    try (var server = TestServer.of(_ -> end.await())) {
      long begin = System.nanoTime();
      var exchange = client.send(request(Method.GET, server, "/"), new byte[0], SHORT);
      assertThat(error(exchange)).isEqualTo(HttpError.HTTP_RESPONSE_TIMEOUT);
      assertThat((System.nanoTime() - begin) / 1_000_000).isGreaterThanOrEqualTo(300);
      end.countDown();
    }
  }

  @Test
  void serverThatStopsInTheMiddle() throws Exception {
    var end = new CountDownLatch(1);
    try (var server =
        TestServer.of(exchange -> {
          var writer = exchange.respond(Response.of(200));
          writer.write(ByteBuffer.allocate(10));
          end.await();
        })) {
      var exchange = client.send(request(Method.GET, server, "/"), new byte[0], SHORT);
      assertThat(error(exchange)).isEqualTo(HttpError.CONNECTION_READ_TIMEOUT);
      end.countDown();
    }
  }

  @Test
  void slowReaderIsNotTheServersFault() throws Exception {
    try (var server =
        TestServer.of(exchange -> exchange.respond(Response.of(200), new byte[1 << 20]))) {
      var exchange = client.send(request(Method.GET, server, "/"), new byte[0], SHORT);
      exchange.response();
      Thread.sleep(1000);
      assertThat(TestServer.readAll(exchange.responseBody())).hasSize(1 << 20);
    }
  }

  @Test
  void sizesOfAnswersAreLimited() throws Exception {
    var sizes = new HttpLimits.Sizes(100, 200, 128, 10);
    try (var own = client(Resolver.SYSTEM, HttpLimits.DEFAULT.with(sizes));
        var server =
            TestServer.of(exchange -> {
              int size = Integer.parseInt(exchange.request().path().substring(1));
              var head =
                  size > 20
                      ? Response.of(200).with(Headers.of("x", "y".repeat(size)))
                      : Response.of(200);
              exchange.respond(head, new byte[Math.min(size, 20)]);
            })) {
      var at = own.send(request(Method.GET, server, "/10"), new byte[0], RequestOptions.DEFAULT);
      at.response();
      assertThat(TestServer.readAll(at.responseBody())).hasSize(10);
      assertThat(error(own.send(request(Method.GET, server, "/11"), new byte[0], SHORT)))
          .isEqualTo(HttpError.HTTP_RESPONSE_BODY_SIZE);
      assertThat(error(own.send(request(Method.GET, server, "/300"), new byte[0], SHORT)))
          .isEqualTo(HttpError.HTTP_RESPONSE_HEADER_SECTION_SIZE);
    }
  }

  @Test
  void exchangesAtOnceAreLimited() throws Exception {
    var counts = new HttpLimits.Counts(1, 1, 1, 1, 1, 1);
    var go = new CountDownLatch(1);
    try (var own = client(Resolver.SYSTEM, HttpLimits.DEFAULT.with(counts));
        var server =
            TestServer.of(exchange -> {
              go.await();
              exchange.respond(Response.of(200), new byte[0]);
            })) {
      var one = request(Method.GET, server, "/");
      var first = own.send(one, new byte[0], RequestOptions.DEFAULT);
      assertThat(error(own.send(one, new byte[0], RequestOptions.DEFAULT)))
          .isEqualTo(HttpError.CONNECTION_LIMIT_REACHED);
      go.countDown();
      assertThat(text(first)).isEmpty();
      Thread.sleep(100); // The reader sees the end a moment before the client counts it.
      assertThat(text(own.send(one, new byte[0], RequestOptions.DEFAULT))).isEmpty();
    }
  }

  @Test
  void brokenAnswersAreErrors() throws Exception {
    for (String answer :
        List.of(
            "HTTP/1.1 20 OK\r\n\r\n",
            "HTTP/2.0 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nX : y\r\n\r\n",
            "HTTP/1.1 200 OK\nX: y\n\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n")) {
      assertThat(errorOf(answer)).as(answer).isEqualTo(HttpError.HTTP_PROTOCOL_ERROR);
    }
    assertThat(errorOf("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"))
        .isEqualTo(HttpError.HTTP_RESPONSE_INCOMPLETE);
    assertThat(errorOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"))
        .isEqualTo(HttpError.HTTP_RESPONSE_INCOMPLETE);
    assertThat(errorOf("")).isEqualTo(HttpError.CONNECTION_TERMINATED);
    assertThat(errorOf("HTTP/1.1 101 Switching\r\n\r\n")).isEqualTo(HttpError.HTTP_UPGRADE_FAILED);
  }

  @Test
  void contentMayEndWithTheConnection() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      answerOnce(server, "HTTP/1.0 200 OK\r\n\r\nall of it");
      var there = Request.of(Method.GET, "127.0.0.1:" + server.getLocalPort(), "/");
      assertThat(text(client.send(there, new byte[0], RequestOptions.DEFAULT)))
          .isEqualTo("all of it");
    }
  }

  private HttpError errorOf(String answer) throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      answerOnce(server, answer);
      var there = Request.of(Method.GET, "127.0.0.1:" + server.getLocalPort(), "/");
      return error(client.send(there, new byte[0], RequestOptions.DEFAULT));
    }
  }

  private static void answerOnce(ServerSocket server, String answer) {
    Thread.startVirtualThread(() -> {
      try (var socket = server.accept()) {
        socket.getInputStream().read(new byte[1000]);
        socket.getOutputStream().write(answer.getBytes(US_ASCII));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  @Test
  void givenUpExchangeCancelsTheServers() throws Exception {
    var begun = new CountDownLatch(1);
    var cancelled = new CountDownLatch(1);
    try (var server =
        TestServer.of(exchange -> {
          exchange.onCancel(cancelled::countDown);
          begun.countDown();
          cancelled.await();
        })) {
      var exchange = get(server);
      begun.await();
      exchange.close();
      assertThat(cancelled.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(error(exchange)).isEqualTo(HttpError.CONNECTION_TERMINATED);
    }
  }

  @Test
  void invalidRequestsAreNotSent() {
    for (String authority : List.of("", "a b", "user@a", "a:x", "a:0", "a:65536", "[::1")) {
      assertThat(error(client.send(Request.of(Method.GET, authority, "/"), new byte[0], SHORT)))
          .as(authority)
          .isEqualTo(HttpError.HTTP_REQUEST_URI_INVALID);
    }
    for (String path : List.of("", "x", "/ x", "/\r\nX: y", "/#a")) {
      assertThat(error(client.send(Request.of(Method.GET, "a", path), new byte[0], SHORT)))
          .as(path)
          .isEqualTo(HttpError.HTTP_REQUEST_URI_INVALID);
    }
    assertThatThrownBy(() ->
            client.send(
                Request.of(Method.GET, "a", "/").with(Headers.of("Host", "b")), new byte[0], SHORT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
