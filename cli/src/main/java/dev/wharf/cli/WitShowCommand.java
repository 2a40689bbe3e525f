package dev.wharf.cli;

import dev.wharf.wasm.WasmException;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.WitJson;
import dev.wharf.wit.WitText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf wit show}. */
@Command(
    name = "show",
    description = {
      "Print a package with its names resolved, its gates decided and its worlds complete.",
      "Exit codes: 0 printed, 1 not valid, 127 not readable."
    })
final class WitShowCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private WitFeatures features = new WitFeatures();

  @Option(
      names = "--json",
      description = "Print the package and all that it needs as JSON, in the form of wasm-tools.")
  private boolean json;

  @Option(names = "--no-docs", description = "Without comments; not for --json.")
  private boolean noDocs;

  @Parameters(
      arity = "1",
      paramLabel = "PATH",
      description = {
        "A WIT file, or a package's folder.",
        "A component, an encoded package, or a core module that tells its world; with the packages"
            + " that it mentions."
      })
  private String path = "";

  private final Console console;

  WitShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    boolean binary = WitFiles.isBinary(path);
    try {
      console.out().print(binary ? ofBinary() : ofText());
      return ExitCode.OK;
    } catch (InvalidWitException e) {
      return binary ? WitFiles.fail(console, path, e) : WitFiles.fail(console, e);
    } catch (WasmException e) {
      int code = console.fail(e, path);
      return code == ExitCode.NOT_RUNNABLE ? ExitCode.FAILED : code;
    }
  }

  private String ofText() {
    var resolution = WitFiles.folder(path).resolve(features.features());
    return json
        ? WitJson.print(resolution) + "\n"
        : WitText.print(resolution, resolution.main(), !noDocs);
  }

  /** With all that it needs: a component has no folder where that could be looked up. */
  private String ofBinary() {
    var resolution = WitFiles.decode(path);
    return json ? WitJson.print(resolution) + "\n" : WitText.printWhole(resolution, !noDocs);
  }
}
