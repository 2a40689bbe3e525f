package dev.wharf.cli;

import dev.wharf.wit.deps.DepsPlan;
import dev.wharf.wit.deps.DepsPlan.State;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wharf wit deps check}. */
@Command(
    name = "check",
    description = {
      "Compare deps.toml, the sources, deps and deps.lock; write nothing, name what differs. Where"
          + " a source is not here, its copy is compared with deps.lock alone.",
      "Exit codes: 0 all is as it should be, 1 something is in a registry only, 3 something"
          + " differs."
    })
final class WitDepsCheckCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private WitDepsOptions options = new WitDepsOptions();

  private final Console console;

  WitDepsCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    return options.run(console, folder -> check(console, DepsPlan.of(folder)));
  }

  static int check(Console console, DepsPlan plan) throws IOException {
    for (var item : plan.in(Set.of(State.NO_SOURCE))) {
      console.note("`" + item.dep() + "`: " + item.source() + " is not here to compare with");
    }
    if (plan.isCurrent()) {
      return ExitCode.OK;
    }
    int missing = WitDepsOptions.notFetched(console, plan);
    return missing == ExitCode.OK || !differing(plan).isEmpty()
        ? tellStale(console, plan)
        : missing;
  }

  private static List<DepsPlan.Item> differing(DepsPlan plan) {
    return plan.items().stream()
        .filter(item ->
            switch (item.state()) {
              case CURRENT, NO_SOURCE, NOT_FETCHED -> false;
              case ABSENT, OUTDATED, CHANGED, UNLOCKED, LEFT_OVER -> true;
            })
        .toList();
  }

  /** Names what differs; the exit code. */
  static int tellStale(Console console, DepsPlan plan) {
    var differing = differing(plan);
    for (var item : differing) {
      console.out().println(Escapes.line(item.dep() + ": " + item.state().sentence()));
    }
    if (differing.isEmpty()) {
      console.out().println("deps.lock: not as it should be");
    }
    return ExitCode.GATE;
  }
}
