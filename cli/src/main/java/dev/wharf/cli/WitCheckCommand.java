package dev.wharf.cli;

import dev.wharf.wit.InvalidWitException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wharf wit check}. */
@Command(
    name = "check",
    description = {
      "Resolve packages with their deps folders: silent when they are valid, else every error with"
          + " its place.",
      "Exit codes: 0 valid, 1 not, 127 not readable."
    })
final class WitCheckCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private WitFeatures features = new WitFeatures();

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "WIT files, or folders of a package.")
  private List<String> paths = new ArrayList<>();

  private final Console console;

  WitCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    return WitCommand.first(paths.stream().map(this::check).toList());
  }

  private int check(String path) {
    try {
      WitFiles.folder(path).resolve(features.features());
      return ExitCode.OK;
    } catch (InvalidWitException e) {
      return WitFiles.fail(console, e);
    } catch (CommandException e) {
      return console.fail(e.report());
    }
  }
}
