package dev.wharf.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf parse}. */
@Command(name = "parse", description = "From the text format to the binary format.")
final class ParseCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The file to write (standard output).")
  private Optional<String> output = Optional.empty();

  @Parameters(paramLabel = "FILE", description = "A text; - is standard input.")
  private String file = "-";

  private final Console console;

  ParseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    return FileCommand.run(
        console, file, in -> new Output(output, console).binary(FileCommand.binary(in)));
  }
}
