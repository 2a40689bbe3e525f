package dev.wharf.cli;

import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentFunc;
import dev.wharf.runtime.ComponentInstance;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.Val;
import dev.wharf.runtime.wave.WavePrinter;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.WasiExit;
import dev.wharf.wasm.LinkException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    var component = Guests.component(file, options.checks().features());
    checkDenied(component.type().imports().keySet(), file);
    var engine = Engine.create();
    var wasi = Wasi.with(GuestConfig.of(options, file, console));
    var linker = Linker.of(engine).include(wasi::offer).advice(ComponentRun::advice);
    plug(linker, component, file);
    var linked = linker.link(component);
    var store = ComponentStore.builder(engine).limits(options.limits()).open();
    try (var _ = Deadline.start(options.timeout(), store.core())) {
      try (store) {
        var instance = linked.instantiate(store);
        return options.invocations().isEmpty() ? program(instance, file) : invoke(instance);
      } catch (WasiExit exit) {
        return exit.code();
      } finally {
        finish(wasi, store);
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

  /** Each plug serves the component and the plugs behind it. */
  private void plug(Linker linker, ValidComponent component, GuestFile file) {
    Map<String, String> suppliers = new HashMap<>();
    for (String name : options.plugs()) {
      var from = GuestFile.read(name, System.in, options.checks().maxBytes());
      if (!from.isComponent()) {
        throw CommandException.usage(
            "--plug " + name + ": it is a core module",
            "wharf component new " + name + " makes a component of it");
      }
      var plug = Guests.component(from, options.checks().features());
      checkDenied(plug.type().imports().keySet(), from);
      for (String export : plug.type().exports().keySet()) {
        String before = suppliers.putIfAbsent(export, name);
        if (before != null && component.type().imports().containsKey(export)) {
          throw CommandException.usage(
              "both " + before + " and " + name + " export `" + export + "`");
        }
      }
      try {
        linker.plug(linker.link(plug));
      } catch (LinkException e) {
        // The message of the run itself would name the file that it runs.
        throw new CommandException(
            Failures.report(e, from.name(), options.maxFrames(), options.timeout()));
      }
    }
  }

  /** What would satisfy an import that Wharf does not offer. */
  private static List<String> advice(String name) {
    if (name.startsWith("wasi:")) {
      return List.of(
          "this version offers wasi:cli, clocks, filesystem, random and sockets 0.3.0, and these"
              + " and io 0.2.0 to 0.2.12");
    }
    return List.of("--plug FILE serves it with a component that exports `" + name + "`");
  }

  private void checkDenied(Iterable<String> imports, GuestFile file) {
    for (String name : imports) {
      for (String denied : options.grants().denied()) {
        if (name.equals(denied) || name.startsWith(denied + "/") || name.startsWith(denied + "@")) {
          throw new CommandException(
              new Report(
                  ExitCode.NOT_RUNNABLE,
                  "link.denied",
                  file.name() + " imports `" + name + "`, withdrawn by --deny " + denied));
        }
      }
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
