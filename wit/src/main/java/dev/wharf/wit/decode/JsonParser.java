package dev.wharf.wit.decode;

import java.util.LinkedHashMap;

/** Reads one value of JSON. RFC 8259. */
final class JsonParser {
  private static final int MAX_DEPTH = 32;

  private final String text;
  private int at;
  private int depth;

  JsonParser(String text) {
    this.text = text;
  }

  Json parse() {
    var value = value();
    skipSpace();
    if (at != text.length()) {
      throw wrong();
    }
    return value;
  }

  private RuntimeException wrong() {
    return Inexpressible.because(
        "the section `package-docs` is not JSON: unexpected "
            + (at < text.length() ? "character at " + at : "end"));
  }

  private Json value() {
    if (++depth > MAX_DEPTH) {
      throw wrong();
    }
    skipSpace();
    var value =
        switch (peek()) {
          case '{' -> members();
          case '"' -> new Json.Text(string());
          case '[' -> list();
          default -> word();
        };
    depth--;
    return value;
  }

  private Json members() {
    var members = new LinkedHashMap<String, Json>();
    at++;
    skipSpace();
    boolean more = peek() != '}';
    while (more) {
      skipSpace();
      String name = string();
      expect(':');
      if (members.put(name, value()) != null) {
        throw Inexpressible.because("the section `package-docs` tells `" + name + "` twice");
      }
      skipSpace();
      more = peek() == ',';
      at += more ? 1 : 0;
    }
    expect('}');
    return new Json.Members(members);
  }

  private Json list() {
    int start = at++;
    skipSpace();
    boolean more = peek() != ']';
    while (more) {
      value();
      skipSpace();
      more = peek() == ',';
      at += more ? 1 : 0;
    }
    expect(']');
    return new Json.Other(text.substring(start, at));
  }

  private Json word() {
    int start = at;
    while (at < text.length() && isPartOfWord(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw wrong();
    }
    return new Json.Other(text.substring(start, at));
  }

  private static boolean isPartOfWord(char c) {
    return c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '+'
        || c == '.'
        || c == 'E';
  }

  private String string() {
    expect('"');
    var value = new StringBuilder();
    for (char c = take(); c != '"'; c = take()) {
      if (c < 0x20) {
        at--;
        throw wrong();
      }
      value.append(c == '\\' ? escaped() : c);
    }
    return value.toString();
  }

  private char escaped() {
    char c = take();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(take(), 16);
          if (digit < 0) {
            at--;
            throw wrong();
          }
          code = code << 4 | digit;
        }
        yield (char) code;
      }
      default -> {
        at--;
        throw wrong();
      }
    };
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void expect(char c) {
    skipSpace();
    if (peek() != c) {
      throw wrong();
    }
    at++;
  }

  private char take() {
    char c = peek();
    at++;
    return c;
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong();
    }
    return text.charAt(at);
  }
}
