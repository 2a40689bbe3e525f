package dev.wharf.http.netty;

import dev.wharf.http.Body;
import dev.wharf.http.Exchange;
import dev.wharf.http.ExchangeHandler;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.Response;
import dev.wharf.http.RunningServer;
import dev.wharf.http.ServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A server on any free port whose handlers run on virtual threads. */
final class TestServer implements AutoCloseable {
  private final RunningServer running;

  TestServer(ServerOptions options, ExchangeHandler handler) throws IOException {
    running = new NettyServer(1).start(options, handler, Thread::startVirtualThread);
  }

  static TestServer of(ExchangeHandler handler) throws IOException {
    return new TestServer(options(), handler);
  }

  static TestServer of(HttpLimits limits, ExchangeHandler handler) throws IOException {
    return new TestServer(options().with(limits), handler);
  }

  static ServerOptions options() {
    return ServerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  RunningServer running() {
    return running;
  }

  int port() {
    return running.address().getPort();
  }

  String authority() {
    return "127.0.0.1:" + port();
  }

  RawClient connect() throws IOException {
    return new RawClient(port());
  }

  /** Answers with the request's content and trailers, in pieces as they come. */
  static void echo(Exchange exchange) throws InterruptedException {
    var writer = exchange.respond(Response.of(200));
    var piece = ByteBuffer.allocate(64 * 1024);
    while (exchange.body().read(piece.clear()) >= 0) {
      writer.write(piece.flip());
    }
    writer.finish(exchange.body().trailers());
  }

  /** Answers with a text. */
  static ExchangeHandler saying(String text) {
    byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
    var head = Response.of(200).with(Headers.of("content-type", "text/plain"));
    return exchange -> exchange.respond(head, content);
  }

  /** Reads the content to its end. */
  static byte[] readAll(Body body) throws InterruptedException {
    var out = new ByteArrayOutputStream();
    var piece = ByteBuffer.allocate(8192);
    while (body.read(piece.clear()) >= 0) {
      out.write(piece.array(), 0, piece.position());
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    running.close();
  }
}
