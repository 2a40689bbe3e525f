package dev.wharf.cli;

import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.SourceText;
import dev.wharf.wit.WitParser;
import dev.wharf.wit.WitPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf wit fmt}. */
@Command(
    name = "fmt",
    description = {
      "Give WIT files their canonical form: files are rewritten, standard input is written to"
          + " standard output.",
      "Exit codes: 0 done, 1 a file is not WIT, 3 --check or --diff found something to change,"
          + " 127 a file is not readable."
    })
final class WitFmtCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--check", description = "Write nothing; name the files that would change.")
  private boolean check;

  @Option(names = "--diff", description = "Write nothing; print what would change.")
  private boolean diff;

  @Option(
      names = {"-w", "--write"},
      description = "Rewrite files, which is what happens without --check and --diff too.")
  private boolean write;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files; folders with all below them but deps; - is standard input.")
  private List<String> paths = new ArrayList<>();

  private final Console console;

  WitFmtCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    if (write && (check || diff)) {
      throw CommandException.usage("--write contradicts --check and --diff");
    }
    var codes = new ArrayList<Integer>();
    for (String path : paths) {
      try {
        if (path.equals("-")) {
          codes.add(standardInput());
        } else {
          WitFiles.below(path).forEach(file -> codes.add(file(file)));
        }
      } catch (CommandException e) {
        codes.add(console.fail(e.report()));
      }
    }
    // A file that is no WIT at all is worse than one that is written in another form.
    return codes.stream().anyMatch(code -> code != ExitCode.OK && code != ExitCode.GATE)
        ? WitCommand.first(codes.stream().filter(code -> code != ExitCode.GATE).toList())
        : WitCommand.first(codes);
  }

  private int standardInput() {
    try {
      byte[] bytes = System.in.readAllBytes();
      return format("standard input", bytes, formatted -> console.out().print(formatted));
    } catch (IOException e) {
      throw WitFiles.unreadable("standard input", e);
    }
  }

  private int file(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return format(
          file.toString(),
          bytes,
          formatted -> {
            if (!formatted.equals(new String(bytes, StandardCharsets.UTF_8))) {
              replace(file, formatted);
            }
          });
    } catch (IOException e) {
      return console.fail(WitFiles.unreadable(file.toString(), e).report());
    }
  }

  /** What is done with the new form. */
  private interface Writer {
    void write(String formatted) throws IOException;
  }

  private int format(String name, byte[] bytes, Writer writer) throws IOException {
    String formatted;
    SourceText source;
    try {
      source = SourceText.decode(name, bytes);
      formatted = WitPrinter.print(WitParser.parse(source));
    } catch (InvalidWitException e) {
      return WitFiles.fail(console, e);
    }
    if (!check && !diff) {
      writer.write(formatted);
      return ExitCode.OK;
    }
    if (formatted.equals(source.text())) {
      return ExitCode.OK;
    }
    if (check) {
      console.out().println(name);
    }
    if (diff) {
      console.out().print(UnifiedDiff.print(name, source.text(), formatted));
    }
    return ExitCode.GATE;
  }

  private static void replace(Path file, String text) throws IOException {
    // Through a link to the file itself, and with its rights.
    WholeFile.replace(file.toRealPath(), text.getBytes(StandardCharsets.UTF_8));
  }
}
