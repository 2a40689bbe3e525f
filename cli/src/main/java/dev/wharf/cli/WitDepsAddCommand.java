package dev.wharf.cli;

import dev.wharf.wit.SourceText;
import dev.wharf.wit.Span;
import dev.wharf.wit.deps.DepName;
import dev.wharf.wit.deps.DepSource;
import dev.wharf.wit.deps.DepsFolder;
import dev.wharf.wit.deps.DepsManifest;
import dev.wharf.wit.deps.DepsPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf wit deps add}. */
@Command(
    name = "add",
    description = {
      "Write a dependency into deps.toml and update.",
      "Exit codes: 0 done, 1 refused or not possible, 127 the source is not readable."
    })
final class WitDepsAddCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private WitDepsOptions options = new WitDepsOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What its folder below deps is called (as the package, or the repository).")
  private Optional<String> name = Optional.empty();

  @Parameters(
      arity = "1",
      paramLabel = "SOURCE",
      description = "A folder or file of WIT, or oci://host/repository:tag@sha256:...")
  private String source = "";

  private final Console console;

  WitDepsAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    return options.run(console, this::add);
  }

  private int add(DepsFolder folder) throws IOException {
    var word = SourceText.of("SOURCE", source);
    var given = DepSource.parse(source, new Span(word, 0, source.length()));
    var stored =
        switch (given) {
          case DepSource.Registry registry -> registry;
          case DepSource.Local _ -> new DepSource.Local(fromFolder(folder));
        };
    var manifest = folder.manifest();
    String text = manifest.with(dep(folder, stored), stored);
    var changed = DepsManifest.parse(SourceText.of(manifest.source().path(), text));
    var plan = DepsPlan.of(folder, changed);
    return WitDepsOptions.apply(console, plan, false, () -> folder.writeManifest(text));
  }

  private DepName dep(DepsFolder folder, DepSource stored) throws IOException {
    if (name.isEmpty()) {
      return folder.usualName(stored);
    }
    String given = name.get();
    return DepName.parse(given, new Span(SourceText.of("--name", given), 0, given.length()));
  }

  /** From the folder, whether it was written from here or from the root. */
  private String fromFolder(DepsFolder folder) {
    Path base = folder.path().toAbsolutePath().normalize();
    Path path = Path.of(source).toAbsolutePath().normalize();
    return (path.getRoot().equals(base.getRoot()) ? base.relativize(path) : path)
        .toString()
        .replace('\\', '/');
  }
}
