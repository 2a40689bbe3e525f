package dev.wharf.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wharf version}. */
@Command(name = "version", description = "Show the versions of Wharf, Java and WASI.")
final class VersionCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    console.out().println(line());
    return ExitCode.OK;
  }

  static String line() {
    String version =
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
            .orElse("development build");
    return "wharf " + version + ", Java " + Runtime.version() + ", WASI preview 1 and 0.2.12";
  }
}
