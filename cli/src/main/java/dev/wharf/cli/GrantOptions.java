package dev.wharf.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** What a guest may use, the same for every command that runs guests. */
final class GrantOptions {
  @Option(
      names = "--dir",
      paramLabel = "HOST[::GUEST][:ro|:rw]",
      description = "Grant a directory. READ-ONLY UNLESS :rw IS WRITTEN.")
  private List<String> directories = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "K=V|K",
      description = "Set a variable, or copy one from the environment.")
  private List<String> variables = new ArrayList<>();

  @Option(names = "--argv0", paramLabel = "S", description = "The program's name as it sees it.")
  private Optional<String> argv0 = Optional.empty();

  @Option(
      names = "--allow-net",
      paramLabel = "HOST[:PORT]",
      description =
          "Allow connecting: a host, address or CIDR, with a port or range; '*' is every public"
              + " address, all is every address.")
  private List<String> connect = new ArrayList<>();

  @Option(names = "--listen", paramLabel = "ADDR:PORT", description = "Allow binding an address.")
  private List<String> listen = new ArrayList<>();

  @Option(
      names = "--allow-dns",
      paramLabel = "NAME",
      description = "Allow looking a name up: a name, *.name or '*'.")
  private List<String> dns = new ArrayList<>();

  @Option(
      names = "--allow-http",
      paramLabel = "ORIGIN",
      description =
          "Allow HTTP requests to an origin: https://example.org, http://localhost:8080,"
              + " https://*.example.org; '*' is every public one, all is every one.")
  private List<String> http = new ArrayList<>();

  @Option(
      names = "--deny",
      paramLabel = "INTERFACE",
      description = "Withdraw an interface, such as wasi:sockets; importing it is an error.")
  private List<String> denied = new ArrayList<>();

  @Option(
      names = "--max-descriptors",
      paramLabel = "N",
      description = "Open files, directories and sockets (1,024).")
  private Optional<String> maxDescriptors = Optional.empty();

  @Option(
      names = "--clock",
      paramLabel = "system|fixed[=TIME]",
      description = "fixed: time stands still, at TIME (ISO 8601) or 1970.")
  private String clock = "system";

  @Option(names = "--seed", paramLabel = "N", description = "Make random numbers repeatable.")
  private Optional<String> seed = Optional.empty();

  /** The grants that were asked for, by these options or by wasmtime's keys. */
  RunOptions.Grants read(GroupOptions.Taken keys) {
    if (keys.flag("inherit-network", false)) {
      connect.add("all");
      listen.add("*");
    }
    if (keys.flag("allow-ip-name-lookup", false)) {
      dns.add("*");
    }
    if (keys.flag("http", false)) {
      http.add("all");
    }
    return new RunOptions.Grants(
        directories,
        variables,
        argv0,
        connect,
        listen,
        dns,
        http,
        denied,
        seed(),
        clock,
        keys.flag("inherit-env", false),
        keys.value("cwd"),
        new RunOptions.Streams(
            keys.flag("inherit-stdin", true),
            keys.flag("inherit-stdout", true),
            keys.flag("inherit-stderr", true)),
        maxDescriptors
            .map(text -> Quantity.count("--max-descriptors", text))
            .orElse(RunOptions.DEFAULT_DESCRIPTORS));
  }

  private OptionalLong seed() {
    try {
      return seed.map(text -> OptionalLong.of(Long.parseLong(text))).orElse(OptionalLong.empty());
    } catch (NumberFormatException _) {
      throw CommandException.usage("--seed takes a number, not `" + seed.orElse("") + "`");
    }
  }
}
