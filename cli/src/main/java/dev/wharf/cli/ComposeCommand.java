package dev.wharf.cli;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.compose.Part;
import dev.wharf.component.compose.Plug;
import dev.wharf.component.definition.Component;
import dev.wharf.component.name.PackageName;
import dev.wharf.component.text.ComponentPrinter;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wit.SourceText;
import dev.wharf.wit.WacParser;
import dev.wharf.wit.wac.ScriptEvaluation;
import dev.wharf.wit.wac.WacPackage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf compose} and {@code wharf plug}. */
@Command(
    name = "compose",
    aliases = "plug",
    description =
        "One component of several: the exports of plugs serve the imports of FILE, or a script in"
            + " the language of wac says what goes where.",
    sortOptions = false)
final class ComposeCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--plug",
      paramLabel = "PLUG",
      description = "A component whose exports serve imports of FILE. Repeatable.")
  private List<String> plugs = new ArrayList<>();

  @Option(
      names = {"-d", "--dep"},
      paramLabel = "NAME=FILE",
      description =
          "Script: where a package is: a component, or WIT as text or binary. Repeatable.")
  private List<String> dependencies = new ArrayList<>();

  @Option(
      names = "--deps-dir",
      paramLabel = "DIR",
      description = "Script: where other packages are, as ns/name.wasm (deps).")
  private String folder = "deps";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The file to write (standard output).")
  private Optional<String> output = Optional.empty();

  @Option(
      names = {"-t", "--wat"},
      description = "Write the text format.")
  private boolean text;

  @Parameters(paramLabel = "FILE", description = "A component, or a script.")
  private String file = "-";

  private final Console console;

  ComposeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    return FileCommand.run(console, file, this::compose);
  }

  private void compose(GuestFile in) {
    if (isScript(in)) {
      if (!plugs.isEmpty()) {
        throw CommandException.usage(
            "a script takes no --plug", "--dep NAME=FILE says where a package of the script is");
      }
      write(script(in));
      return;
    }
    if (plugs.isEmpty()) {
      throw CommandException.usage("no --plug to serve an import", "wharf compose --help");
    }
    var socket = new Part(in.name(), component(in));
    var all =
        plugs.stream()
            .map(name -> GuestFile.read(name, System.in, GuestFile.MAX_BYTES))
            .map(plug -> new Part(plug.name(), component(plug)))
            .toList();
    write(Plug.into(socket, all));
  }

  private static boolean isScript(GuestFile file) {
    return file.format() == GuestFile.Format.CORE_MODULE
        && !(file.bytes().length > 0 && file.bytes()[0] == 0);
  }

  private Component script(GuestFile in) {
    var script = WacParser.parse(SourceText.decode(in.name(), in.bytes()));
    var known = new Dependencies(dependencies, folder);
    Map<PackageName, WacPackage> packages = new LinkedHashMap<>();
    for (var name : script.packages().keySet()) {
      known.find(name).ifPresent(each -> packages.put(name, each));
    }
    return ScriptEvaluation.compose(script, packages);
  }

  /**
   * @throws CommandException if it is a core module
   */
  static ValidComponent component(GuestFile file) {
    if (!file.isComponent()) {
      throw new CommandException(
          new Report(
              ExitCode.FAILED,
              "malformed",
              file.name() + " is no component",
              "wharf component new " + file.name() + " makes one of a core module"));
    }
    try {
      return Guests.component(file, Map.of());
    } catch (MalformedException | ValidationException e) {
      // The message of the command itself would name its first file.
      var report = Failures.report(e, file.name(), 0, Optional.empty());
      throw new CommandException(
          new Report(
              ExitCode.FAILED, report.kind(), report.sentence(), report.facts(), report.hints()));
    }
  }

  private void write(Component component) {
    byte[] bytes = ComponentEncoder.encode(component);
    // What is written is valid, or not written.
    var decoded = ComponentDecoder.decode(bytes);
    ComponentValidator.validate(decoded);
    var to = new Output(output, console);
    if (text) {
      to.write(out -> out.write(ComponentPrinter.print(decoded).getBytes(StandardCharsets.UTF_8)));
    } else {
      to.binary(bytes);
    }
  }
}
