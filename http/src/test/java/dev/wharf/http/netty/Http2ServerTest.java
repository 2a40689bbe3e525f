package dev.wharf.http.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.http.Headers;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.Method;
import dev.wharf.http.Request;
import dev.wharf.http.RequestOptions;
import dev.wharf.http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS with the JDK's client, without with curl. */
@Timeout(120)
final class Http2ServerTest {
  @TempDir static Path folder;
  private static SSLContext context;

  @BeforeAll
  static void makeCertificate() throws Exception {
    Path file = folder.resolve("keys.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                "password",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
    var keys = KeyStore.getInstance(file.toFile(), "password".toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "password".toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
  }

  private static HttpClient client(HttpClient.Version version) {
    return HttpClient.newBuilder().sslContext(context).version(version).build();
  }

  private static URI uri(TestServer server, String path) {
    return URI.create("https://localhost:" + server.port() + path);
  }

  @Test
  void bothVersionsAreSpokenOverTls() throws Exception {
    try (var server =
            new TestServer(
                TestServer.options().with(context),
                exchange -> {
                  var text =
                      exchange.protocol()
                          + " "
                          + exchange.request().scheme()
                          + " "
                          + exchange.request().authority().orElseThrow()
                          + " "
                          + new String(TestServer.readAll(exchange.body()), UTF_8);
                  exchange.respond(
                      Response.of(200).with(Headers.of("X-Y", "z")), text.getBytes(UTF_8));
                });
        var second = client(HttpClient.Version.HTTP_2);
        var first = client(HttpClient.Version.HTTP_1_1)) {
      for (var client : List.of(second, first)) {
        for (int i = 0; i < 3; i++) {
          var answer =
              client.send(
                  HttpRequest.newBuilder(uri(server, "/"))
                      .POST(HttpRequest.BodyPublishers.ofString("hello"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
          assertThat(answer.body())
              .isEqualTo(
                  (client == second ? "HTTP/2" : "HTTP/1.1")
                      + " https localhost:"
                      + server.port()
                      + " hello");
          assertThat(answer.headers().firstValue("x-y")).contains("z");
          assertThat(answer.version())
              .isEqualTo(
                  client == second ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        }
      }
    }
  }

  @Test
  void ourClientSpeaksTlsAndChecksNames() throws Exception {
    try (var server =
            new TestServer(TestServer.options().with(context), TestServer.saying("secret"));
        var own =
            new NettyClient(
                (_, _, _) -> List.of(InetAddress.getLoopbackAddress()),
                HttpLimits.DEFAULT,
                context)) {
      for (String host : List.of("localhost", "other.example")) {
        var request =
            new Request(
                Method.GET, "https", Optional.of(host + ":" + server.port()), "/", Headers.EMPTY);
        var exchange = own.send(request, new byte[0], RequestOptions.DEFAULT);
        if (host.equals("localhost")) {
          assertThat(exchange.response().status().code()).isEqualTo(200);
          assertThat(new String(TestServer.readAll(exchange.responseBody()), UTF_8))
              .isEqualTo("secret");
        } else {
          assertThatThrownBy(exchange::response).hasMessage("the certificate is not valid");
        }
      }
    }
  }

  @Test
  void muchContentIsEchoed() throws Exception {
    try (var server = new TestServer(TestServer.options().with(context), TestServer::echo);
        var client = client(HttpClient.Version.HTTP_2)) {
      byte[] content = new byte[16 << 20];
      new Random(1).nextBytes(content);
      var answer =
          client.send(
              HttpRequest.newBuilder(uri(server, "/"))
                  .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.body()).isEqualTo(content);
    }
  }

  @Test
  void resetStreamCancelsItsRequestAndNoOther() throws Exception {
    var begun = new CountDownLatch(1);
    var cancelled = new CountDownLatch(1);
    try (var server =
            new TestServer(
                TestServer.options().with(context),
                exchange -> {
                  if (exchange.request().path().equals("/slow")) {
                    exchange.onCancel(cancelled::countDown);
                    begun.countDown();
                    cancelled.await();
                  }
                  exchange.respond(Response.of(200), new byte[0]);
                });
        var client = client(HttpClient.Version.HTTP_2)) {
      var slow =
          client.sendAsync(
              HttpRequest.newBuilder(uri(server, "/slow")).build(),
              HttpResponse.BodyHandlers.discarding());
      begun.await();
      slow.cancel(true);
      assertThat(cancelled.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(uri(server, "/")).build(),
                      HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(200);
      while (server.running().inFlight() > 0) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  void manyRequestsOnOneConnection() throws Exception {
    var wrong = new AtomicInteger();
    try (var server =
            new TestServer(TestServer.options().with(context), TestServer.saying("hello"));
        var client = client(HttpClient.Version.HTTP_2);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        threads.submit(() -> {
          for (int j = 0; j < 20; j++) {
            var answer =
                client.send(
                    HttpRequest.newBuilder(uri(server, "/")).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (!answer.body().equals("hello")) {
              wrong.incrementAndGet();
            }
          }
          return 0;
        });
      }
    }
    assertThat(wrong).hasValue(0);
  }

  private static String curl(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "20"));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      System.out.println("skipped: curl is not on the path");
      return Assumptions.abort("curl is not on the path");
    }
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return text;
  }

  @Test
  void priorKnowledge() throws Exception {
    try (var server = TestServer.of(TestServer::echo)) {
      String url = "http://" + server.authority() + "/";
      assertThat(curl("--http2-prior-knowledge", "-d", "x", "-w", " %{http_version}", url))
          .isEqualTo("x 2");
      assertThat(curl("--http1.1", "-d", "x", "-w", " %{http_version}", url)).isEqualTo("x 1.1");
      Path big = Files.write(folder.resolve("big"), new byte[3 << 20]);
      for (String version : List.of("--http2-prior-knowledge", "--http1.1")) {
        assertThat(
                curl(
                    version,
                    "-T",
                    big.toString(),
                    "-o",
                    "/dev/null",
                    "-w",
                    "%{size_download}",
                    url))
            .isEqualTo("" + (3 << 20));
      }
    }
  }

  @Test
  void trailersAndInterimResponses() throws Exception {
    try (var server =
        TestServer.of(exchange -> {
          exchange.inform(Response.of(103).with(Headers.of("Link", "<a>")));
          var writer = exchange.respond(Response.of(200));
          writer.write(ByteBuffer.wrap("x".getBytes(UTF_8)));
          writer.finish(Headers.of("X-End", "1"));
        })) {
      String url = "http://" + server.authority() + "/";
      String text = curl("--http2-prior-knowledge", "-v", url).toLowerCase(Locale.ROOT);
      assertThat(text).contains("http/2 103", "link: <a>", "http/2 200", "x-end: 1");
    }
  }

  @Test
  void emptyAnswers() throws Exception {
    try (var server =
        TestServer.of(exchange ->
            exchange.respond(
                Response.of(Integer.parseInt(exchange.request().path().substring(1))),
                "content".getBytes(UTF_8)))) {
      String url = "http://" + server.authority() + "/";
      String format = " %{http_code}";
      assertThat(curl("--http2-prior-knowledge", "-w", format, url + "204")).isEqualTo(" 204");
      assertThat(curl("--http2-prior-knowledge", "-w", format, url + "304")).isEqualTo(" 304");
      assertThat(curl("--http2-prior-knowledge", "-I", url + "200")).contains("content-length: 7");
    }
  }

  @Test
  void limitsHold() throws Exception {
    var sizes = new HttpLimits.Sizes(100, 1000, 20, 1000);
    try (var server =
        TestServer.of(
            HttpLimits.DEFAULT.with(sizes),
            exchange -> {
              TestServer.readAll(exchange.body());
              exchange.respond(Response.of(200), new byte[0]);
            })) {
      String url = "http://" + server.authority() + "/";
      String[] base = {"--http2-prior-knowledge", "-o", "/dev/null", "-w", "%{http_code}"};
      assertThat(curl(base[0], base[1], base[2], base[3], base[4], url + "x".repeat(99)))
          .isEqualTo("200");
      assertThat(curl(base[0], base[1], base[2], base[3], base[4], url + "x".repeat(100)))
          .isEqualTo("414");
      assertThat(curl(base[0], base[1], base[2], base[3], base[4], "-d", "x".repeat(1000), url))
          .isEqualTo("200");
      assertThat(curl(base[0], base[1], base[2], base[3], base[4], "-d", "x".repeat(1001), url))
          .startsWith("413");
      assertThat(
              curl(
                  base[0], base[1], base[2], base[3], base[4], "-H", "X: " + "y".repeat(1000), url))
          .isEqualTo("431");
    }
  }
}
