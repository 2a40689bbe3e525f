package dev.wharf.cli;

import dev.wharf.runtime.ComponentFunc;
import dev.wharf.runtime.ComponentInstance;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.value.Val;
import dev.wharf.runtime.wave.WavePrinter;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.WasiExit;
import java.util.ArrayList;
import java.util.List;

/** Runs a component's {@code wasi:cli/run}, or calls its exports. */
final class ComponentRun {
  /** The newest first: a component may export it for hosts of either version. */
  private static final List<String> RUN = List.of("wasi:cli/run@0.3.0", "wasi:cli/run@0.2.0");

  private final RunOptions options;
  private final Console console;

  ComponentRun(RunOptions options, Console console) {
    this.options = options;
    this.console = console;
  }

  int run(GuestFile file) {
    if (!options.preloads().isEmpty()) {
      throw CommandException.usage(
          "--preload is for core modules, and " + file.name() + " is a component",
          "--plug FILE serves a component's imports with another's exports");
    }
    var linked = LinkedGuest.of(file, options, console);
    var store = ComponentStore.builder(linked.engine()).limits(options.limits()).open();
    try (var _ = Deadline.start(options.timeout(), store.core())) {
      try (store) {
        var instance = linked.component().instantiate(store);
        return options.invocations().isEmpty() ? program(instance, file) : invoke(instance);
      } catch (WasiExit exit) {
        return exit.code();
      } finally {
        finish(linked.wasi(), store);
      }
    }
  }

  // What the guest wrote is not lost with it.
  private static void finish(Wasi wasi, ComponentStore store) {
    try {
      wasi.finish(store);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private int program(ComponentInstance instance, GuestFile file) {
    var run =
        RUN.stream()
            .flatMap(name -> instance.func(name, "run").stream())
            .findFirst()
            .orElseThrow(() ->
                CommandException.invoke(
                    file.name() + " does not export `wasi:cli/run`, so it is not a program",
                    hints(instance, file)));
    var result = run.call();
    return result.get(0) instanceof Val.Result(boolean ok, var _) && ok
        ? ExitCode.OK
        : ExitCode.FAILED;
  }

  private static String[] hints(ComponentInstance instance, GuestFile file) {
    List<String> hints = new ArrayList<>();
    for (ComponentFunc func : instance.funcs()) {
      if (hints.size() < 3) {
        hints.add("wharf run --invoke '" + Call.example(func) + "' " + file.name());
      }
    }
    return hints.toArray(String[]::new);
  }

  private int invoke(ComponentInstance instance) {
    // All calls are read before any is made, so that a mistake in the last does not follow effects
    // of the first.
    List<Call.Resolved> calls = new ArrayList<>();
    for (String text : options.invocations()) {
      calls.add(Call.parse(text).resolve(instance));
    }
    for (var call : calls) {
      var results = call.func().call(call.arguments());
      var type = call.func().type().result();
      if (type.isPresent()) {
        console.out().println(WavePrinter.print(results.get(0), type.get()));
        if (options.errExit().isPresent()
            && results.get(0) instanceof Val.Result(boolean ok, var _)
            && !ok) {
          return options.errExit().getAsInt();
        }
      }
    }
    return ExitCode.OK;
  }
}
