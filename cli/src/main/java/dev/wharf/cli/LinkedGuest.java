package dev.wharf.cli;

import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasm.LinkException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A component with everything that it imports, under the grants that were given.
 *
 * @param wasi the hosts that it was linked with
 * @param exports the names of what it exports
 */
record LinkedGuest(Engine engine, Wasi wasi, LinkedComponent component, Set<String> exports) {
  /**
   * @throws CommandException if an option does not fit the file
   * @throws LinkException if an import is not to be had
   */
  static LinkedGuest of(GuestFile file, RunOptions options, Console console) {
    var component = Guests.component(file, options.checks().features());
    checkDenied(component.type().imports().keySet(), file, options);
    var engine = Engine.create();
    var wasi = Wasi.with(GuestConfig.of(options, file, console));
    var linker = Linker.of(engine).include(wasi::offer).advice(LinkedGuest::advice);
    plug(linker, component, options);
    return new LinkedGuest(
        engine, wasi, linker.link(component), component.type().exports().keySet());
  }

  /** Each plug serves the component and the plugs behind it. */
  private static void plug(Linker linker, ValidComponent component, RunOptions options) {
    Map<String, String> suppliers = new HashMap<>();
    for (String name : options.plugs()) {
      var from = GuestFile.read(name, System.in, options.checks().maxBytes());
      if (!from.isComponent()) {
        throw CommandException.usage(
            "--plug " + name + ": it is a core module",
            "wharf component new " + name + " makes a component of it");
      }
      var plug = Guests.component(from, options.checks().features());
      checkDenied(plug.type().imports().keySet(), from, options);
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
          "this version offers wasi:cli, clocks, filesystem, http, random and sockets 0.3.0 and 0.2.0"
              + " to 0.2.12, and io 0.2.0 to 0.2.12");
    }
    return List.of("--plug FILE serves it with a component that exports `" + name + "`");
  }

  private static void checkDenied(Iterable<String> imports, GuestFile file, RunOptions options) {
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
}
