package dev.wharf.cli;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.wrap.Unbundled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf component unbundle}. */
@Command(
    name = "unbundle",
    description =
        "Take the core modules out of a component: they become files, and imports of what is left.",
    sortOptions = false)
final class UnbundleCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--module-dir",
      required = true,
      paramLabel = "DIR",
      description = "Where the modules go.")
  private String folder = "";

  @Option(
      names = "--threshold",
      paramLabel = "SIZE",
      description = "Leave smaller modules where they are (0).")
  private String threshold = "0";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The component that imports them; not written unless named.")
  private Optional<String> output = Optional.empty();

  @Parameters(paramLabel = "FILE", description = "A component; - is standard input.")
  private String file = "-";

  private final Console console;

  UnbundleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    return FileCommand.run(console, file, this::unbundle);
  }

  private void unbundle(GuestFile in) {
    if (!in.isComponent()) {
      throw new CommandException(
          new Report(
              ExitCode.FAILED, "malformed", in.name() + " is a core module, not a component"));
    }
    var component = ComponentDecoder.decode(FileCommand.binary(in));
    long smallest = Quantity.size("--threshold", threshold);
    var apart = Unbundled.of(component, (int) Math.min(smallest, Integer.MAX_VALUE));
    byte[] rest = ComponentEncoder.encode(apart.component());
    // What is written is valid, or not written.
    ComponentValidator.validate(ComponentDecoder.decode(rest));
    try {
      Files.createDirectories(Path.of(folder));
    } catch (IOException e) {
      throw new CommandException(
          new Report(ExitCode.HOST, "io", "cannot write to " + folder + ": " + e));
    }
    for (var module : apart.modules()) {
      var range = module.module().bytes();
      new Output(Optional.of(Path.of(folder, module.name() + ".wasm").toString()), console)
          .write(to -> to.write(range.bytes(), range.start(), range.length()));
    }
    if (output.isPresent()) {
      new Output(output, console).binary(rest);
    }
  }
}
