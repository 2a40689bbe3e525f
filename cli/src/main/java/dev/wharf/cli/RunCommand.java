package dev.wharf.cli;

import dev.wharf.runtime.ComponentLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf run}. */
@Command(
    name = "run",
    description = "Run a component or a core module, or call one of its exports.",
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

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
      fallbackValue = "1",
      paramLabel = "N",
      description = "Exit with N (1) when the invoked function returns an err.")
  private Optional<Integer> errExit = Optional.empty();

  @Option(
      names = "--preload",
      paramLabel = "NAME=FILE",
      description = "Core modules: offer another module's exports under NAME.")
  private List<String> preloads = new ArrayList<>();

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

  @Option(
      names = "--listen",
      paramLabel = "ADDR:PORT",
      description = "Allow binding an address.")
  private List<String> listen = new ArrayList<>();

  @Option(
      names = "--allow-dns",
      paramLabel = "NAME",
      description = "Allow looking a name up: a name, *.name or '*'.")
  private List<String> dns = new ArrayList<>();

  @Option(
      names = "--deny",
      paramLabel = "INTERFACE",
      description = "Withdraw an interface, such as wasi:sockets; importing it is an error.")
  private List<String> denied = new ArrayList<>();

  @Option(
      names = "--timeout",
      paramLabel = "DUR",
      description = "Stop after this time (none).")
  private Optional<String> timeout = Optional.empty();

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      description = "All memories of the guest together (1GiB).")
  private Optional<String> maxMemory = Optional.empty();

  @Option(names = "--max-stack", paramLabel = "SIZE", description = "The guest's stack (8MiB).")
  private Optional<String> maxStack = Optional.empty();

  @Option(
      names = "--max-table-elements",
      paramLabel = "N",
      description = "All tables together (10,000,000).")
  private Optional<String> maxTableElements = Optional.empty();

  @Option(
      names = "--max-instances",
      paramLabel = "N",
      description = "Core instances (10,000).")
  private Optional<String> maxInstances = Optional.empty();

  @Option(
      names = "--max-resources",
      paramLabel = "N",
      description = "Resource handles of a component instance (100,000).")
  private Optional<String> maxResources = Optional.empty();

  @Option(
      names = "--clock",
      paramLabel = "system|fixed[=TIME]",
      description = "fixed: time stands still, at TIME (ISO 8601) or 1970.")
  private String clock = "system";

  @Option(names = "--seed", paramLabel = "N", description = "Make random numbers repeatable.")
  private Optional<Long> seed = Optional.empty();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A .wasm or .wat file, told apart by content; - is standard input.")
  private String file = "";

  @Parameters(index = "1..*", paramLabel = "ARGS", description = "Words for the guest.")
  private List<String> args = new ArrayList<>();

  private final Console console;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    return Runs.run(options(), console);
  }

  private RunOptions options() {
    var limits = ComponentLimits.defaults();
    if (maxMemory.isPresent()) {
      limits = limits.withMemoryBytes(Quantity.size("--max-memory", maxMemory.get()));
    }
    if (maxTableElements.isPresent()) {
      limits =
          limits.withTableElements(Quantity.count("--max-table-elements", maxTableElements.get()));
    }
    if (maxInstances.isPresent()) {
      limits = limits.withCoreInstances(Quantity.count("--max-instances", maxInstances.get()));
    }
    if (maxResources.isPresent()) {
      limits = limits.withHandles(Quantity.count("--max-resources", maxResources.get()));
    }
    long stack =
        maxStack
            .map(text -> Quantity.size("--max-stack", text))
            .orElse(RunOptions.DEFAULT_STACK);
    return new RunOptions(
        file,
        args,
        new RunOptions.Grants(
            directories, variables, argv0, connect, listen, dns, denied, seed.map(OptionalLong::of).orElse(OptionalLong.empty()), clock),
        invocations,
        preloads,
        limits,
        timeout.map(text -> Quantity.duration("--timeout", text)),
        stack,
        errExit.map(OptionalInt::of).orElse(OptionalInt.empty()));
  }
}
