package dev.wharf.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests of http1/verdicts.txt: a status, a bar, bytes with \r, \n, \t, \0 and \xHH escaped. */
final class VerdictsTest {
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server =
        TestServer.of(exchange -> {
          TestServer.readAll(exchange.body());
          exchange.respond(Response.of(200), new byte[0]);
        });
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<String> verdicts() throws IOException {
    try (var file = VerdictsTest.class.getResourceAsStream("/http1/verdicts.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void requestGetsItsVerdict(String line) throws IOException {
    String status = line.substring(0, 3);
    try (var client = server.connect()) {
      client.send(unescape(line.substring(line.indexOf('|') + 2)));
      String answer = client.answer();
      assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("Exception", "\tat ");
      if (!status.equals("200")) {
        assertThat(answer).contains("connection: close");
        assertThat(client.rest()).isEmpty();
      }
    }
  }

  private static String unescape(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char kind = text.charAt(++i);
      switch (kind) {
        case 'r' -> out.append('\r');
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case '0' -> out.append('\0');
        case 'x' -> {
          out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> out.append(kind);
      }
    }
    return out.toString();
  }
}
