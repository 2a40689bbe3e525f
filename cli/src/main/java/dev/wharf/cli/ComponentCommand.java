package dev.wharf.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wharf component}: the parent of what turns core modules into components and back. */
@Command(
    name = "component",
    description = "Make components of core modules, and take them apart.",
    synopsisSubcommandLabel = "COMMAND")
final class ComponentCommand implements Runnable {
  @Mixin private CommonOptions common = new CommonOptions();

  private ComponentCommand() {}

  static CommandLine line(Console console) {
    var line = new CommandLine(new ComponentCommand());
    line.addSubcommand(new NewCommand(console));
    line.addSubcommand(new EmbedCommand(console));
    line.addSubcommand(new UnbundleCommand(console));
    return line;
  }

  @Override
  public void run() {
    throw CommandException.usage(
        "no command behind `component`",
        "wharf component new MODULE -o OUT",
        "wharf component --help");
  }
}
