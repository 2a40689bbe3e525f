package dev.wharf.wast;

import java.util.List;

/** The commands of a file. */
public record WastScript(String name, List<Command> commands) {
  public WastScript {
    commands = List.copyOf(commands);
  }
}
