package dev.wharf.cli;

import dev.wharf.wasm.Feature;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option groups that wasmtime has, with the meaning of their keys here: {@link GroupKey}. */
final class GroupOptions {
  private static final String LABEL = "KEY[=VAL][,...]";

  @Option(
      names = {"-W", "--wasm"},
      paramLabel = LABEL,
      description = "WebAssembly semantics and limits, with wasmtime's keys; -W help lists them.")
  private List<String> wasm = List.of();

  @Option(
      names = {"-S", "--wasi"},
      paramLabel = LABEL,
      description = "WASI, likewise.")
  private List<String> wasi = List.of();

  @Option(
      names = {"-C", "--codegen"},
      paramLabel = LABEL,
      description = "Code generation, likewise.")
  private List<String> codegen = List.of();

  @Option(
      names = {"-O", "--optimize"},
      paramLabel = LABEL,
      description = "Tuning, likewise.")
  private List<String> optimize = List.of();

  @Option(
      names = {"-D", "--debug"},
      paramLabel = LABEL,
      description = "Debugging, likewise.")
  private List<String> debug = List.of();

  @Option(
      names = {"-R", "--record"},
      paramLabel = LABEL,
      description = "Recording, likewise.")
  private List<String> record = List.of();

  /** What was asked by keys that mean something, by name; the value of a bare key is empty. */
  record Taken(Map<String, String> values) {
    Optional<String> value(String key) {
      return Optional.ofNullable(values.get(key));
    }

    /** A key that is on or off. */
    boolean flag(String key, boolean otherwise) {
      return values.containsKey(key) ? isOn(key, values.get(key)) : otherwise;
    }

    /** The proposals that were switched on or off. */
    Map<Feature, Boolean> features() {
      Map<Feature, Boolean> features = new EnumMap<>(Feature.class);
      for (var feature : Feature.values()) {
        String key = feature.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (values.containsKey(key)) {
          features.put(feature, flag(key, true));
        }
      }
      return features;
    }
  }

  /** Prints help when a group asks for it, and tells whether one did. */
  boolean help(PrintStream out) {
    boolean helped = false;
    for (var group : groups().entrySet()) {
      if (group.getValue().contains("help") || group.getValue().contains("help-long")) {
        boolean explained = group.getValue().contains("help-long");
        for (var key : GroupKey.of(group.getKey())) {
          String mark =
              switch (key.treatment()) {
                case TAKEN -> "";
                case NOTED -> "no effect: ";
                case REFUSED -> "refused: ";
              };
          out.printf(
              explained ? "-%c %-32s %s%s%n" : "-%c %s%n",
              group.getKey(),
              key.name(),
              mark,
              key.text());
        }
        helped = true;
      }
    }
    return helped;
  }

  private Map<Character, List<String>> groups() {
    Map<Character, List<String>> groups = new LinkedHashMap<>();
    groups.put('W', wasm);
    groups.put('S', wasi);
    groups.put('C', codegen);
    groups.put('O', optimize);
    groups.put('D', debug);
    groups.put('R', record);
    return groups;
  }

  /**
   * @throws CommandException for a key that is unknown or refused
   */
  Taken read(Console console) {
    Map<String, String> taken = new LinkedHashMap<>();
    groups()
        .forEach((group, texts) -> {
          for (String text : texts) {
            for (String pair : text.split(",", -1)) {
              read(group, pair, taken, console);
            }
          }
        });
    return new Taken(taken);
  }

  private static void read(char group, String pair, Map<String, String> taken, Console console) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    var key =
        GroupKey.find(group, name)
            .or(() -> level(group, name))
            .orElseThrow(() ->
                CommandException.usage(
                    "unknown key `" + name + "` of -" + group,
                    "did you mean -" + group + " " + GroupKey.nearest(group, name) + "?",
                    "wharf run -" + group + " help"));
    switch (key.treatment()) {
      case TAKEN -> {
        if (List.of("component-model", "tcp", "udp", "preview2", "p3").contains(name)
            && isOff(value)) {
          throw refused(group, pair, key);
        }
        taken.put(name, value);
      }
      case NOTED -> console.note("-" + group + " " + pair + " has no effect: " + key.text());
      case REFUSED -> {
        // Switching off what is not there changes nothing.
        if (!isOff(value)) {
          throw refused(group, pair, key);
        }
      }
    }
  }

  /** {@code -O2} is {@code -O opt-level=2}. */
  private static Optional<GroupKey> level(char group, String name) {
    return group == 'O' && List.of("0", "1", "2", "s").contains(name)
        ? GroupKey.find(group, "opt-level")
        : Optional.empty();
  }

  private static CommandException refused(char group, String pair, GroupKey key) {
    return CommandException.usage("-" + group + " " + pair + " is refused: " + key.text());
  }

  private static boolean isOff(String value) {
    return value.equals("n") || value.equals("no") || value.equals("false");
  }

  private static boolean isOn(String key, String value) {
    if (value.isEmpty() || value.equals("y") || value.equals("yes") || value.equals("true")) {
      return true;
    }
    if (isOff(value)) {
      return false;
    }
    throw CommandException.usage(key + " takes y or n, not `" + value + "`");
  }
}
