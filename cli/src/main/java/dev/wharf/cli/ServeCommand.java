package dev.wharf.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf serve}. */
@Command(
    name = "serve",
    description = "Answer HTTP requests by a component of wasi:http.",
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private GroupOptions groups = new GroupOptions();

  @Mixin private FeatureOptions features = new FeatureOptions();

  @Mixin private GrantOptions grants = new GrantOptions();

  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(
      names = "--addr",
      paramLabel = "ADDR:PORT",
      description = "Where to listen (127.0.0.1:8080); port 0 takes any that is free.")
  private String address = "127.0.0.1:8080";

  @Option(
      names = "--plug",
      paramLabel = "PLUG",
      description =
          "Serve imports with another component's exports. Repeatable; a plug may use those before"
              + " it.")
  private List<String> plugs = List.of();

  @Option(
      names = "--max-instance-reuse-count",
      paramLabel = "N",
      description = "Requests that an instance answers (128).")
  private Optional<String> reuse = Optional.empty();

  @Option(
      names = "--max-instance-concurrent-reuse-count",
      paramLabel = "N",
      description = "Requests that an instance answers at once (16).")
  private Optional<String> concurrent = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "DUR",
      description = "The longest until an answer begins (30s).")
  private Optional<String> timeout = Optional.empty();

  @Option(
      names = "--drain",
      paramLabel = "DUR",
      description = "On SIGTERM or SIGINT: the longest that requests may go on (10s).")
  private Optional<String> drain = Optional.empty();

  @Option(
      names = "--max-body",
      paramLabel = "SIZE|none",
      description = "The longest content of a request (none).")
  private Optional<String> maxBody = Optional.empty();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A component that exports wasi:http/handler 0.3 or incoming-handler 0.2.")
  private String file = "";

  private final Console console;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    if (groups.help(console.out())) {
      return ExitCode.OK;
    }
    if (file.isEmpty()) {
      throw CommandException.usage("no file to serve", "wharf serve FILE", "wharf serve --help");
    }
    var keys = groups.read(console);
    var guest =
        new RunOptions(
            file,
            List.of(),
            grants.read(keys),
            List.of(),
            List.of(),
            plugs,
            limits.checks(keys, features),
            limits.read(keys),
            Optional.empty(),
            limits.stack(keys, true),
            OptionalInt.empty(),
            RunOptions.DEFAULT_FRAMES);
    var options =
        new ServeOptions(
            guest,
            ServeOptions.address(address),
            count("--max-instance-reuse-count", reuse, 128),
            count("--max-instance-concurrent-reuse-count", concurrent, 16),
            Quantity.duration("--timeout", timeout.orElse("30s")),
            Quantity.duration("--drain", drain.orElse("10s")),
            maxBody
                .filter(text -> !text.equals("none"))
                .map(text -> Quantity.size("--max-body", text))
                .orElse(Long.MAX_VALUE));
    return new Serving(options, console).run();
  }

  private static int count(String option, Optional<String> text, int otherwise) {
    int count = text.map(given -> Quantity.count(option, given)).orElse(otherwise);
    if (count < 1) {
      throw CommandException.usage(option + " takes 1 or more");
    }
    return count;
  }
}
