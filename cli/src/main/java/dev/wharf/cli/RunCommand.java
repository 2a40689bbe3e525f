package dev.wharf.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf run}. */
@Command(
    name = "run",
    description = "Run a component or a core module, or call one of its exports.",
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private GroupOptions groups = new GroupOptions();

  @Mixin private FeatureOptions features = new FeatureOptions();

  @Mixin private GrantOptions grants = new GrantOptions();

  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(
      names = "--invoke",
      paramLabel = "CALL",
      description =
          "Call an export instead of running the program: 'add(1, 2)' or"
              + " 'ns:pkg/iface.name(...)' of a component, NAME of a core module with its"
              + " arguments after FILE. Repeatable for components.")
  private List<String> invocations = new ArrayList<>();

  @Option(
      names = "--err-exit",
      arity = "0..1",
      preprocessor = AttachedOnly.class,
      paramLabel = "N",
      description = "Exit with N (1) when the invoked function returns an err.")
  private Optional<String> errExit = Optional.empty();

  @Option(
      names = "--preload",
      paramLabel = "NAME=FILE",
      description = "Core modules: offer another module's exports under NAME.")
  private List<String> preloads = new ArrayList<>();

  @Option(
      names = "--plug",
      paramLabel = "PLUG",
      description =
          "Components: serve imports with another component's exports. Repeatable; a plug may use"
              + " those before it.")
  private List<String> plugs = new ArrayList<>();

  @Option(names = "--timeout", paramLabel = "DUR", description = "Stop after this time (none).")
  private Optional<String> timeout = Optional.empty();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A .wasm or .wat file, told apart by content; - is standard input.")
  private String file = "";

  @Parameters(index = "1..*", paramLabel = "ARGS", description = "Words for the guest.")
  private List<String> args = new ArrayList<>();

  private final Console console;

  RunCommand(Console console) {
    this.console = console;
  }

  /** The value must be attached, or the next word, which is FILE, would be taken for it. */
  static final class AttachedOnly implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (String.valueOf(info.getOrDefault("separator", "")).isBlank()) {
        args.push("1");
      }
      return false;
    }
  }

  @Override
  public Integer call() {
    common.apply(console);
    if (groups.help(console.out())) {
      return ExitCode.OK;
    }
    if (file.isEmpty()) {
      throw CommandException.usage("no file to run", "wharf run FILE", "wharf run --help");
    }
    return Runs.run(options(), console);
  }

  /** What was asked for. */
  RunOptions options() {
    var keys = groups.read(console);
    timeout = timeout.or(() -> keys.value("timeout"));
    return new RunOptions(
        file,
        args,
        grants.read(keys),
        invocations,
        preloads,
        plugs,
        limits.checks(keys, features),
        limits.read(keys),
        timeout.map(text -> Quantity.duration("--timeout", text)),
        limits.stack(keys, timeout.isPresent()),
        errExit(),
        keys.value("max-backtrace")
            .map(text -> Quantity.count("-D max-backtrace", text))
            .orElse(RunOptions.DEFAULT_FRAMES));
  }

  private OptionalInt errExit() {
    if (errExit.isEmpty()) {
      return OptionalInt.empty();
    }
    int status = Quantity.count("--err-exit", errExit.get());
    if (status > 255) {
      throw CommandException.usage("--err-exit takes a status from 0 to 255, not " + status);
    }
    return OptionalInt.of(status);
  }
}
