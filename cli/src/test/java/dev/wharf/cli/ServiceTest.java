package dev.wharf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.engine.Engine;
import dev.wharf.http.RunningServer;
import dev.wharf.http.ServerOptions;
import dev.wharf.http.netty.NettyServer;
import dev.wharf.runtime.ComponentLimits;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.http.ServiceP3;
import dev.wharf.wasi.http.ServiceSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service of WASI 0.3, built from Rust, behind the real server and a real client. */
@Timeout(120)
class ServiceTest {
  private static final Path FILE = Path.of("../guests/wasm/rust-service.wasm");
  private static final Queue<Throwable> FAILURES = new ConcurrentLinkedQueue<>();
  private static final ByteArrayOutputStream STDERR = new ByteArrayOutputStream();
  private static ServiceP3 service;
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    service = service(2, Duration.ofSeconds(60));
    server = serve(service);
  }

  private static ServiceP3 service(int lanes, Duration timeout) throws Exception {
    var component = ComponentValidator.validate(ComponentDecoder.decode(Files.readAllBytes(FILE)));
    var engine = Engine.create();
    var wasi = Wasi.with(WasiConfig.builder().stderr(STDERR).build());
    var linked = Linker.of(engine).include(wasi::offer).link(component);
    return new ServiceP3(
        engine,
        linked,
        wasi,
        new ServiceSettings(
            lanes, 128, 16, timeout, ComponentLimits.defaults(), 8 << 20, FAILURES::add));
  }

  private static RunningServer serve(ServiceP3 service) throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new NettyServer(2, 8 << 20).start(ServerOptions.at(address), service, Runnable::run);
  }

  @AfterAll
  static void end() {
    server.close();
    service.close();
  }

  private static HttpURLConnection open(RunningServer of, String path) throws Exception {
    return new HttpProbe(of).open(path);
  }

  private static HttpProbe.Got get(String path) throws Exception {
    return new HttpProbe(server).get(path);
  }

  private static HttpProbe.Got post(String path, byte[] content) throws Exception {
    return new HttpProbe(server).post(path, content);
  }

  private static HttpProbe.Got got(HttpURLConnection connection) throws Exception {
    return new HttpProbe(server).got(connection);
  }

  @Test
  void answersWithTheGuestsStatusHeadersAndContent() throws Exception {
    var hello = get("/");
    assertThat(hello.status()).isEqualTo(200);
    assertThat(hello.type()).isEqualTo("text/plain");
    assertThat(hello.text()).isEqualTo("Hello from 0.3!\n");
    assertThat(get("/nothing").status()).isEqualTo(404);
  }

  @Test
  void streamsWhatTheGuestWritesAfterItHasAnswered() throws Exception {
    var lines = get("/chunks?500").text().lines().toList();
    assertThat(lines).hasSize(500).startsWith("chunk 0").endsWith("chunk 499");
  }

  @Test
  void passesContentOnWithoutKeepingIt() throws Exception {
    for (String path : List.of("/echo", "/copy")) {
      // No more than sockets hold: this client reads nothing before it has sent all.
      var content = new byte[1_000_000];
      for (int i = 0; i < content.length; i++) {
        content[i] = (byte) (i * 31 >> 3);
      }
      assertThat(post(path, content).content()).as(path).isEqualTo(content);
    }
  }

  @Test
  void readsContentToItsEnd() throws Exception {
    assertThat(post("/length", new byte[123_456]).text()).isEqualTo("123456\n");
  }

  @Test
  void sendsTrailers() throws Exception {
    String answer =
        new HttpProbe(server)
            .raw("GET /trailers HTTP/1.1\r\nHost: x\r\nTE: trailers\r\nConnection: close\r\n\r\n");
    assertThat(answer).contains("content\n").endsWith("0\r\nx-sum: 42\r\n\r\n");
  }

  @Test
  void aTrapAnswers500AndTheNextRequestFindsAnotherInstance() throws Exception {
    assertThat(get("/trap").status()).isEqualTo(500);
    assertThat(get("/").status()).isEqualTo(200);
    assertThat(FAILURES).anyMatch(failure -> failure.toString().contains("unreachable"));
  }

  @Test
  void anErrorOfTheGuestAnswers500() throws Exception {
    assertThat(get("/error").status()).isEqualTo(500);
  }

  @Test
  void aGuestThatNeverEndsIsStopped() throws Exception {
    try (var hasty = service(1, Duration.ofSeconds(1));
        var other = serve(hasty)) {
      assertThat(got(open(other, "/spin")).status()).isEqualTo(504);
      // It is answered before its guest is stopped. The test's time is limited.
      while (FAILURES.stream().noneMatch(failure -> failure.toString().contains("deadline"))) {
        Thread.sleep(10);
      }
      assertThat(got(open(other, "/")).status()).isEqualTo(200);
    }
  }

  @Test
  void aGuestThatComputesForAClientThatHasLeftIsStopped() throws Exception {
    try (var hasty = service(1, Duration.ofSeconds(1));
        var other = serve(hasty)) {
      long before = deadlines();
      for (int i = 0; i < 6; i++) {
        try (var socket = new HttpProbe(other).connect()) {
          socket.getOutputStream().write("GET /spin HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
          Thread.sleep(100);
        }
      }
      // The test's time is limited.
      while (deadlines() < before + 6) {
        Thread.sleep(10);
      }
      assertThat(got(open(other, "/")).status()).isEqualTo(200);
    }
  }

  @Test
  void clientsThatLeaveInTheMiddleOfTheirContentDoNoHarmToOthers() throws Exception {
    byte[] part =
        ("POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + "a".repeat(1000))
            .getBytes(UTF_8);
    var probe = new HttpProbe(server);
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      var random = new Random(i);
      clients.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int round = 0; round < 400; round++) {
                  try (var socket = probe.connect()) {
                    socket.getOutputStream().write(part);
                    LockSupport.parkNanos(random.nextInt(10_000_000));
                  } catch (IOException e) {
                    FAILURES.add(e);
                  }
                }
              }));
    }
    for (Thread client : clients) {
      client.join();
    }
    assertThat(get("/").status()).isEqualTo(200);
    assertThat(FAILURES).noneMatch(failure -> failure.toString().contains("waitable set"));
  }

  private static long deadlines() {
    return FAILURES.stream().filter(failure -> failure.toString().contains("deadline")).count();
  }

  @Test
  void aRequestBehindAGuestThatNeverEndsIsAnsweredInTime() throws Exception {
    try (var hasty = service(1, Duration.ofSeconds(1));
        var other = serve(hasty)) {
      List<Integer> statuses = new CopyOnWriteArrayList<>();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        clients.add(
            Thread.startVirtualThread(() -> {
              try {
                statuses.add(got(open(other, "/spin")).status());
              } catch (Exception e) {
                FAILURES.add(e);
              }
            }));
      }
      for (Thread client : clients) {
        client.join();
      }
      assertThat(statuses).hasSize(8).containsOnly(504);
    }
  }

  /** Twice as many as there are lanes, on connections of their own. */
  @Test
  void guestsThatComputeOnAllLanesDoNotKeepOthersWaiting() throws Exception {
    try (var slow = service(2, Duration.ofSeconds(8));
        var other = serve(slow)) {
      assertThat(got(open(other, "/")).status()).isEqualTo(200);
      List<Thread> spinning = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        spinning.add(
            Thread.startVirtualThread(() -> {
              try {
                got(open(other, "/spin"));
              } catch (Exception e) {
                FAILURES.add(e);
              }
            }));
        Thread.sleep(100);
      }
      for (int i = 0; i < 4; i++) {
        var connection = open(other, "/");
        connection.setRequestProperty("Connection", "close");
        assertThat(got(connection).status()).isEqualTo(200);
      }
      assertThat(spinning).allMatch(Thread::isAlive);
      for (Thread thread : spinning) {
        thread.join();
      }
    }
  }

  @Test
  void aClientThatLeavesCancelsTheGuestsTask() throws Exception {
    try (var socket = new HttpProbe(server).connect()) {
      socket.getOutputStream().write("GET /wait?1900 HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
      while (!STDERR.toString(UTF_8).contains("waiting")) {
        Thread.sleep(10);
      }
    }
    Thread.sleep(2200);
    assertThat(STDERR.toString(UTF_8)).doesNotContain("waited");
  }

  @Test
  void answersManyConnectionsWithoutAnError() throws Exception {
    int answered = new HttpProbe(server).ask(64, 160, "/", "Hello from 0.3!\n");
    assertThat(answered).isEqualTo(64 * 160);
  }

  @Test
  void aReaderThatStopsHoldsTheGuestBack() throws Exception {
    try (InputStream in = open(server, "/chunks?100").getInputStream()) {
      assertThat(in.readNBytes(8)).isEqualTo("chunk 0\n".getBytes(UTF_8));
    }
    assertThat(get("/").status()).isEqualTo(200);
  }
}
