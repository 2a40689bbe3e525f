package dev.wharf.cli;

import dev.wharf.component.text.ComponentPrinter;
import dev.wharf.wasm.text.ModulePrinter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf print}. */
@Command(
    name = "print",
    description = "From the binary format to the text format; of a text, the same in one style.")
final class PrintCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The file to write (standard output).")
  private Optional<String> output = Optional.empty();

  @Option(names = "--skeleton", description = "Leave out what functions do and what segments hold.")
  private boolean skeleton;

  @Parameters(paramLabel = "FILE", description = "A module or component; - is standard input.")
  private String file = "-";

  private final Console console;

  PrintCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    return FileCommand.run(
        console,
        file,
        in -> {
          var guest = FileCommand.guest(in);
          var detail = skeleton ? ModulePrinter.Detail.SKELETON : ModulePrinter.Detail.ALL;
          new Output(output, console)
              .write(to -> {
                var text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
                switch (guest) {
                  case FileCommand.OfModule(var module) ->
                      ModulePrinter.print(module, detail, text);
                  case FileCommand.OfComponent(var component) ->
                      ComponentPrinter.print(component, detail, text);
                }
                text.flush();
              });
        });
  }
}
