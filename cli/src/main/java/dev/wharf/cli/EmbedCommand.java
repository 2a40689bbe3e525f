package dev.wharf.cli;

import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.wrap.CoreWorld;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.WitEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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
    byte[] section = WitEncoder.encodeWorld(resolution, world(resolution), encoding());
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

  /** The world that is meant, by its name or with that of its package. */
  private int world(Resolution resolution) {
    var main = resolution.mainPackage().worlds();
    if (world.isEmpty()) {
      if (main.size() != 1) {
        throw choose(
            "the package has " + (main.isEmpty() ? "no world" : "several worlds"),
            List.copyOf(main.keySet()));
      }
      return main.firstEntry().getValue();
    }
    if (main.containsKey(world.get())) {
      return main.get(world.get());
    }
    return IntStream.range(0, resolution.worlds().size())
        .filter(i -> qualified(resolution, i).equals(world.get()))
        .findFirst()
        .orElseThrow(() ->
            choose("there is no world `" + world.get() + "`", new ArrayList<>(main.keySet())));
  }

  private static String qualified(Resolution resolution, int world) {
    var found = resolution.worlds().get(world);
    var pkg = resolution.packages().get(found.pkg()).name();
    return pkg.namespace()
        + ":"
        + pkg.name()
        + "/"
        + found.name()
        + pkg.version().map(version -> "@" + version).orElse("");
  }

  private static CommandException choose(String sentence, List<String> worlds) {
    return CommandException.usage(
        sentence, worlds.stream().map(name -> "--world " + name).toArray(String[]::new));
  }
}
