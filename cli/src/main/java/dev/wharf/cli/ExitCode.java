package dev.wharf.cli;

/** What the process ends with, when it is not the guest's own status. */
final class ExitCode {
  static final int OK = 0;

  /** The guest's {@code run} returned an error; other commands: the input was rejected. */
  static final int FAILED = 1;

  static final int USAGE = 2;

  /** A gate said no: something is not as it is to be. */
  static final int GATE = 3;

  /** Wharf could not work. */
  static final int HOST = 125;

  /** Found but not runnable: malformed, invalid, link error, no such export. */
  static final int NOT_RUNNABLE = 126;

  /** File missing or unreadable. */
  static final int NO_FILE = 127;

  static final int TRAP = 134;

  private ExitCode() {}
}
