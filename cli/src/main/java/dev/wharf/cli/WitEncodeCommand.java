package dev.wharf.cli;

import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.WitEncoder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf wit encode}. */
@Command(
    name = "encode",
    description = {
      "Write a package as a component of types, comments included; `wit show` is the way back.",
      "Exit codes: 0 written, 1 not valid, 127 not readable."
    })
final class WitEncodeCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private WitFeatures features = new WitFeatures();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The file to write (standard output).")
  private Optional<String> output = Optional.empty();

  @Parameters(arity = "1", paramLabel = "PATH", description = "A WIT file, or a package's folder.")
  private String path = "";

  private final Console console;

  WitEncodeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    try {
      var resolution = WitFiles.folder(path).resolve(features.features());
      new Output(output, console).binary(WitEncoder.encode(resolution));
      return ExitCode.OK;
    } catch (InvalidWitException e) {
      return WitFiles.fail(console, e);
    }
  }
}
