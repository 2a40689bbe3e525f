package dev.wharf.cli;

import dev.wharf.runtime.ComponentLimits;
import dev.wharf.wasm.Feature;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How much a guest may take, and which files are accepted, the same for all that run guests. */
final class LimitOptions {
  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      description = "All memories of the guest together (1GiB).")
  private Optional<String> maxMemory = Optional.empty();

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

  private static final long LARGEST_STACK = 1L << 30;

  /**
   * Interrupting discards compiled code, and the JVM then converts every frame by itself while it
   * unwinds: some 4 microseconds for 32 bytes, so that 16 MiB take about two seconds.
   */
  private static final long LARGEST_TIMED_STACK = 16L << 20;

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
      description = "Core instances, and instances of components (10,000 each).")
  private Optional<String> maxInstances = Optional.empty();

  @Option(
      names = "--max-resources",
      paramLabel = "N",
      description = "Resource handles of a component instance (100,000).")
  private Optional<String> maxResources = Optional.empty();

  /** The limits that were asked for, by these options or by wasmtime's keys. */
  ComponentLimits read(GroupOptions.Taken keys) {
    maxMemory = maxMemory.or(() -> keys.value("max-memory-size"));
    maxTableElements = maxTableElements.or(() -> keys.value("max-table-elements"));
    maxInstances = maxInstances.or(() -> keys.value("max-instances"));
    maxResources =
        maxResources
            .or(() -> keys.value("max-resources"))
            .or(() -> keys.value("max-component-handles"));
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
    return limits;
  }

  /**
   * Bytes of the guest's stack.
   *
   * @param timed whether the run has a time limit
   * @throws CommandException if there cannot be so large a stack
   */
  long stack(GroupOptions.Taken keys, boolean timed) {
    maxStack = maxStack.or(() -> keys.value("max-wasm-stack"));
    long bytes =
        maxStack.map(text -> Quantity.size("--max-stack", text)).orElse(RunOptions.DEFAULT_STACK);
    if (bytes > LARGEST_STACK) {
      throw CommandException.usage("--max-stack takes at most 1GiB, not `" + maxStack.get() + "`");
    }
    if (timed && bytes > LARGEST_TIMED_STACK) {
      throw CommandException.usage(
          "--max-stack takes at most 16MiB together with --timeout:"
              + " a deeper stack cannot be left in time");
    }
    return bytes;
  }

  /** What a file must meet. */
  RunOptions.Checks checks(GroupOptions.Taken keys, FeatureOptions features) {
    sha256.ifPresent(text -> {
      if (!text.matches("[0-9a-fA-F]{64}")) {
        throw CommandException.usage("--sha256 takes 64 hexadecimal digits, not `" + text + "`");
      }
    });
    Map<Feature, Boolean> switched = new EnumMap<>(Feature.class);
    switched.putAll(keys.features());
    switched.putAll(features.changes());
    return new RunOptions.Checks(
        maxWasmSize
            .map(text -> Math.min(GuestFile.MAX_BYTES, Quantity.size("--max-wasm-size", text)))
            .orElse(GuestFile.MAX_BYTES),
        sha256.map(text -> text.toLowerCase(Locale.ROOT)),
        switched);
  }
}
