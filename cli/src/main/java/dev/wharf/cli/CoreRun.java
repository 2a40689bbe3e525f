package dev.wharf.cli;

import dev.wharf.engine.CompiledModule;
import dev.wharf.engine.Engine;
import dev.wharf.engine.Extern;
import dev.wharf.engine.Func;
import dev.wharf.engine.Imports;
import dev.wharf.engine.Instance;
import dev.wharf.engine.Store;
import dev.wharf.engine.StoreLimits;
import dev.wharf.wasi.WasiExit;
import dev.wharf.wasi.preview1.GuestThreads;
import dev.wharf.wasi.preview1.Preview1;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.type.FuncType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a core module on WASI preview 1, or calls one of its exports. */
final class CoreRun {
  private static final FuncType COMMAND = new FuncType(List.of(), List.of());

  private final RunOptions options;
  private final Console console;

  CoreRun(RunOptions options, Console console) {
    this.options = options;
    this.console = console;
  }

  int run(GuestFile file) {
    if (options.invocations().size() > 1) {
      throw CommandException.usage("a core module takes one --invoke");
    }
    var module = Guests.module(file, options.checks().features());
    var engine = Engine.create();
    var limits =
        StoreLimits.NONE
            .withMemoryBytes(options.limits().memoryBytes())
            .withTableElements(options.limits().tableElements())
            .withInstances(options.limits().coreInstances())
            .withPoisonOnTrap(true);
    var store = new Store(engine, limits);
    // The words after FILE are the call's when there is one.
    try (var wasi = Preview1.with(GuestConfig.of(options, file, console));
        var _ = Deadline.start(options.timeout(), store)) {
      var compiled = engine.compile(module);
      if (GuestThreads.areUsedBy(compiled)) {
        return runThreads(compiled, wasi, store, file);
      }
      var host = wasi.imports(store);
      var preloaded = preload(engine, store, host);
      var imports =
          Imports.of((from, name, type) -> {
            var instance = preloaded.get(from);
            return instance == null ? host.resolve(from, name, type) : instance.export(name);
          });
      var instance = instantiate(compiled, store, imports);
      wasi.attach(instance);
      return call(instance, file);
    } catch (WasiExit exit) {
      // Preview 1: statuses from 126 on are an error of the caller, so that shells can tell them
      // apart.
      return exit.code() >= 126 || exit.code() < 0 ? ExitCode.FAILED : exit.code();
    }
  }

  private Map<String, Instance> preload(Engine engine, Store store, Imports host) {
    Map<String, Instance> loaded = new HashMap<>();
    for (String text : options.preloads()) {
      int equals = text.indexOf('=');
      if (equals <= 0) {
        throw CommandException.usage("--preload takes NAME=FILE, not `" + text + "`");
      }
      var file = GuestFile.read(text.substring(equals + 1), System.in, options.checks().maxBytes());
      if (file.isComponent()) {
        throw CommandException.invoke("--preload " + text + ": a component cannot be preloaded");
      }
      var module = Guests.module(file, options.checks().features());
      loaded.put(text.substring(0, equals), engine.compile(module).instantiate(store, host));
    }
    return loaded;
  }

  private int runThreads(CompiledModule compiled, Preview1 wasi, Store store, GuestFile file) {
    if (!options.preloads().isEmpty()) {
      throw CommandException.invoke("--preload: a module cannot be shared by threads");
    }
    var threads = new GuestThreads(compiled, wasi, store, GuestThreads.MOST, options.stackBytes());
    var instance = instantiate(compiled, store, threads.imports(store));
    wasi.attach(instance);
    var status = new AtomicInteger();
    threads.run(() -> status.set(call(instance, file)));
    return status.get();
  }

  private static Instance instantiate(CompiledModule module, Store store, Imports imports) {
    try {
      return module.instantiate(store, imports);
    } catch (LinkException e) {
      for (var each : module.module().module().imports()) {
        if (e.getMessage().contains("\"" + each.module() + "\"")
            && !each.module().equals(Preview1.MODULE)) {
          throw new LinkException(
              LinkException.Kind.MISSING,
              e.sentence(),
              e.facts(),
              List.of("--preload " + each.module() + "=FILE offers another module's exports"));
        }
      }
      throw e;
    }
  }

  private int call(Instance instance, GuestFile file) {
    var initialize = func(instance, "_initialize");
    if (initialize.isPresent() && initialize.get().type().equals(COMMAND)) {
      run(initialize.get());
    }
    if (!options.invocations().isEmpty()) {
      String name = options.invocations().get(0);
      var func = func(instance, name).orElseThrow(() -> missing(name, instance, file));
      CoreCall.call(name, func, options.args()).forEach(console.out()::println);
      return ExitCode.OK;
    }
    var start = func(instance, "_start");
    if (start.isEmpty()) {
      if (initialize.isPresent()) {
        return ExitCode.OK;
      }
      throw CommandException.invoke(
          file.name() + " exports no `_start`, so it is not a program",
          "wharf run --invoke NAME " + file.name() + " ARGS... calls an export");
    }
    run(start.get());
    return ExitCode.OK;
  }

  private static CommandException missing(String name, Instance instance, GuestFile file) {
    // WAVE is for components; said to whom writes it for a module.
    int open = name.indexOf('(');
    String plain = open < 0 ? name : name.substring(0, open).strip();
    if (open > 0 && func(instance, plain).isPresent()) {
      String words = name.substring(open + 1).replaceAll("[(),\\s]+", " ").strip();
      return CommandException.invoke(
          file.name() + " is a core module, whose arguments follow FILE",
          ("--invoke " + plain + " " + file.name() + " " + words).strip());
    }
    var near =
        instance.module().module().module().exports().stream()
            .map(Export::name)
            .filter(export -> func(instance, export).isPresent())
            .sorted(Comparator.comparingInt(export -> Distance.between(plain, export)))
            .limit(3)
            .map(export -> export + ": " + func(instance, export).orElseThrow().type())
            .toList();
    return new CommandException(
        new Report(
            ExitCode.NOT_RUNNABLE,
            "invoke",
            file.name() + " exports no function `" + name + "`",
            near.isEmpty()
                ? List.of()
                : List.of(new Report.Fact("nearest", String.join("\n", near) + "\n")),
            List.of()));
  }

  private static void run(Func func) {
    func.call(new long[0], new Object[0], new long[0], new Object[0]);
  }

  private static Optional<Func> func(Instance instance, String name) {
    Optional<Extern> export = instance.export(name);
    return export.filter(Func.class::isInstance).map(Func.class::cast);
  }
}
