package dev.wharf.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wharf validate}. */
@Command(
    name = "validate",
    description = "Check files: silent when they are valid, else an error with the byte offset.")
final class ValidateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private FeatureOptions features = new FeatureOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files; - is standard input.")
  private List<String> files = new ArrayList<>();

  private final Console console;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    var changes = features.changes();
    int exitCode = ExitCode.OK;
    for (String name : files) {
      try {
        var file = GuestFile.read(name, System.in, GuestFile.MAX_BYTES);
        if (file.isComponent()) {
          Guests.component(file, changes);
        } else {
          Guests.module(file, changes);
        }
      } catch (RuntimeException e) {
        int code = console.fail(e, name.equals("-") ? "standard input" : name);
        exitCode = code == ExitCode.NOT_RUNNABLE ? ExitCode.FAILED : code;
      }
    }
    return exitCode;
  }
}
