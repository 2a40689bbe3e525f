package dev.wharf.wit.deps;

import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.SourceText;
import dev.wharf.wit.Span;
import dev.wharf.wit.WitProblem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * {@code deps.toml}: what the author of a WIT folder wants, as {@code name = "source"} or {@code
 * name = { path = "..." }}.
 */
public record DepsManifest(SourceText source, SequencedMap<DepName, Entry> entries) {
  public static final String FILE = "deps.toml";

  /**
   * One dependency.
   *
   * @param span of the source
   */
  public record Entry(DepSource source, Span span) {}

  public DepsManifest {
    entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
  }

  /**
   * @throws InvalidWitException if it does not say where dependencies are
   */
  public static DepsManifest parse(SourceText source) {
    var entries = new LinkedHashMap<DepName, Entry>();
    TomlReader.read(source)
        .members()
        .forEach((key, value) -> {
          var name = DepName.parse(key, value.span());
          entries.put(name, entry(value));
        });
    return new DepsManifest(source, entries);
  }

  private static Entry entry(TomlValue value) {
    return switch (value) {
      case TomlValue.Text(var text, var span) -> new Entry(DepSource.parse(text, span), span);
      case TomlValue.Table(var members, var span) -> {
        for (var member : members.entrySet()) {
          if (!member.getKey().equals("path")) {
            throw WitProblem.meaning(
                    member.getValue().span(), "`" + member.getKey() + "` is not known here")
                .withHelp("name = \"../folder\", or name = \"oci://host/repository@sha256:...\"")
                .asException();
          }
        }
        if (!(members.get("path") instanceof TomlValue.Text(var path, var place))) {
          throw expected(span);
        }
        yield new Entry(DepSource.parse(path, place), place);
      }
      case TomlValue.Whole(_, var span) -> throw expected(span);
      case TomlValue.Tables(_, var span) -> throw expected(span);
    };
  }

  private static InvalidWitException expected(Span span) {
    return WitProblem.meaning(span, "a path or an oci:// reference is expected")
        .withHelp("name = \"../folder\"")
        .asException();
  }

  /**
   * The text with one entry more; the rest of it stays as it is.
   *
   * @throws InvalidWitException if there is an entry of that name
   */
  public String with(DepName name, DepSource added) {
    var before = entries.get(name);
    if (before != null) {
      throw WitProblem.meaning(before.span(), "`" + name + "` is a dependency already")
          .withHelp("change this line, or choose another name with --name")
          .asException();
    }
    String key = name.text().matches("[A-Za-z0-9_-]+") ? name.text() : quote(name.text());
    String line = key + " = " + quote(added.toString()) + "\n";
    String text = source.text();
    // A line behind the first table would belong to that table.
    int table = text.startsWith("[") ? 0 : text.indexOf("\n[") + 1;
    if (table > 0 || text.startsWith("[")) {
      return text.substring(0, table) + line + "\n" + text.substring(table);
    }
    return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + line;
  }

  static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
  }
}
