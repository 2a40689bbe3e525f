package dev.wharf.cli;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The commands as picocli sees them; loaded only when {@link FastRun} does not do. */
final class CommandLines {
  private CommandLines() {}

  @Command(
      name = "wharf",
      description = "WebAssembly components at home on the JVM.",
      synopsisSubcommandLabel = "FILE [ARGS...] | COMMAND",
      versionProvider = Version.class,
      sortOptions = false)
  private static final class Wharf implements Runnable {
    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
        names = {"-V", "--version"},
        versionHelp = true,
        description = "Show the version.")
    private boolean version;

    @Override
    public void run() {
      throw CommandException.usage("no file and no command", "wharf run FILE", "wharf --help");
    }
  }

  /** Version of Wharf and of the Java that it runs on. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {VersionCommand.line()};
    }
  }

  static int run(String[] words, Console console) {
    var line = new CommandLine(new Wharf());
    line.addSubcommand(new RunCommand(console));
    line.addSubcommand(new ValidateCommand(console));
    line.addSubcommand(new VersionCommand(console));
    line.addSubcommand(new CommandLine.HelpCommand());
    line.setStopAtPositional(true);
    line.getSubcommands().values().forEach(sub -> sub.setStopAtPositional(true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(100);
    line.setOut(new java.io.PrintWriter(console.out(), true));
    line.setParameterExceptionHandler((e, _) -> console.fail(usage(e)));
    line.setExecutionExceptionHandler((e, _, _) -> console.fail(e, ""));
    return line.execute(withCommand(words));
  }

  /** {@code wharf --dir . app.wasm} is {@code wharf run --dir . app.wasm}. */
  private static String[] withCommand(String[] words) {
    if (words.length == 0 || Commands.isCommand(words[0])) {
      return words;
    }
    if (words.length == 1 && Arrays.asList("-h", "--help", "-V", "--version").contains(words[0])) {
      return words;
    }
    var all = new String[words.length + 1];
    all[0] = "run";
    System.arraycopy(words, 0, all, 1, words.length);
    return all;
  }

  private static Report usage(ParameterException e) {
    String sentence = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String command = e.getCommandLine().getCommandName();
    String help = command.equals("wharf") ? "wharf --help" : "wharf " + command + " --help";
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      sentence = "unknown option `" + word + "`";
      var near =
          e.getCommandLine().getCommandSpec().options().stream()
              .map(CommandLine.Model.OptionSpec::longestName)
              .min(java.util.Comparator.comparingInt(name -> Distance.between(word, name)));
      if (near.isPresent() && Distance.between(word, near.get()) <= 3) {
        return new Report(ExitCode.USAGE, "usage", sentence, "did you mean " + near.get() + "?", help);
      }
    }
    return new Report(ExitCode.USAGE, "usage", sentence, help);
  }
}
