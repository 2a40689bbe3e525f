package dev.wharf.cli;

import java.util.concurrent.atomic.AtomicInteger;

/** Runs a guest on a thread of its own, whose stack has the size that the guest was given. */
final class Runs {
  /** What Java itself may need on top of the guest's frames. */
  private static final long RESERVE = 1L << 20;

  private Runs() {}

  static int run(RunOptions options, Console console) {
    var exitCode = new AtomicInteger(ExitCode.HOST);
    var guest =
        new Thread(
            null,
            () -> exitCode.set(runHere(options, console)),
            "wharf-guest",
            options.stackBytes() + RESERVE);
    guest.start();
    try {
      guest.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return exitCode.get();
  }

  private static int runHere(RunOptions options, Console console) {
    String name = options.file();
    try {
      var file = GuestFile.read(options.file(), System.in, options.checks().maxBytes());
      name = file.name();
      Guests.check(file, options.checks());
      return switch (file.format()) {
        case COMPONENT, COMPONENT_TEXT -> new ComponentRun(options, console).run(file);
        case CORE_MODULE, TEXT -> new CoreRun(options, console).run(file);
      };
    } catch (StackOverflowError _) {
      return console.fail(
          new Report(ExitCode.NOT_RUNNABLE, "limit.depth", name + " nests too deeply"));
    } catch (RuntimeException | Error e) {
      return console.fail(e, name, options.maxFrames(), options.timeout());
    }
  }
}
