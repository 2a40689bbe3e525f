package dev.wharf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wharf.http.RunningServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that knows nothing of ours: the JDK's, and raw sockets. */
record HttpProbe(RunningServer server) {
  /** What a client got. */
  record Got(int status, String type, byte[] content) {
    String text() {
      return new String(content, UTF_8);
    }
  }

  HttpURLConnection open(String path) throws IOException {
    var uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    return (HttpURLConnection) uri.toURL().openConnection();
  }

  Got get(String path) throws IOException {
    return got(open(path));
  }

  Got post(String path, byte[] content) throws IOException {
    var connection = open(path);
    connection.setDoOutput(true);
    connection.getOutputStream().write(content);
    return got(connection);
  }

  Got got(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Got(status, connection.getContentType(), in.readAllBytes());
    }
  }

  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
  }

  /**
   * Sends requests on several connections at once, on each one after the other.
   *
   * @return how many of the answers were 200 and ended with the text
   */
  int ask(int connections, int each, String path, String text) throws InterruptedException {
    var good = new AtomicInteger();
    var clients = new ArrayList<Thread>();
    for (int c = 0; c < connections; c++) {
      clients.add(
          Thread.startVirtualThread(() -> {
            try (var socket = connect()) {
              ask(socket, each, path, text, good);
            } catch (IOException _) {
              // Counted by what is missing.
            }
          }));
    }
    for (var client : clients) {
      client.join();
    }
    return good.get();
  }

  private static void ask(Socket socket, int each, String path, String text, AtomicInteger good)
      throws IOException {
    byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(UTF_8);
    var in = new BufferedInputStream(socket.getInputStream());
    for (int i = 0; i < each; i++) {
      socket.getOutputStream().write(request);
      var answer = new StringBuilder();
      while (!answer.toString().endsWith(text)) {
        int next = in.read();
        if (next < 0) {
          return;
        }
        answer.append((char) next);
      }
      if (answer.toString().startsWith("HTTP/1.1 200 ")) {
        good.incrementAndGet();
      }
    }
  }

  /** Everything that comes back for these bytes until the connection ends. */
  String raw(String request) throws IOException {
    try (var socket = connect()) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
