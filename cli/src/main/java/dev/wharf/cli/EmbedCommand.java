package dev.wharf.cli;

import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.wrap.CoreWorld;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wit.WitEncoder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf component embed}. */
@Command(
    name = "embed",
    description =
        "Tell a core module its world, in a custom section; `component new` makes a component of"
            + " the result.",
    sortOptions = false)
final class EmbedCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private WitFeatures features = new WitFeatures();

  @Option(
      names = {"-w", "--world"},
      paramLabel = "NAME",
      description = "The world (the only one of the package).")
  private Optional<String> world = Optional.empty();

  @Option(
      names = "--encoding",
      paramLabel = "utf8|utf16|compact-utf16",
      description = "How the module keeps strings (utf8).")
  private String encoding = "utf8";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The file to write (standard output).")
  private Optional<String> output = Optional.empty();

  @Parameters(index = "0", paramLabel = "WIT", description = "A WIT file, or a package's folder.")
  private String wit = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "MODULE",
      description = "A core module; - is standard input.")
  private String file = "-";

  private final Console console;

  EmbedCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    return FileCommand.run(console, file, this::embed);
  }

  private void embed(GuestFile in) {
    byte[] module = NewCommand.module(in);
    var resolution = WitFiles.folder(wit).resolve(features.features());
    byte[] section =
        WitEncoder.encodeWorld(
            resolution, WorldChoice.of(resolution, world, "--world "), encoding());
    var content = new ByteWriter();
    content.name(CoreWorld.SECTION);
    content.raw(section, 0, section.length);
    var out = new ByteWriter();
    out.raw(module, 0, module.length);
    out.u8(0);
    out.sized(content);
    new Output(output, console).binary(out.toByteArray());
  }

  private StringEncoding encoding() {
    return switch (encoding) {
      case "utf8" -> StringEncoding.UTF8;
      case "utf16" -> StringEncoding.UTF16;
      case "compact-utf16" -> StringEncoding.LATIN1_UTF16;
      default ->
          throw CommandException.usage(
              "unknown encoding `" + encoding + "`", "--encoding utf8|utf16|compact-utf16");
    };
  }
}
