package dev.wharf.cli;

import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.deps.DepsFolder;
import dev.wharf.wit.deps.DepsPlan;
import dev.wharf.wit.deps.DepsPlan.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What the commands on dependencies share. */
final class WitDepsOptions {
  /** States that keep an update from doing its work. */
  private static final Set<State> BLOCKING = Set.of(State.CHANGED);

  @Option(
      names = "--wit",
      paramLabel = "DIR",
      description = "The WIT folder (wit, or . if there is no folder of that name).")
  private Optional<String> folder = Optional.empty();

  /** What is done with a folder; gives the exit code. */
  interface Work {
    int on(DepsFolder folder) throws IOException;
  }

  /** Does it, and tells what went wrong. */
  int run(Console console, Work work) {
    Path path = Path.of(folder.orElseGet(() -> Files.isDirectory(Path.of("wit")) ? "wit" : "."));
    try {
      if (!Files.isDirectory(path)) {
        throw new CommandException(
            new Report(ExitCode.NO_FILE, "io", "cannot read " + path + ": no such folder"));
      }
      return work.on(new DepsFolder(path));
    } catch (InvalidWitException e) {
      return WitFiles.fail(console, e);
    } catch (CommandException e) {
      return console.fail(e.report());
    } catch (IOException e) {
      return console.fail(WitFiles.unreadable(path.toString(), e).report());
    }
  }

  /** Carries out the plan, or tells why not; the exit code. */
  static int apply(Console console, DepsPlan plan, boolean force) throws IOException {
    return apply(console, plan, force, () -> {});
  }

  /** What is written before the plan is carried out, once that is sure. */
  interface Writer {
    void write() throws IOException;
  }

  static int apply(Console console, DepsPlan plan, boolean force, Writer first) throws IOException {
    int blocked = force ? ExitCode.OK : blocked(console, plan);
    if (blocked != ExitCode.OK) {
      return blocked;
    }
    var lost = plan.in(Set.of(State.NO_SOURCE));
    if (!lost.isEmpty()) {
      for (var item : lost) {
        console.fail(
            new Report(
                ExitCode.NO_FILE, "io", "cannot read " + item.source() + ": no such folder"));
      }
      return ExitCode.NO_FILE;
    }
    first.write();
    plan.apply();
    return notFetched(console, plan);
  }

  /** Files that somebody changed are theirs. */
  private static int blocked(Console console, DepsPlan plan) {
    int code = ExitCode.OK;
    for (var item : plan.in(BLOCKING)) {
      code =
          console.fail(
              new Report(
                  ExitCode.FAILED,
                  "io",
                  plan.folder().path().resolve("deps/" + item.dep())
                      + " is not what was copied there, and would be overwritten",
                  "move it away, or --force takes what its source has"));
    }
    return code;
  }

  /** The dependencies that only a registry has; the exit code. */
  static int notFetched(Console console, DepsPlan plan) {
    int code = ExitCode.OK;
    for (var item : plan.in(Set.of(State.NOT_FETCHED))) {
      code =
          console.fail(
              new Report(
                  ExitCode.FAILED,
                  "unsupported",
                  "`" + item.dep() + "` is in a registry, and fetching is not available yet",
                  List.of(new Report.Fact("source", item.source())),
                  List.of(
                      "put its .wit files into "
                          + plan.folder().path().resolve("deps/" + item.dep())
                          + "; wharf wit deps update locks them",
                      "or name a folder that has them: " + item.dep() + " = \"../folder\"")));
    }
    return code;
  }
}
