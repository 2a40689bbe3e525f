package dev.wharf.cli;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.WasiConfig;
import java.util.concurrent.Callable;
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
      "Exit codes: 0 told, 1 not valid, 127 not readable."
    })
final class InspectCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private FeatureOptions features = new FeatureOptions();

  @Option(names = "--json", description = "Print JSON of schema 1, whose members are sorted.")
  private boolean json;

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
    return FileCommand.run(console, file, this::inspect);
  }

  private void inspect(GuestFile guest) {
    // What is told of bytes is told of those that a text stands for.
    byte[] bytes = FileCommand.binary(guest);
    var changes = features.changes();
    var inspection =
        guest.isComponent()
            ? ComponentInspection.of(
                guest,
                Guests.component(guest.as(bytes, GuestFile.Format.COMPONENT), changes),
                host())
            : ModuleInspection.of(
                guest, Guests.module(guest.as(bytes, GuestFile.Format.CORE_MODULE), changes));
    console.out().print(json ? InspectionJson.print(inspection) : InspectionText.print(inspection));
  }

  /** With nothing granted: what is offered does not depend on that. */
  private static Linker host() {
    return Linker.of(Engine.create()).include(Wasi.with(WasiConfig.builder().build())::offer);
  }
}
