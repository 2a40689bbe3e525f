package dev.wharf.cli;

import dev.wharf.http.ExchangeHandler;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.RunningServer;
import dev.wharf.http.ServerOptions;
import dev.wharf.http.netty.NettyServer;
import dev.wharf.wasi.http.ProxyP2;
import dev.wharf.wasi.http.ServiceP3;
import dev.wharf.wasi.http.ServiceSettings;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** A server from its start to its end, which is a signal. */
final class Serving {
  private static final String HANDLER = "wasi:http/handler@0.3.0";
  private static final String INCOMING_HANDLER = "wasi:http/incoming-handler@0.2.";

  private final ServeOptions options;
  private final Console console;

  Serving(ServeOptions options, Console console) {
    this.options = options;
    this.console = console;
  }

  int run() {
    var guest = options.guest();
    var file = GuestFile.read(guest.file(), System.in, guest.checks().maxBytes());
    Guests.check(file, guest.checks());
    if (!file.isComponent()) {
      throw CommandException.usage(
          file.name() + " is a core module, and only components can serve",
          "wharf component new " + file.name() + " makes a component of it");
    }
    var linked = LinkedGuest.of(file, guest, console);
    try (var service = service(linked, file);
        var server =
            new NettyServer(lanes(), guest.stackBytes())
                .start(
                    ServerOptions.at(options.address()).with(limits()),
                    service.handler(),
                    service.executor())) {
      console.note("Serving HTTP on http://" + shown(server));
      endOnSignal(server);
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } catch (IOException e) {
      throw new CommandException(
          new Report(
              ExitCode.HOST,
              "io",
              "cannot listen on " + options.address() + ": " + e.getMessage(),
              "--addr ADDR:PORT chooses another address"));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    }
  }

  /** What answers, and where: of 0.3 on the threads of connections, of 0.2 on its own. */
  private record Service(ExchangeHandler handler, Executor executor, Runnable end)
      implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  private Service service(LinkedGuest linked, GuestFile file) {
    if (linked.exports().contains(HANDLER)) {
      var service = new ServiceP3(linked.engine(), linked.component(), linked.wasi(), settings());
      return new Service(service, Runnable::run, service::close);
    }
    if (linked.exports().stream().anyMatch(name -> name.startsWith(INCOMING_HANDLER))) {
      var proxy = new ProxyP2(linked.engine(), linked.component(), linked.wasi(), settings());
      return new Service(proxy, proxy, proxy::close);
    }
    throw CommandException.invoke(
        file.name()
            + " exports neither `"
            + HANDLER
            + "` nor `wasi:http/incoming-handler` 0.2, so it cannot serve",
        "wharf run " + file.name());
  }

  /** As many threads carry connections as guests run at once, for mostly they are the same. */
  private static int lanes() {
    return Runtime.getRuntime().availableProcessors();
  }

  private ServiceSettings settings() {
    var guest = options.guest();
    return new ServiceSettings(
        lanes(),
        options.reuse(),
        options.concurrent(),
        options.timeout(),
        guest.limits(),
        guest.stackBytes(),
        failure -> console.fail(failure, guest.file(), guest.maxFrames(), guest.timeout()));
  }

  private HttpLimits limits() {
    var usual = HttpLimits.DEFAULT;
    var sizes = usual.sizes();
    return usual.with(
        new HttpLimits.Sizes(
            sizes.requestLine(), sizes.headers(), sizes.fields(), options.maxBody()));
  }

  /** SIGTERM and SIGINT: no more requests, those in flight may end, status 0. */
  private void endOnSignal(RunningServer server) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              try {
                server.drain(options.drain());
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(ExitCode.OK);
            }));
  }

  private static String shown(RunningServer server) {
    var address = server.address();
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort() + "/";
  }
}
