package dev.wharf.cli;

import dev.wharf.bindgen.GeneratorOptions;
import dev.wharf.bindgen.JavaGenerator;
import dev.wharf.bindgen.JavaSource;
import dev.wharf.component.binding.JavaStyle;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Resolution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf bindgen}. */
@Command(
    name = "bindgen",
    description = {
      "Print Java for a WIT package: interfaces to implement and to call, and a class per world.",
      "WASI's interfaces are not printed: they come with Wharf, as dev.wharf.wasi.p2 and p3.",
      "Exit codes: 0 done, 1 not valid or not up to date, 127 not readable."
    })
final class BindgenCommand implements Callable<Integer> {
  private enum Calls {
    blocking,
    both
  }

  private enum HostCalls {
    blocking,
    stage
  }

  private enum Results {
    exception,
    checked,
    value
  }

  private enum Unsigned {
    widen,
    raw
  }

  private enum Options {
    optional,
    nullable
  }

  private enum Sides {
    both,
    imports,
    exports
  }

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private WitFeatures features = new WitFeatures();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Write files below this folder; without it all are printed, one after another.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--check",
      description = "Write nothing: tell which files in the folder of -o are not up to date.")
  private boolean check;

  @Option(
      names = "--world",
      paramLabel = "NAME",
      description = "Only this world and what it needs, rather than the whole package.")
  private Optional<String> world = Optional.empty();

  @Option(
      names = "--package",
      paramLabel = "JAVA",
      description =
          "Java package of the WIT package; others go below it. Without it `acme:app` goes to"
              + " acme.app.")
  private Optional<String> javaPackage = Optional.empty();

  @Option(
      names = "--map",
      paramLabel = "WIT=JAVA",
      description = "Java package of one WIT package, such as acme:app=org.acme.wit.")
  private Map<String, String> map = new LinkedHashMap<>();

  @Option(
      names = "--with",
      paramLabel = "WIT=JAVA",
      description = "The same for a package whose classes are there already.")
  private Map<String, String> with = new LinkedHashMap<>();

  @Option(
      names = "--rename",
      paramLabel = "WIT=JAVA",
      description =
          "Another name for the class of an interface, world or type, such as types.row=OrderRow.")
  private Map<String, String> renames = new LinkedHashMap<>();

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      description = "As --host-async stage for one interface, such as wasi:clocks/monotonic-clock.")
  private List<String> stages = List.of();

  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description = "What of a world: ${COMPLETION-CANDIDATES}.")
  private Sides side = Sides.both;

  @Option(
      names = "--async",
      paramLabel = "KIND",
      description =
          "Methods for asynchronous exports: ${COMPLETION-CANDIDATES}. `both` adds fooAsync, which"
              + " returns a CompletableFuture.")
  private Calls async = Calls.blocking;

  @Option(
      names = "--host-async",
      paramLabel = "KIND",
      description =
          "Methods for asynchronous imports: ${COMPLETION-CANDIDATES}. With `stage` they return a"
              + " CompletionStage.")
  private HostCalls hostAsync = HostCalls.blocking;

  @Option(
      names = "--result",
      paramLabel = "KIND",
      description =
          "Functions that give a result: ${COMPLETION-CANDIDATES}. With `checked` the compiler"
              + " wants errors to be handled, with `value` they return a Result.")
  private Results result = Results.exception;

  @Option(
      names = "--unsigned",
      paramLabel = "KIND",
      description =
          "Unsigned numbers: ${COMPLETION-CANDIDATES}. With `raw` they keep their width and bits,"
              + " so u32 is int.")
  private Unsigned unsigned = Unsigned.widen;

  @Option(
      names = "--option",
      paramLabel = "KIND",
      description =
          "Options that are parameters, results or fields: ${COMPLETION-CANDIDATES}. With"
              + " `nullable` null is none; the sources want org.jspecify's annotations.")
  private Options option = Options.optional;

  @Parameters(arity = "1", paramLabel = "PATH", description = "A WIT file, or a package's folder.")
  private String path = "";

  private final Console console;

  BindgenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    if (check && output.isEmpty()) {
      throw CommandException.usage("--check needs -o DIR, the folder to look at");
    }
    try {
      Resolution resolution = WitFiles.folder(path).resolve(features.features());
      List<JavaSource> sources =
          world.isPresent()
              ? JavaGenerator.ofWorld(resolution, find(resolution, world.get()), options())
              : JavaGenerator.ofPackage(resolution, options());
      if (output.isEmpty()) {
        sources.forEach(
            source -> console.out().print("==> " + source.path() + "\n" + source.text()));
        return ExitCode.OK;
      }
      return check ? compare(sources) : write(sources);
    } catch (InvalidWitException e) {
      return WitFiles.fail(console, e);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(e.getMessage());
    }
  }

  private GeneratorOptions options() {
    var options = GeneratorOptions.defaults();
    if (javaPackage.isPresent()) {
      options = options.withJavaPackage(named(javaPackage.get()));
    }
    for (var each : map.entrySet()) {
      options = options.withPackage(each.getKey(), named(each.getValue()));
    }
    for (var each : with.entrySet()) {
      options = options.withExisting(each.getKey(), named(each.getValue()));
    }
    options =
        options.withSide(
            switch (side) {
              case both -> GeneratorOptions.Side.BOTH;
              case imports -> GeneratorOptions.Side.IMPORTS;
              case exports -> GeneratorOptions.Side.EXPORTS;
            });
    if (async == Calls.both) {
      options = options.withTwins();
    }
    var interfaces = new LinkedHashSet<>(stages);
    if (hostAsync == HostCalls.stage) {
      interfaces.add("*");
    }
    renames.values().forEach(BindgenCommand::simple);
    options = options.withHostStages(interfaces).withNames(renames);
    return options
        .withResults(
            switch (result) {
              case exception -> GeneratorOptions.Results.UNCHECKED;
              case checked -> GeneratorOptions.Results.CHECKED;
              case value -> GeneratorOptions.Results.VALUE;
            })
        .withStyle(new JavaStyle(unsigned == Unsigned.raw, option == Options.nullable));
  }

  private static void simple(String name) {
    if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
      throw CommandException.usage("`" + name + "` is not the name of a Java class");
    }
  }

  private static String named(String javaPackage) {
    if (!SourceVersion.isName(javaPackage)) {
      throw CommandException.usage("`" + javaPackage + "` is not the name of a Java package");
    }
    return javaPackage;
  }

  private static int find(Resolution resolution, String name) {
    var worlds = resolution.mainPackage().worlds();
    if (!worlds.containsKey(name)) {
      throw CommandException.usage(
          "the package has no world `" + name + "`",
          worlds.isEmpty() ? "it has no worlds" : "it has: " + String.join(", ", worlds.keySet()));
    }
    return worlds.get(name);
  }

  private int write(List<JavaSource> sources) {
    for (JavaSource source : sources) {
      Path file = Path.of(output.orElseThrow()).resolve(source.path());
      try {
        Files.createDirectories(file.getParent());
      } catch (IOException e) {
        throw new CommandException(
            new Report(
                ExitCode.HOST, "io", "cannot make the folder " + file.getParent() + ": " + e));
      }
      if (!isUpToDate(file, source)) {
        new Output(Optional.of(file.toString()), console)
            .write(to -> to.write(source.text().getBytes(StandardCharsets.UTF_8)));
      }
    }
    return ExitCode.OK;
  }

  private int compare(List<JavaSource> sources) {
    int code = ExitCode.OK;
    for (JavaSource source : sources) {
      Path file = Path.of(output.orElseThrow()).resolve(source.path());
      if (!isUpToDate(file, source)) {
        console.out().println(file);
        code = ExitCode.FAILED;
      }
    }
    return code;
  }

  private static boolean isUpToDate(Path file, JavaSource source) {
    try {
      return Files.isRegularFile(file) && Files.readString(file).equals(source.text());
    } catch (IOException _) {
      return false;
    }
  }
}
