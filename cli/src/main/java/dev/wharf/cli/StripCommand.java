package dev.wharf.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf strip}. */
@Command(
    name = "strip",
    description =
        "Drop custom sections, of components at every depth. Names, component types, hints for"
            + " compilers and what linkers need stay unless something else is asked.",
    sortOptions = false)
final class StripCommand implements Callable<Integer> {
  /** Names for people and traces, and sections that other tools and engines act on. */
  private static final Predicate<String> MEANINGFUL =
      Pattern.compile(
              "name|component-name|component-type(:.*)?|dylink(\\.0)?|metadata\\.code\\..*"
                  + "|linking|reloc\\..*")
          .asMatchPredicate();

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = {"-a", "--all"},
      description = "Drop every custom section but those of --keep.")
  private boolean all;

  @Option(
      names = {"-d", "--delete"},
      paramLabel = "RE",
      description = "Drop only sections whose name this expression finds. Repeatable.")
  private List<String> delete = new ArrayList<>();

  @Option(
      names = "--keep",
      paramLabel = "RE",
      description = "Never drop sections whose name this expression finds. Repeatable.")
  private List<String> keep = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The file to write (standard output).")
  private Optional<String> output = Optional.empty();

  @Parameters(paramLabel = "FILE", description = "A module or component; - is standard input.")
  private String file = "-";

  private final Console console;

  StripCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    var dropped = dropped();
    return FileCommand.run(
        console,
        file,
        in -> {
          byte[] binary = FileCommand.binary(in);
          new Output(output, console).binary(CustomSectionFilter.drop(binary, dropped));
        });
  }

  private Predicate<String> dropped() {
    Predicate<String> asked = any("--delete", delete);
    Predicate<String> base = all ? _ -> true : delete.isEmpty() ? MEANINGFUL.negate() : _ -> false;
    return base.or(asked).and(any("--keep", keep).negate());
  }

  private static Predicate<String> any(String option, List<String> expressions) {
    Predicate<String> any = _ -> false;
    for (String expression : expressions) {
      try {
        any = any.or(Pattern.compile(expression).asPredicate());
      } catch (PatternSyntaxException e) {
        throw CommandException.usage(
            option + " " + expression + ": not a regular expression: " + e.getDescription());
      }
    }
    return any;
  }
}
