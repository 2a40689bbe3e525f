package dev.wharf.cli;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.wrap.Adapter;
import dev.wharf.component.wrap.ModuleWrapper;
import dev.wharf.component.wrap.Preview1Adapter;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.module.Module;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf component new}. */
@Command(
    name = "new",
    description =
        "A component of a core module that tells its world in a custom section, as bindings for"
            + " guests leave it there. What it imports of WASI preview 1 is adapted to WASI 0.2.",
    sortOptions = false)
final class NewCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--adapt",
      paramLabel = "[NAME=]FILE",
      description = "A module that serves the imports of NAME, or of the file's name. Repeatable.")
  private List<String> adapters = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The file to write (standard output).")
  private Optional<String> output = Optional.empty();

  @Parameters(paramLabel = "MODULE", description = "A core module; - is standard input.")
  private String file = "-";

  private final Console console;

  NewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    return FileCommand.run(console, file, this::wrap);
  }

  private void wrap(GuestFile in) {
    var module = ModuleDecoder.decode(module(in));
    var component = ModuleWrapper.wrap(module, adapters(module));
    byte[] bytes = ComponentEncoder.encode(component);
    // What is written is valid, or not written.
    ComponentValidator.validate(ComponentDecoder.decode(bytes));
    new Output(output, console).binary(bytes);
  }

  /** Those that were named, and ours if none of them is for preview 1. */
  private List<Adapter> adapters(Module module) {
    List<Adapter> all = new ArrayList<>(adapters.stream().map(NewCommand::adapter).toList());
    if (all.stream().noneMatch(each -> each.name().equals(Preview1Adapter.NAME))) {
      Preview1Adapter.of(module).ifPresent(all::add);
    }
    return all;
  }

  private static Adapter adapter(String word) {
    int equals = word.indexOf('=');
    String name = word.substring(equals + 1);
    var file = GuestFile.read(name, System.in, GuestFile.MAX_BYTES);
    String serves =
        equals >= 0
            ? word.substring(0, equals)
            : String.valueOf(Path.of(name).getFileName()).replaceFirst("\\..*", "");
    return new Adapter(serves, ModuleDecoder.decode(module(file)));
  }

  /**
   * The bytes of a core module.
   *
   * @throws CommandException if it is a component
   */
  static byte[] module(GuestFile file) {
    if (file.isComponent()) {
      throw new CommandException(
          new Report(
              ExitCode.FAILED, "malformed", file.name() + " is a component, not a core module"));
    }
    return FileCommand.binary(file);
  }
}
