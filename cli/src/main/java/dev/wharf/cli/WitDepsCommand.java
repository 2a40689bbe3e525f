package dev.wharf.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wharf wit deps}: the parent of what works on the dependencies of a WIT folder. */
@Command(
    name = "deps",
    description = {
      "Keep copies of the packages that a WIT folder needs.",
      "deps.toml says where they come from, as lines name = \"../folder\" or name ="
          + " \"oci://host/repository:tag@sha256:...\"; deps holds the copies, with all that they"
          + " need in turn; deps.lock tells what was copied."
    },
    synopsisSubcommandLabel = "COMMAND")
final class WitDepsCommand implements Runnable {
  @Mixin private CommonOptions common = new CommonOptions();

  private WitDepsCommand() {}

  static CommandLine line(Console console) {
    var line = new CommandLine(new WitDepsCommand());
    line.addSubcommand(new WitDepsAddCommand(console));
    line.addSubcommand(new WitDepsUpdateCommand(console));
    line.addSubcommand(new WitDepsCheckCommand(console));
    line.addSubcommand(new WitDepsListCommand(console));
    return line;
  }

  @Override
  public void run() {
    throw CommandException.usage(
        "no command behind `wit deps`", "wharf wit deps update", "wharf wit deps --help");
  }
}
