package dev.wharf.cli;

import dev.wharf.engine.Engine;
import dev.wharf.wasm.WasmException;
import dev.wharf.wast.WastParser;
import dev.wharf.wast.WastRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wharf wast}. */
@Command(name = "wast", description = "Run scripts of core modules, or all scripts of a folder.")
final class WastCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Scripts, or folders of them.")
  private List<String> names = new ArrayList<>();

  private final Console console;
  private int passed;
  private int failed;

  WastCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    List<Path> scripts = names.stream().flatMap(name -> scripts(name).stream()).toList();
    boolean clean = true;
    for (Path script : scripts) {
      clean &= run(script);
    }
    if (scripts.size() != 1) {
      console
          .out()
          .println(scripts.size() + " files: " + passed + " passed, " + failed + " failed");
    }
    return clean ? ExitCode.OK : ExitCode.FAILED;
  }

  private static List<Path> scripts(String name) {
    Path path = Path.of(name);
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (var inside = Files.walk(path)) {
      return inside.filter(each -> each.toString().endsWith(".wast")).sorted().toList();
    } catch (IOException e) {
      throw new CommandException(
          new Report(ExitCode.NO_FILE, "io", "cannot read " + name + ": " + e.getMessage()));
    }
  }

  private boolean run(Path path) {
    var file = GuestFile.read(path.toString(), System.in, GuestFile.MAX_BYTES);
    try {
      var script = WastParser.parse(path.toString(), file.bytes());
      var report = WastRunner.run(Engine.create(), script);
      passed += report.passed();
      failed += report.failures().size();
      console
          .out()
          .println(
              (report.isClean() ? "ok " : "FAILED ")
                  + path
                  + " "
                  + report.passed()
                  + " passed"
                  + (report.isClean() ? "" : ", " + report.failures().size() + " failed"));
      report.failures().forEach(failure -> console.out().println("  " + path + ":" + failure));
      return report.isClean();
    } catch (WasmException e) {
      failed++;
      console.fail(e, path.toString());
      return false;
    }
  }
}
