package dev.wharf.cli;

import dev.wharf.component.name.Version;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.WitChange;
import dev.wharf.wit.WitDiff;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wharf wit diff}. */
@Command(
    name = "diff",
    description = {
      "Tell what changed between two versions of a package, whom it breaks, and which version it"
          + " needs.",
      "Exit codes: 0 nothing breaks or the version says so, 3 something breaks, 1 a package is not"
          + " valid, 127 not readable."
    })
final class WitDiffCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private WitFeatures features = new WitFeatures();

  @Option(names = "--json", description = "Print the changes as JSON.")
  private boolean json;

  @Parameters(index = "0", paramLabel = "OLD", description = "A WIT file, or a package's folder.")
  private String old = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "The same, later.")
  private String renewed = "";

  private final Console console;

  WitDiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    try {
      var diff = WitDiff.of(resolve(old), resolve(renewed));
      console.out().print(json ? json(diff) : text(diff));
      return diff.isBreaking() && !diff.announcesBreak() ? ExitCode.GATE : ExitCode.OK;
    } catch (InvalidWitException e) {
      return WitFiles.fail(console, e);
    }
  }

  private Resolution resolve(String path) {
    return WitFiles.folder(path).resolve(features.features());
  }

  private static String text(WitDiff diff) {
    var text = new StringBuilder();
    for (var change : diff.changes()) {
      char sign =
          switch (change.kind()) {
            case ADDED -> '+';
            case REMOVED -> '-';
            case CHANGED -> '~';
          };
      text.append(sign).append(' ').append(change.item());
      text.append(change.detail().isEmpty() ? "" : ": " + change.detail());
      text.append(change.breaks().isEmpty() ? "" : " (breaks " + parties(change, " and ") + ")");
      text.append(change.breaking() ? " BREAKING\n" : "\n");
    }
    return text.append(verdict(diff)).append('\n').toString();
  }

  private static String parties(WitChange change, String separator) {
    return change.breaks().stream()
        .sorted()
        .map(WitChange.Party::plural)
        .collect(Collectors.joining(separator));
  }

  private static String verdict(WitDiff diff) {
    if (diff.changes().isEmpty()) {
      return "no change";
    }
    String next = diff.suggestedVersion().map(version -> "; needs version " + version).orElse("");
    if (!diff.isBreaking()) {
      return "compatible" + next;
    }
    return diff.announcesBreak()
        ? "breaking, and the version says so"
        : "breaking" + (next.isEmpty() ? "; the package has no version to say so" : next);
  }

  private static String json(WitDiff diff) {
    String changes =
        diff.changes().stream()
            .map(change ->
                "\n    {\"kind\": "
                    + Escapes.json(change.kind().name().toLowerCase(Locale.ROOT))
                    + ", \"item\": "
                    + Escapes.json(change.item())
                    + ", \"detail\": "
                    + Escapes.json(change.detail())
                    + ", \"breaks\": "
                    + array(change)
                    + ", \"breaking\": "
                    + change.breaking()
                    + "}")
            .collect(Collectors.joining(","));
    Optional<String> next = diff.suggestedVersion().map(Version::toString).map(Escapes::json);
    return "{\n  \"old\": "
        + Escapes.json(diff.before().toString())
        + ",\n  \"new\": "
        + Escapes.json(diff.after().toString())
        + ",\n  \"breaking\": "
        + diff.isBreaking()
        + ",\n  \"announced\": "
        + diff.announcesBreak()
        + ",\n  \"needs\": "
        + next.orElse("null")
        + ",\n  \"changes\": ["
        + changes
        + (changes.isEmpty() ? "" : "\n  ")
        + "]\n}\n";
  }

  private static String array(WitChange change) {
    List<String> names =
        change.breaks().stream().sorted().map(party -> Escapes.json(party.plural())).toList();
    return "[" + String.join(", ", names) + "]";
  }
}
