package dev.wharf.wasi;

import dev.wharf.http.HttpClientTransport;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.http.Resolver;
import dev.wharf.wasi.clocks.HostClock;
import dev.wharf.wasi.http.OriginRule;
import dev.wharf.wasi.random.RandomSource;
import dev.wharf.wasi.sockets.AddressRule;
import dev.wharf.wasi.sockets.NameRule;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All that a guest is granted. Immutable; {@link #none()} grants no file, variable, address or
 * stream, only clocks and random numbers.
 *
 * {@snippet :
 * var config = WasiConfig.builder().args("app", "-v").directory("/data", path, Access.READ).build();
 * }
 */
public final class WasiConfig {
  private final List<String> args;
  private final Map<String, String> env;
  private final InputStream stdin;
  private final OutputStream stdout;
  private final OutputStream stderr;
  private final TerminalSet terminals;
  private final List<DirectoryGrant> directories;
  private final List<AddressRule> connect;
  private final List<AddressRule> listen;
  private final List<NameRule> dns;
  private final List<OriginRule> http;
  private final HostClock clock;
  private final RandomSource random;
  private final Optional<String> initialCwd;
  private final int maxDescriptors;
  private final Consumer<Denial> denials;
  private final Function<Resolver, HttpClientTransport> httpClient;

  private WasiConfig(Builder from) {
    args = List.copyOf(from.args);
    env = Collections.unmodifiableMap(new LinkedHashMap<>(from.env));
    stdin = from.stdin;
    stdout = from.stdout;
    stderr = from.stderr;
    terminals = from.terminals;
    directories = List.copyOf(from.directories);
    connect = List.copyOf(from.connect);
    listen = List.copyOf(from.listen);
    dns = List.copyOf(from.dns);
    http = List.copyOf(from.http);
    clock = from.clock;
    random = from.random;
    initialCwd = from.initialCwd;
    maxDescriptors = from.maxDescriptors;
    denials = from.denials;
    httpClient = from.httpClient;
  }

  /** No grants at all: output is dropped, the input is empty. */
  public static WasiConfig none() {
    return builder().build();
  }

  /** Starts from {@link #none()}. */
  public static Builder builder() {
    return new Builder();
  }

  /** The command line, beginning with the program's name. */
  public List<String> args() {
    return args;
  }

  /** The environment variables, in the order in which they were set. */
  public Map<String, String> env() {
    return env;
  }

  public InputStream stdin() {
    return stdin;
  }

  public OutputStream stdout() {
    return stdout;
  }

  public OutputStream stderr() {
    return stderr;
  }

  /** Which standard streams are terminals. */
  public TerminalSet terminals() {
    return terminals;
  }

  /** The granted directories, in order. */
  public List<DirectoryGrant> directories() {
    return directories;
  }

  /** Addresses to which the guest may connect or send. */
  public List<AddressRule> connect() {
    return connect;
  }

  /** Addresses that the guest may bind. */
  public List<AddressRule> listen() {
    return listen;
  }

  /** Names that the guest may look up; names in {@link #connect()} may be looked up as well. */
  public List<NameRule> dns() {
    return dns;
  }

  /** Origins that the guest may send HTTP requests to. */
  public List<OriginRule> http() {
    return http;
  }

  public HostClock clock() {
    return clock;
  }

  public RandomSource random() {
    return random;
  }

  public Optional<String> initialCwd() {
    return initialCwd;
  }

  /** How many files, directories and sockets may be open at a time. */
  public int maxDescriptors() {
    return maxDescriptors;
  }

  /** Is told of every refusal, on the guest's thread. */
  public Consumer<Denial> denials() {
    return denials;
  }

  /** Makes what sends requests when the first is sent; it asks the resolver for addresses. */
  public Function<Resolver, HttpClientTransport> httpClient() {
    return httpClient;
  }

  /** Which standard streams are terminals. */
  public record TerminalSet(boolean stdin, boolean stdout, boolean stderr) {}

  /** Collects grants. Not for use by several threads. */
  public static final class Builder {
    private final List<String> args = new ArrayList<>();
    private final Map<String, String> env = new LinkedHashMap<>();
    private InputStream stdin = InputStream.nullInputStream();
    private OutputStream stdout = OutputStream.nullOutputStream();
    private OutputStream stderr = OutputStream.nullOutputStream();
    private TerminalSet terminals = new TerminalSet(false, false, false);
    private final List<DirectoryGrant> directories = new ArrayList<>();
    private final List<AddressRule> connect = new ArrayList<>();
    private final List<AddressRule> listen = new ArrayList<>();
    private final List<NameRule> dns = new ArrayList<>();
    private final List<OriginRule> http = new ArrayList<>();
    private HostClock clock = HostClock.system();
    private RandomSource random = RandomSource.system();
    private Optional<String> initialCwd = Optional.empty();
    private int maxDescriptors = 1024;
    private Consumer<Denial> denials = denial -> {};
    private Function<Resolver, HttpClientTransport> httpClient =
        _ -> {
          throw new HttpException(
              HttpError.CONFIGURATION_ERROR, "no HTTP client is configured: WasiConfig.httpClient");
        };

    private Builder() {}

    /** Adds words of the command line; the first word of all is the program's name. */
    public Builder args(String... words) {
      return args(List.of(words));
    }

    /** Adds words of the command line; the first word of all is the program's name. */
    public Builder args(List<String> words) {
      args.addAll(words);
      return this;
    }

    /** Sets one variable. */
    public Builder env(String name, String value) {
      env.put(name, value);
      return this;
    }

    /** Sets variables. */
    public Builder env(Map<String, String> variables) {
      env.putAll(variables);
      return this;
    }

    /** The stream is read only on demand and never closed. */
    public Builder stdin(InputStream stream) {
      stdin = stream;
      return this;
    }

    /** The stream is flushed after every write and never closed. */
    public Builder stdout(OutputStream stream) {
      stdout = stream;
      return this;
    }

    /** The stream is flushed after every write and never closed. */
    public Builder stderr(OutputStream stream) {
      stderr = stream;
      return this;
    }

    /** Tells which standard streams are terminals. */
    public Builder terminals(boolean stdin, boolean stdout, boolean stderr) {
      terminals = new TerminalSet(stdin, stdout, stderr);
      return this;
    }

    /** Grants a directory and everything below it. */
    public Builder directory(String guest, Path host, Access access) {
      directories.add(new DirectoryGrant(guest, host, access));
      return this;
    }

    /**
     * Allows connecting and sending: {@code example.org:443}, {@code 10.0.0.0/8}, {@code
     * [::1]:8000-8010}, {@code *} for all public addresses, {@code all} for every address. A host
     * name also allows looking that name up.
     *
     * @throws IllegalArgumentException when the rule has another form
     */
    public Builder allowConnect(String rule) {
      connect.add(AddressRule.parse(rule));
      return this;
    }

    /**
     * Allows binding a local address, in the form of {@link #allowConnect} but without names.
     *
     * @throws IllegalArgumentException when the rule has another form
     */
    public Builder allowListen(String rule) {
      var parsed = AddressRule.parse(rule);
      if (parsed.name().isPresent()) {
        throw new IllegalArgumentException("not an address to listen on: " + rule);
      }
      listen.add(parsed);
      return this;
    }

    /**
     * Allows looking up {@code example.org}, the names below it by {@code *.example.org}, or {@code
     * *} all names.
     */
    public Builder allowDns(String rule) {
      dns.add(NameRule.parse(rule));
      return this;
    }

    /**
     * Allows HTTP requests to an origin: {@code https://example.org}, {@code
     * http://localhost:8080}, {@code https://*.example.org} for the names below it, {@code *} for
     * all public ones, {@code all} for every one.
     *
     * @throws IllegalArgumentException when the rule has another form
     */
    public Builder allowHttp(String rule) {
      http.add(OriginRule.parse(rule));
      return this;
    }

    /** Another clock, such as a fixed one. */
    public Builder clock(HostClock source) {
      clock = source;
      return this;
    }

    /** Another source of random bytes, such as a seeded one. */
    public Builder random(RandomSource source) {
      random = source;
      return this;
    }

    /** The guest's name of the directory in which its relative paths begin. */
    public Builder initialCwd(String path) {
      initialCwd = Optional.of(path);
      return this;
    }

    /** How many files, directories and sockets may be open at a time; 1,024 unless set. */
    public Builder maxDescriptors(int count) {
      maxDescriptors = count;
      return this;
    }

    /** Is told of every refusal, on the guest's thread. */
    public Builder onDenial(Consumer<Denial> listener) {
      denials = listener;
      return this;
    }

    /** What sends requests, such as {@code NettyClient::new}; without one all requests fail. */
    public Builder httpClient(Function<Resolver, HttpClientTransport> transport) {
      httpClient = transport;
      return this;
    }

    public WasiConfig build() {
      return new WasiConfig(this);
    }
  }
}
