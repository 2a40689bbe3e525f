package dev.wharf.cli;

import dev.wharf.wit.deps.DepsPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wharf wit deps update}. */
@Command(
    name = "update",
    description = {
      "Copy what deps.toml names, and what that needs, into deps, and write deps.lock.",
      "Exit codes: 0 done, 1 refused or not possible, 3 --locked or --check found something to"
          + " change, 127 a source is not readable."
    })
final class WitDepsUpdateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private WitDepsOptions options = new WitDepsOptions();

  @Option(
      names = "--locked",
      description = "Copy only what deps.lock says, and change nothing if sources have changed.")
  private boolean locked;

  @Option(names = "--check", description = "The same as the command check.")
  private boolean check;

  @Option(
      names = "--force",
      description = "Overwrite what was changed in deps since it was copied.")
  private boolean force;

  private final Console console;

  WitDepsUpdateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    return options.run(
        console,
        folder -> {
          var plan = DepsPlan.of(folder);
          if (check) {
            return WitDepsCheckCommand.check(console, plan);
          }
          if (locked && !plan.lock().equals(folder.lock())) {
            return WitDepsCheckCommand.tellStale(console, plan);
          }
          return WitDepsOptions.apply(console, plan, force);
        });
  }
}
