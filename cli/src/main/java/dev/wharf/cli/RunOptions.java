package dev.wharf.cli;

import dev.wharf.runtime.ComponentLimits;
import dev.wharf.wasm.Feature;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What {@code wharf run} was asked to do. Made from plain words by {@link FastRun} and from options
 * by {@link RunCommand}; both start from {@link #of}.
 *
 * @param plugs components that serve imports of the file
 * @param invocations calls to make instead of running the program, in order
 * @param timeout wall time of the whole run
 * @param stackBytes size of the guest's stack
 * @param errExit status for a top-level {@code err} of an invoked function
 * @param maxFrames how many frames of a trap are shown
 */
record RunOptions(
    String file,
    List<String> args,
    Grants grants,
    List<String> invocations,
    List<String> preloads,
    List<String> plugs,
    Checks checks,
    ComponentLimits limits,
    Optional<Duration> timeout,
    long stackBytes,
    OptionalInt errExit,
    int maxFrames) {
  static final int DEFAULT_FRAMES = 20;
  static final int DEFAULT_DESCRIPTORS = 1024;
  static final long DEFAULT_STACK = 8L << 20;

  /**
   * Files, variables and addresses that the guest may use, each as it was written.
   *
   * @param argv0 the program's name as the guest sees it, instead of the file's
   * @param seed makes random numbers repeatable
   * @param clock {@code system} or {@code fixed=TIME}
   * @param allVariables whether every variable of the host is copied
   * @param cwd the guest's directory in which relative paths begin
   */
  record Grants(
      List<String> directories,
      List<String> variables,
      Optional<String> argv0,
      List<String> connect,
      List<String> listen,
      List<String> dns,
      List<String> http,
      List<String> denied,
      OptionalLong seed,
      String clock,
      boolean allVariables,
      Optional<String> cwd,
      Streams streams,
      int maxDescriptors) {
    static final Grants NONE =
        new Grants(
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            OptionalLong.empty(),
            "system",
            false,
            Optional.empty(),
            Streams.ALL,
            DEFAULT_DESCRIPTORS);

    Grants {
      directories = List.copyOf(directories);
      variables = List.copyOf(variables);
      connect = List.copyOf(connect);
      listen = List.copyOf(listen);
      dns = List.copyOf(dns);
      http = List.copyOf(http);
      denied = List.copyOf(denied);
    }
  }

  /** Which standard streams the guest inherits; the others are empty. */
  record Streams(boolean stdin, boolean stdout, boolean stderr) {
    static final Streams ALL = new Streams(true, true, true);
  }

  /**
   * What a file must meet before it is run.
   *
   * @param sha256 the digest that it must have, in lower-case hexadecimal
   * @param features proposals switched on or off, where that differs from the default
   */
  record Checks(long maxBytes, Optional<String> sha256, Map<Feature, Boolean> features) {
    static final Checks NONE = new Checks(GuestFile.MAX_BYTES, Optional.empty(), Map.of());

    Checks {
      features = Map.copyOf(features);
    }
  }

  RunOptions {
    args = List.copyOf(args);
    invocations = List.copyOf(invocations);
    preloads = List.copyOf(preloads);
    plugs = List.copyOf(plugs);
  }

  /** A run without any option. */
  static RunOptions of(String file, List<String> args) {
    return new RunOptions(
        file,
        args,
        Grants.NONE,
        List.of(),
        List.of(),
        List.of(),
        Checks.NONE,
        ComponentLimits.defaults(),
        Optional.empty(),
        DEFAULT_STACK,
        OptionalInt.empty(),
        DEFAULT_FRAMES);
  }
}
