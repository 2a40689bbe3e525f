package dev.wharf.cli;

import dev.wharf.runtime.ComponentLimits;
import dev.wharf.wasm.Feature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
      names = "--deny",
      paramLabel = "INTERFACE",
      description = "Withdraw an interface, such as wasi:sockets; importing it is an error.")
  private List<String> denied = new ArrayList<>();

  @Option(names = "--timeout", paramLabel = "DUR", description = "Stop after this time (none).")
  private Optional<String> timeout = Optional.empty();

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      description = "All memories of the guest together (1GiB).")
  private Optional<String> maxMemory = Optional.empty();

  @Option(
      names = "--max-descriptors",
      paramLabel = "N",
      description = "Open files, directories and sockets (1,024).")
  private Optional<String> maxDescriptors = Optional.empty();

  @Option(
      names = "--max-wasm-size",
      paramLabel = "SIZE",
      description = "The largest file that is read (256MiB).")
  private Optional<String> maxWasmSize = Optional.empty();

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "Refuse a file with another digest.")
  private Optional<String> sha256 = Optional.empty();

  @Option(names = "--no-cache", description = "Compile anew; this version always does.")
  private boolean noCache;

  @Option(names = "--max-stack", paramLabel = "SIZE", description = "The guest's stack (8MiB).")
  private Optional<String> maxStack = Optional.empty();

  @Option(
      names = "--max-table-elements",
      paramLabel = "N",
      description = "All tables together (10,000,000).")
  private Optional<String> maxTableElements = Optional.empty();

  @Option(names = "--max-instances", paramLabel = "N", description = "Core instances (10,000).")
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
  private Optional<String> seed = Optional.empty();

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
    if (keys.flag("inherit-network", false)) {
      connect.add("all");
      listen.add("*");
    }
    if (keys.flag("allow-ip-name-lookup", false)) {
      dns.add("*");
    }
    maxMemory = maxMemory.or(() -> keys.value("max-memory-size"));
    maxTableElements = maxTableElements.or(() -> keys.value("max-table-elements"));
    maxInstances = maxInstances.or(() -> keys.value("max-instances"));
    maxResources =
        maxResources
            .or(() -> keys.value("max-resources"))
            .or(() -> keys.value("max-component-handles"));
    maxStack = maxStack.or(() -> keys.value("max-wasm-stack"));
    timeout = timeout.or(() -> keys.value("timeout"));
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
        maxStack.map(text -> Quantity.size("--max-stack", text)).orElse(RunOptions.DEFAULT_STACK);
    return new RunOptions(
        file,
        args,
        new RunOptions.Grants(
            directories,
            variables,
            argv0,
            connect,
            listen,
            dns,
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
                .orElse(RunOptions.DEFAULT_DESCRIPTORS)),
        invocations,
        preloads,
        plugs,
        checks(keys),
        limits,
        timeout.map(text -> Quantity.duration("--timeout", text)),
        stack,
        errExit(),
        keys.value("max-backtrace")
            .map(text -> Quantity.count("-D max-backtrace", text))
            .orElse(RunOptions.DEFAULT_FRAMES));
  }

  private RunOptions.Checks checks(GroupOptions.Taken keys) {
    sha256.ifPresent(text -> {
      if (!text.matches("[0-9a-fA-F]{64}")) {
        throw CommandException.usage("--sha256 takes 64 hexadecimal digits, not `" + text + "`");
      }
    });
    return new RunOptions.Checks(
        maxWasmSize
            .map(text -> Math.min(GuestFile.MAX_BYTES, Quantity.size("--max-wasm-size", text)))
            .orElse(GuestFile.MAX_BYTES),
        sha256.map(text -> text.toLowerCase(Locale.ROOT)),
        features(keys));
  }

  /** The proposals that are switched, by either way to say so. */
  private Map<Feature, Boolean> features(GroupOptions.Taken keys) {
    Map<Feature, Boolean> all = new EnumMap<>(Feature.class);
    all.putAll(keys.features());
    all.putAll(features.changes());
    return all;
  }

  private OptionalLong seed() {
    try {
      return seed.map(text -> OptionalLong.of(Long.parseLong(text))).orElse(OptionalLong.empty());
    } catch (NumberFormatException _) {
      throw CommandException.usage("--seed takes a number, not `" + seed.orElse("") + "`");
    }
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
