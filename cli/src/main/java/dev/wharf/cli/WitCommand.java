package dev.wharf.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wharf wit}: the parent of what works on WIT. */
@Command(
    name = "wit",
    description = "Format, check, show, encode and compare WIT packages, and keep what they need.",
    synopsisSubcommandLabel = "COMMAND")
final class WitCommand implements Runnable {
  @Mixin private CommonOptions common = new CommonOptions();

  private WitCommand() {}

  static CommandLine line(Console console) {
    var line = new CommandLine(new WitCommand());
    line.addSubcommand(new WitFmtCommand(console));
    line.addSubcommand(new WitCheckCommand(console));
    line.addSubcommand(new WitShowCommand(console));
    line.addSubcommand(new WitEncodeCommand(console));
    line.addSubcommand(new WitDiffCommand(console));
    line.addSubcommand(WitDepsCommand.line(console));
    return line;
  }

  /** The exit code of a command that was given several files: the first that is not 0. */
  static int first(List<Integer> codes) {
    return codes.stream().filter(code -> code != ExitCode.OK).findFirst().orElse(ExitCode.OK);
  }

  @Override
  public void run() {
    throw CommandException.usage(
        "no command behind `wit`", "wharf wit check PATH", "wharf wit --help");
  }
}
