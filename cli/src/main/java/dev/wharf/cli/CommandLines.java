package dev.wharf.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
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

  /** What {@code wharf run} is asked to do, empty for another command; nothing runs. */
  static Optional<RunOptions> runOptions(String[] words) {
    var console = new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    var parsed = line(console).parseArgs(withCommand(words));
    return parsed.hasSubcommand()
            && parsed.subcommand().commandSpec().userObject() instanceof RunCommand run
        ? Optional.of(run.options())
        : Optional.empty();
  }

  static int run(String[] words, Console console) {
    if (wantsJson(words)) {
      console.configure(true, false, false);
    }
    if (words.length > 0 && LaterOptions.isCommand(words[0])) {
      return console.fail(LaterOptions.command(words[0]));
    }
    return line(console).execute(withCommand(words));
  }

  private static CommandLine line(Console console) {
    var line = new CommandLine(new Wharf());
    line.addSubcommand(new RunCommand(console));
    line.addSubcommand(new ServeCommand(console));
    line.addSubcommand(new InspectCommand(console));
    line.addSubcommand(new ValidateCommand(console));
    line.addSubcommand(new ParseCommand(console));
    line.addSubcommand(new PrintCommand(console));
    line.addSubcommand(new StripCommand(console));
    line.addSubcommand(new NewCommand(console));
    line.addSubcommand(new EmbedCommand(console));
    line.addSubcommand(ComponentCommand.line(console));
    line.addSubcommand(new ComposeCommand(console));
    line.addSubcommand(new WastCommand(console));
    line.addSubcommand(WitCommand.line(console));
    line.addSubcommand(new BindgenCommand(console));
    line.addSubcommand(new VersionCommand(console));
    line.addSubcommand(new CommandLine.HelpCommand());
    line.setStopAtPositional(true);
    // Words behind the file are the guest's only where there is a guest.
    line.getSubcommands().forEach((name, sub) -> sub.setStopAtPositional(name.equals("run")));
    // Words of the command line are taken as they stand.
    line.setExpandAtFiles(false);
    line.setOverwrittenOptionsAllowed(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(100);
    line.setOut(new PrintWriter(console.out(), true));
    line.setParameterExceptionHandler((e, _) -> console.fail(usage(e)));
    line.setExecutionExceptionHandler((e, _, _) -> console.fail(e, ""));
    return line;
  }

  /**
   * Whether errors of the options themselves are to be JSON: words behind the file are not looked
   * at by options.
   */
  private static boolean wantsJson(String[] words) {
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals("--error-format=json")
          || words[i].equals("--error-format")
              && i + 1 < words.length
              && words[i + 1].equals("json")) {
        return true;
      }
    }
    return false;
  }

  /** How many words at the start are options that may stand before a command. */
  private static int common(String[] words) {
    int count = 0;
    while (count < words.length) {
      switch (words[count]) {
        case "-q", "--quiet", "--debug-host", "--error-format=json", "--error-format=text" ->
            count++;
        case "--error-format" -> count += 2;
        default -> {
          return count;
        }
      }
    }
    return count;
  }

  /** {@code wharf --dir . app.wasm} is {@code wharf run --dir . app.wasm}. */
  private static String[] withCommand(String[] words) {
    if (words.length == 0 || Commands.isCommand(words[0])) {
      return words;
    }
    int options = common(words);
    if (options > 0 && options < words.length && Commands.isCommand(words[options])) {
      var moved = words.clone();
      moved[0] = words[options];
      System.arraycopy(words, 0, moved, 1, options);
      return moved;
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
    String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      var later = LaterOptions.option(word);
      if (later.isPresent()) {
        return later.get();
      }
      boolean command = !word.startsWith("-") && !e.getCommandLine().getSubcommands().isEmpty();
      sentence =
          word.startsWith("-")
              ? "unknown option `" + word + "`"
              : command ? "unknown command `" + word + "`" : "one word too many: `" + word + "`";
      var near =
          e.getCommandLine().getCommandSpec().options().stream()
              .map(CommandLine.Model.OptionSpec::longestName)
              .min(Comparator.comparingInt(name -> Distance.between(word, name)));
      if (near.isPresent() && Distance.between(word, near.get()) <= 3) {
        return new Report(
            ExitCode.USAGE, "usage", sentence, "did you mean " + near.get() + "?", help);
      }
    }
    return new Report(ExitCode.USAGE, "usage", sentence, help);
  }
}
