package dev.wharf.cli;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.WasiConfig;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf inspect}. */
@Command(
    name = "inspect",
    description = {
      "Tell what a file is, which grants it wants, what it exports and what it weighs; nothing of"
          + " it runs.",
      "Exit codes: 0 told, 1 not valid, 3 does not fit the world, 127 not readable."
    })
final class InspectCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private FeatureOptions features = new FeatureOptions();

  @Option(names = "--json", description = "Print JSON of schema 1, whose members are sorted.")
  private boolean json;

  @Option(
      names = "--world",
      paramLabel = "WIT[#NAME]",
      description =
          "Tell whether a component fits a world: the path of a package, and the world's name if it"
              + " has several.")
  private Optional<String> world = Optional.empty();

  @Parameters(
      arity = "1",
      paramLabel = "FILE",
      description = "A component or core module; - is standard input.")
  private String file = "";

  private final Console console;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    var fits = new AtomicBoolean(true);
    int code = FileCommand.run(console, file, guest -> fits.set(inspect(guest)));
    return code == ExitCode.OK && !fits.get() ? ExitCode.GATE : code;
  }

  /** Whether it fits the world that was asked about, if one was. */
  private boolean inspect(GuestFile guest) {
    // What is told of bytes is told of those that a text stands for.
    byte[] bytes = FileCommand.binary(guest);
    var changes = features.changes();
    Inspection inspection;
    if (guest.isComponent()) {
      var valid = Guests.component(guest.as(bytes, GuestFile.Format.COMPONENT), changes);
      var fit = world.map(each -> WorldFit.of(valid.type(), each));
      inspection = ComponentInspection.of(guest, valid, fit, host());
    } else if (world.isPresent()) {
      throw CommandException.usage(
          "--world is for components, and " + guest.name() + " is a core module",
          "wharf component new " + guest.name() + " makes a component of it");
    } else {
      var valid = Guests.module(guest.as(bytes, GuestFile.Format.CORE_MODULE), changes);
      inspection = ModuleInspection.of(guest, valid);
    }
    console.out().print(json ? InspectionJson.print(inspection) : InspectionText.print(inspection));
    return inspection.fit().flatMap(WorldFit::reason).isEmpty();
  }

  /** With nothing granted: what is offered does not depend on that. */
  private static Linker host() {
    return Linker.of(Engine.create()).include(Wasi.with(WasiConfig.builder().build())::offer);
  }
}
