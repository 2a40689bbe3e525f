package dev.wharf.cli;

import dev.wharf.http.HttpClientTransport;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.Resolver;
import dev.wharf.http.netty.NettyClient;
import dev.wharf.wasi.Access;
import dev.wharf.wasi.Denial;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.clocks.HostClock;
import dev.wharf.wasi.random.RandomSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import javax.net.ssl.SSLContext;

/** From grants as they were written to what the hosts take. */
final class GuestConfig {
  private final RunOptions options;
  private final Console console;
  private final Set<Denial> denied = new HashSet<>();

  private GuestConfig(RunOptions options, Console console) {
    this.options = options;
    this.console = console;
  }

  /**
   * @throws CommandException if a grant is not well formed or names nothing that exists
   */
  static WasiConfig of(RunOptions options, GuestFile file, Console console) {
    return new GuestConfig(options, console).config(file);
  }

  private WasiConfig config(GuestFile file) {
    var grants = options.grants();
    var config = WasiConfig.builder();
    config.args(grants.argv0().orElse(file.baseName()));
    config.args(options.args());
    if (grants.allVariables()) {
      config.env(System.getenv());
    }
    for (String variable : grants.variables()) {
      variable(config, variable);
    }
    for (String directory : grants.directories()) {
      directory(config, directory);
    }
    rules("--allow-net", grants.connect(), config::allowConnect);
    rules("--listen", grants.listen(), config::allowListen);
    rules("--allow-dns", grants.dns(), config::allowDns);
    rules("--allow-http", grants.http(), config::allowHttp);
    config.httpClient(GuestConfig::httpClient);
    if (grants.streams().stdin()) {
      config.stdin(System.in);
    }
    if (grants.streams().stdout()) {
      config.stdout(console.guestOut());
    }
    if (grants.streams().stderr()) {
      config.stderr(console.guestErr());
    }
    config.maxDescriptors(grants.maxDescriptors());
    grants.cwd().ifPresent(config::initialCwd);
    boolean terminal = System.console() != null && System.console().isTerminal();
    config.terminals(terminal, terminal, terminal);
    clock(config, grants.clock());
    grants.seed().ifPresent(seed -> config.random(RandomSource.of(new SplittableRandom(seed))));
    config.onDenial(this::refused);
    return config.build();
  }

  /** Servers are believed as the JDK believes them. */
  private static HttpClientTransport httpClient(Resolver resolver) {
    try {
      return new NettyClient(resolver, HttpLimits.DEFAULT, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void rules(
      String option, Iterable<String> rules, java.util.function.Consumer<String> add) {
    for (String rule : rules) {
      try {
        add.accept(rule);
      } catch (IllegalArgumentException e) {
        throw CommandException.usage(option + " " + rule + ": " + e.getMessage());
      }
    }
  }

  private void variable(WasiConfig.Builder config, String text) {
    int equals = text.indexOf('=');
    if (equals > 0) {
      config.env(text.substring(0, equals), text.substring(equals + 1));
    } else if (equals == 0 || text.isEmpty()) {
      throw CommandException.usage("--env takes K=V, or K to copy a variable, not `" + text + "`");
    } else {
      String value = System.getenv(text);
      if (value == null) {
        console.warning("--env " + text + ": there is no such variable to copy");
      } else {
        config.env(text, value);
      }
    }
  }

  /** {@code HOST[::GUEST][:ro|:rw]}, suffixes read from the right. */
  private static void directory(WasiConfig.Builder config, String text) {
    String rest = text;
    if (rest.contains(":quota=")) {
      throw CommandException.usage("--dir " + text + ": quota= is not available in this version");
    }
    var access = Access.READ;
    if (rest.endsWith(":rw")) {
      access = Access.READ_WRITE;
      rest = rest.substring(0, rest.length() - 3);
    } else if (rest.endsWith(":ro")) {
      rest = rest.substring(0, rest.length() - 3);
    }
    int separator = rest.indexOf("::");
    String host = separator < 0 ? rest : rest.substring(0, separator);
    String guest = separator < 0 ? rest : rest.substring(separator + 2);
    if (host.isEmpty() || guest.isEmpty()) {
      throw CommandException.usage("--dir takes HOST[::GUEST][:ro|:rw], not `" + text + "`");
    }
    try {
      var path = Path.of(host);
      if (!Files.isDirectory(path)) {
        throw CommandException.usage("--dir " + text + ": " + host + " is not a directory");
      }
      config.directory(guest, path, access);
    } catch (InvalidPathException e) {
      throw CommandException.usage("--dir " + text + ": " + e.getMessage());
    }
  }

  private static void clock(WasiConfig.Builder config, String text) {
    if (text.equals("fixed")) {
      config.clock(HostClock.fixed(Instant.EPOCH));
    } else if (text.startsWith("fixed=")) {
      try {
        config.clock(HostClock.fixed(Instant.parse(text.substring("fixed=".length()))));
      } catch (DateTimeParseException _) {
        throw CommandException.usage(
            "--clock fixed= takes a time such as 2026-01-31T12:00:00Z, not `" + text + "`");
      }
    } else if (!text.equals("system")) {
      throw CommandException.usage("--clock takes system or fixed[=TIME], not `" + text + "`");
    }
  }

  /** Says once for each thing what would have granted it. */
  private void refused(Denial denial) {
    if (!denied.add(denial)) {
      return;
    }
    String subject = denial.subject();
    console.note(
        switch (denial.kind()) {
          case READ_ONLY_DIRECTORY ->
              "`" + subject + "` is granted read-only; grant: --dir " + subject + ":rw";
          case CONNECT -> "refused to connect to " + subject + "; grant: --allow-net " + subject;
          case LISTEN -> "refused to listen on " + subject + "; grant: --listen " + subject;
          case DNS -> "refused to look up " + subject + "; grant: --allow-dns " + subject;
          case HTTP ->
              "refused to send a request to " + subject + "; grant: --allow-http " + subject;
        });
  }
}
