package dev.wharf.wit.deps;

import dev.wharf.component.name.PackageName;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.SourceText;
import dev.wharf.wit.Span;
import dev.wharf.wit.WitProblem;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code deps.lock}: what is in {@code deps}, where it came from and what it was. Sorted by name
 * and with a line for each fact, so that two versions of the file compare well.
 */
public record DepsLock(SortedMap<DepName, Entry> entries) {
  public static final String FILE = "deps.lock";

  /** Of the format: files with another one are refused. */
  private static final long VERSION = 1;

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  /**
   * One folder below {@code deps}.
   *
   * @param source where it came from, {@link DepSource#toString}
   * @param content what it held; empty if it could not be had
   */
  public record Entry(String source, Optional<Content> content) {}

  /**
   * A package as it was copied.
   *
   * @param digest {@link PackageFiles#digest}
   */
  public record Content(PackageName name, String digest) {}

  public DepsLock {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** Of a folder that has none yet. */
  static DepsLock none() {
    return new DepsLock(new TreeMap<>());
  }

  /**
   * @throws InvalidWitException if it is of another format
   */
  public static DepsLock parse(SourceText source) {
    var members = TomlReader.read(source).members();
    if (!(members.get("version") instanceof TomlValue.Whole(long version, var span))) {
      throw WitProblem.syntax(new Span(source, 0, 0), "this is not a lock of `wharf wit deps`")
          .withHelp("move it away; `wharf wit deps update` writes a new one")
          .asException();
    }
    if (version != VERSION) {
      throw WitProblem.syntax(span, "version " + version + " of the format is not known")
          .withHelp("a newer Wharf may know it")
          .asException();
    }
    var entries = new TreeMap<DepName, Entry>();
    switch (members.get("package")) {
      case null -> {}
      case TomlValue.Tables(var tables, _) ->
          tables.forEach(table -> {
            var dep = DepName.parse(text(table, "dep"), table.members().get("dep").span());
            if (entries.put(dep, entry(table)) != null) {
              throw WitProblem.syntax(table.span(), "`" + dep + "` is there already").asException();
            }
          });
      case TomlValue other ->
          throw WitProblem.syntax(other.span(), "[[package]] is expected").asException();
    }
    return new DepsLock(entries);
  }

  private static Entry entry(TomlValue.Table table) {
    String source = text(table, "source");
    if (!table.members().containsKey("digest")) {
      return new Entry(source, Optional.empty());
    }
    String digest = text(table, "digest");
    if (!DIGEST.matcher(digest).matches()) {
      throw WitProblem.syntax(table.members().get("digest").span(), "this is no digest")
          .withHelp("sha256: and 64 digits")
          .asException();
    }
    String version = table.members().containsKey("version") ? "@" + text(table, "version") : "";
    try {
      var name = PackageName.parse(text(table, "name") + version);
      return new Entry(source, Optional.of(new Content(name, digest)));
    } catch (ValidationException e) {
      throw WitProblem.syntax(table.members().get("name").span(), e.getMessage()).asException();
    }
  }

  private static String text(TomlValue.Table table, String key) {
    if (table.members().get(key) instanceof TomlValue.Text(var value, _)) {
      return value;
    }
    throw WitProblem.syntax(table.span(), "`" + key + "` is missing, a string").asException();
  }

  /** The file; the same entries give the same text. */
  public String print() {
    var out = new StringBuilder("# What `wharf wit deps` put into deps. Not to be edited.\n");
    out.append("version = ").append(VERSION).append('\n');
    entries.forEach((name, entry) -> {
      out.append("\n[[package]]\n");
      line(out, "dep", name.text());
      entry
          .content()
          .ifPresent(content -> {
            var pkg = content.name();
            line(out, "name", pkg.namespace() + ":" + pkg.name());
            pkg.version().ifPresent(version -> line(out, "version", version.toString()));
          });
      line(out, "source", entry.source());
      entry.content().ifPresent(content -> line(out, "digest", content.digest()));
    });
    return out.toString();
  }

  private static void line(StringBuilder out, String key, String value) {
    out.append(key).append(" = ").append(DepsManifest.quote(value)).append('\n');
  }
}
