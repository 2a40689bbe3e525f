package dev.wharf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wharf.http.RunningServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

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

  /** Everything that comes back for these bytes until the connection ends. */
  String raw(String request) throws IOException {
    try (var socket = connect()) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
