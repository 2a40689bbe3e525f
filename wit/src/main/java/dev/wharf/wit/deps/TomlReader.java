package dev.wharf.wit.deps;

import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.SourceText;
import dev.wharf.wit.Span;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.deps.TomlValue.Table;
import dev.wharf.wit.deps.TomlValue.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Reads TOML 1.0 as far as the files of dependencies need it: strings on one line, whole numbers,
 * tables in all their forms, arrays of tables. Anything else is refused and never skipped.
 */
final class TomlReader {
  /** How deep tables in braces may nest. */
  private static final int DEEPEST = 8;

  private final SourceText source;
  private final String text;
  private int at;
  private int depth;

  private TomlReader(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /**
   * The whole file.
   *
   * @throws InvalidWitException at the first thing that is not understood
   */
  static Table read(SourceText source) {
    return new TomlReader(source).file();
  }

  private Table file() {
    var root = new Table(new LinkedHashMap<>(), new Span(source, 0, 0));
    Table current = root;
    while (true) {
      space(true);
      if (at == text.length()) {
        return root;
      }
      if (text.startsWith("[[", at)) {
        current = element(root);
      } else if (text.charAt(at) == '[') {
        current = header(root);
      } else {
        member(current);
      }
      space(false);
      if (at < text.length() && text.charAt(at) != '\n') {
        throw problem(at, at + 1, "the end of the line is expected");
      }
    }
  }

  private Table element(Table root) {
    int start = at;
    at += 2;
    space(false);
    String name = key();
    space(false);
    expect("]]");
    var span = new Span(source, start, at);
    var all = root.members().computeIfAbsent(name, _ -> new Tables(new ArrayList<>(), span));
    if (!(all instanceof Tables tables)) {
      throw twice(name, span);
    }
    var table = new Table(new LinkedHashMap<>(), span);
    tables.elements().add(table);
    return table;
  }

  private Table header(Table root) {
    int start = at++;
    space(false);
    String name = key();
    space(false);
    expect("]");
    var span = new Span(source, start, at);
    var table = new Table(new LinkedHashMap<>(), span);
    put(root, name, table, span);
    return table;
  }

  /** {@code key = value} or {@code table.key = value}. */
  private void member(Table table) {
    int start = at;
    String name = key();
    var into = table;
    while (at < text.length() && text.charAt(at) == '.') {
      var span = new Span(source, start, at);
      var inner = into.members().computeIfAbsent(name, _ -> new Table(new LinkedHashMap<>(), span));
      if (!(inner instanceof Table deeper)) {
        throw twice(name, span);
      }
      into = deeper;
      at++;
      name = key();
    }
    var span = new Span(source, start, at);
    space(false);
    expect("=");
    space(false);
    put(into, name, value(), span);
  }

  private TomlValue value() {
    int start = at;
    char c = at < text.length() ? text.charAt(at) : '\n';
    if (c == '"' || c == '\'') {
      String value = string();
      return new TomlValue.Text(value, new Span(source, start, at));
    }
    if (c == '{') {
      return inline();
    }
    while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
      at++;
    }
    if (at == start || at - start > 9) {
      throw problem(start, Math.max(at, start + 1), "a string in quotes is expected");
    }
    return new TomlValue.Whole(
        Long.parseLong(text.substring(start, at)), new Span(source, start, at));
  }

  private Table inline() {
    int start = at++;
    if (++depth > DEEPEST) {
      throw problem(start, at, "tables nest too deep");
    }
    var members = new LinkedHashMap<String, TomlValue>();
    var table = new Table(members, new Span(source, start, at));
    space(false);
    while (!text.startsWith("}", at)) {
      if (!members.isEmpty()) {
        expect(",");
        space(false);
      }
      member(table);
      space(false);
    }
    at++;
    depth--;
    return new Table(members, new Span(source, start, at));
  }

  private String key() {
    int start = at;
    if (text.startsWith("\"", at) || text.startsWith("'", at)) {
      return string();
    }
    while (at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw problem(start, start + 1, "a key is expected");
    }
    return text.substring(start, at);
  }

  /** TOML, keys: ASCII letters, digits, underscores and dashes need no quotes. */
  private static boolean isBare(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  private String string() {
    int start = at;
    char quote = text.charAt(at++);
    if (text.startsWith("" + quote + quote, at)) {
      throw problem(start, at + 2, "strings over several lines have no use here");
    }
    var value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '\n') {
      char c = text.charAt(at++);
      if (c == quote) {
        return value.toString();
      }
      value.append(c == '\\' && quote == '"' ? escape() : c);
    }
    throw problem(start, start + 1, "this string has no end on its line");
  }

  private char escape() {
    char c = at < text.length() ? text.charAt(at++) : '\n';
    return switch (c) {
      case '"', '\\' -> c;
      case 't' -> '\t';
      default -> throw problem(at - 2, at, "of escapes only \\\" and \\\\ and \\t have a use here");
    };
  }

  /** Skips blanks and comments; line ends too if {@code lines}. */
  private void space(boolean lines) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n' && lines) {
        at++;
      } else {
        return;
      }
    }
  }

  private void expect(String sign) {
    if (!text.startsWith(sign, at)) {
      throw problem(at, at + 1, "`" + sign + "` is expected");
    }
    at += sign.length();
  }

  private static void put(Table table, String name, TomlValue value, Span span) {
    if (table.members().putIfAbsent(name, value) != null) {
      throw twice(name, span);
    }
  }

  private static InvalidWitException twice(String name, Span span) {
    return WitProblem.syntax(span, "`" + name + "` is there already").asException();
  }

  private InvalidWitException problem(int from, int to, String sentence) {
    int start = Math.min(from, text.length());
    return WitProblem.syntax(
            new Span(source, start, Math.clamp(to, start, text.length())), sentence)
        .asException();
  }
}
