package dev.wharf.cli;

import dev.wharf.wit.deps.DepsLock;
import dev.wharf.wit.deps.DepsPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wharf wit deps list}. */
@Command(
    name = "list",
    description = "Print every dependency: its folder, package, source and state.")
final class WitDepsListCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private WitDepsOptions options = new WitDepsOptions();

  @Option(names = "--json", description = "Print JSON, with digests.")
  private boolean json;

  private final Console console;

  WitDepsListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    return options.run(
        console,
        folder -> {
          var plan = DepsPlan.of(folder);
          console.out().print(json ? json(plan) : table(plan));
          return ExitCode.OK;
        });
  }

  private static Optional<DepsLock.Content> content(DepsPlan plan, DepsPlan.Item item) {
    return Optional.ofNullable(plan.lock().entries().get(item.dep()))
        .flatMap(DepsLock.Entry::content);
  }

  private static String needed(DepsPlan.Item item) {
    return switch (item.needed()) {
      case DIRECTLY -> "direct";
      case BY_ANOTHER -> "transitive";
      case NO_MORE -> "none";
    };
  }

  private static String json(DepsPlan plan) {
    List<JsonValue> all = new ArrayList<>();
    for (var item : plan.items()) {
      Map<String, JsonValue> members = new HashMap<>();
      members.put("dep", new JsonValue.Text(item.dep().text()));
      members.put("source", new JsonValue.Text(item.source()));
      members.put("needed", new JsonValue.Text(needed(item)));
      String state = item.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
      members.put("state", new JsonValue.Text(state));
      content(plan, item)
          .ifPresent(content -> {
            members.put("package", new JsonValue.Text(content.name().toString()));
            members.put("digest", new JsonValue.Text(content.digest()));
          });
      all.add(new JsonValue.Members(members));
    }
    return new JsonValue.Elements(all).print();
  }

  private static String table(DepsPlan plan) {
    List<List<String>> rows = new ArrayList<>();
    for (var item : plan.items()) {
      rows.add(
          List.of(
              item.dep().text(),
              content(plan, item).map(content -> content.name().toString()).orElse("-"),
              item.source(),
              item.state().sentence()));
    }
    int[] widths = new int[3];
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    var out = new StringBuilder();
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        out.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
      }
      out.append(row.getLast()).append('\n');
    }
    return out.toString();
  }
}
