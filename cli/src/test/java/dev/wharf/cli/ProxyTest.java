package dev.wharf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.engine.Engine;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.Response;
import dev.wharf.http.RunningServer;
import dev.wharf.http.ServerOptions;
import dev.wharf.http.netty.NettyClient;
import dev.wharf.http.netty.NettyServer;
import dev.wharf.runtime.ComponentLimits;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.http.ProxyP2;
import dev.wharf.wasi.http.ServiceSettings;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service of WASI 0.2, built from Rust, behind the real server and a real client. */
@Timeout(120)
class ProxyTest {
  private static final Path FILE = Path.of("../guests/wasm/rust-proxy.wasm");
  private static final Queue<Throwable> FAILURES = new ConcurrentLinkedQueue<>();
  private static final ByteArrayOutputStream STDERR = new ByteArrayOutputStream();

  /** What the guest may ask. */
  private static RunningServer asked;

  private static ProxyP2 proxy;
  private static RunningServer server;
  private static HttpProbe probe;

  @BeforeAll
  static void start() throws Exception {
    asked =
        new NettyServer(1)
            .start(
                options(),
                exchange -> {
                  var request = exchange.request();
                  String text = request.path() + " " + request.headers().all("x-asked");
                  exchange.respond(
                      Response.of(203).with(Headers.of("content-type", "text/plain")),
                      text.getBytes(UTF_8));
                },
                Thread::startVirtualThread);
    proxy = proxy(Duration.ofSeconds(60));
    server = serve(proxy);
    probe = new HttpProbe(server);
  }

  private static ServerOptions options() {
    return ServerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private static ProxyP2 proxy(Duration timeout) throws Exception {
    var component = ComponentValidator.validate(ComponentDecoder.decode(Files.readAllBytes(FILE)));
    var engine = Engine.create();
    SSLContext trust = SSLContext.getDefault();
    var wasi =
        Wasi.with(
            WasiConfig.builder()
                .stderr(STDERR)
                .allowHttp("http://127.0.0.1:" + asked.address().getPort())
                .httpClient(resolver -> new NettyClient(resolver, HttpLimits.DEFAULT, trust))
                .build());
    var linked = Linker.of(engine).include(wasi::offer).link(component);
    return new ProxyP2(
        engine,
        linked,
        wasi,
        new ServiceSettings(1, 1, 4, timeout, ComponentLimits.defaults(), 8 << 20, FAILURES::add));
  }

  private static RunningServer serve(ProxyP2 proxy) throws Exception {
    return new NettyServer(1).start(options(), proxy, proxy);
  }

  @AfterAll
  static void end() {
    server.close();
    proxy.close();
    asked.close();
  }

  @Test
  void answersWithTheGuestsStatusHeadersAndContent() throws Exception {
    var hello = probe.get("/");
    assertThat(hello.status()).isEqualTo(200);
    assertThat(hello.type()).isEqualTo("text/plain");
    assertThat(hello.text()).isEqualTo("Hello from 0.2!\n");
    assertThat(probe.get("/nowhere").status()).isEqualTo(404);
  }

  @Test
  void passesContentOnWithoutKeepingIt() throws Exception {
    var content = new byte[1_000_000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 31 >> 3);
    }
    assertThat(probe.post("/echo", content).content()).isEqualTo(content);
    assertThat(probe.post("/length", content).text()).isEqualTo("1000000\n");
  }

  @Test
  void streamsManyPieces() throws Exception {
    var lines = probe.get("/chunks?500").text().lines().toList();
    assertThat(lines).hasSize(500).startsWith("chunk 0").endsWith("chunk 499");
  }

  @Test
  void contentMayBeWrittenBeforeTheAnswerBegins() throws Exception {
    assertThat(probe.get("/early").text()).isEqualTo("written before\n");
  }

  @Test
  void trailersGoBothWays() throws Exception {
    assertThat(probe.raw("GET /trailers HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .contains("content\n")
        .endsWith("0\r\nx-sum: 42\r\n\r\n");
    assertThat(
            probe.raw(
                "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Transfer-Encoding: chunked\r\nTrailer: x-sum\r\n\r\n"
                    + "3\r\nabc\r\n0\r\nx-sum: 294\r\n\r\n"))
        .contains("abc")
        .endsWith("0\r\nx-sum: 294\r\n\r\n");
  }

  @Test
  void fieldsAreCheckedAndThoseOfARequestCannotBeChanged() throws Exception {
    var connection = probe.open("/headers");
    connection.setRequestProperty("X-Mine", "yes");
    assertThat(probe.got(connection).text())
        .containsIgnoringCase("x-mine: yes\n")
        .contains("Err(HeaderError::Immutable)")
        .contains("Err(HeaderError::Forbidden)")
        .contains("Err(HeaderError::InvalidSyntax)");
  }

  @Test
  void contentThatIsNotWholeDoesNotLookWhole() throws Exception {
    String request = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    assertThat(probe.raw("GET /half" + request)).doesNotEndWith("0\r\n\r\n");
    assertThat(probe.raw("GET /short" + request)).doesNotEndWith("too little\n".repeat(2));
    awaitOnStderr("HttpResponseBodySize(Some(11))");
    assertThat(probe.raw("GET /left" + request)).contains("an error page").endsWith("0\r\n\r\n");
  }

  /** The test's time is limited. */
  private static void awaitOnStderr(String text) throws InterruptedException {
    while (!STDERR.toString(UTF_8).contains(text)) {
      Thread.sleep(10);
    }
  }

  @Test
  void asksGrantedOriginsAndNoOthers() throws Exception {
    var got = probe.get("/fetch?127.0.0.1:" + asked.address().getPort());
    assertThat(got.status()).isEqualTo(203);
    assertThat(got.text()).isEqualTo("/asked [by a guest]");
    var denied = probe.get("/fetch?127.0.0.1:1");
    assertThat(denied.status()).isEqualTo(502);
    assertThat(denied.text()).contains("HttpRequestDenied");
  }

  @Test
  void aTrapAnAnswerThatIsMissingAndAnErrorAre500() throws Exception {
    assertThat(probe.get("/trap").status()).isEqualTo(500);
    assertThat(FAILURES).anyMatch(failure -> failure.toString().contains("unreachable"));
    assertThat(probe.get("/nothing").status()).isEqualTo(500);
    assertThat(probe.get("/error").status()).isEqualTo(500);
    assertThat(probe.get("/").status()).isEqualTo(200);
  }

  @Test
  void guestsThatComputeOrWaitForTooLongAreStopped() throws Exception {
    try (var hasty = proxy(Duration.ofSeconds(1));
        var other = serve(hasty)) {
      var probe = new HttpProbe(other);
      assertThat(probe.get("/spin").status()).isEqualTo(504);
      assertThat(probe.get("/wait?60000").status()).isEqualTo(504);
      assertThat(probe.get("/").status()).isEqualTo(200);
    }
  }

  @Test
  void aClientThatLeavesEndsTheGuest() throws Exception {
    try (var socket = probe.connect()) {
      socket.getOutputStream().write("GET /wait?1900 HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
      awaitOnStderr("waiting");
    }
    Thread.sleep(2200);
    assertThat(STDERR.toString(UTF_8)).doesNotContain("waited");
  }

  @Test
  void moreThanThereAreThreadsWaitForTheirTurn() throws Exception {
    assertThat(probe.ask(64, 20, "/", "Hello from 0.2!\n")).isEqualTo(64 * 20);
  }
}
