package dev.wharf.wasm.text;

import dev.wharf.wasm.module.CodeRange;

/** Writes strings and identifiers so that they read well and mean the same. Spec: text/values. */
public final class Quoted {
  private static final int LINE = 80;
  private static final String HEX = "0123456789abcdef";

  private Quoted() {}

  /** A name in quotes; letters of all scripts stay, what cannot be seen does not. */
  public static String name(String name) {
    var out = new StringBuilder(name.length() + 2).append('"');
    name.codePoints().forEach(c -> codePoint(out, c));
    return out.append('"').toString();
  }

  private static void codePoint(StringBuilder out, int c) {
    switch (c) {
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c >= ' ' && c < 0x7F || c >= 0xA0 && isVisible(c)) {
          out.appendCodePoint(c);
        } else {
          out.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
      }
    }
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }

  /** An identifier with its dollar sign; the name is not empty. */
  public static String id(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!Lexer.isIdentifier(name.charAt(i))) {
        return "$" + name(name);
      }
    }
    return "$" + name;
  }

  /** Bytes in quotes, of long ones a string to a line. */
  public static void bytes(PrintOut out, CodeRange range) {
    boolean brief = width(range, range.start(), range.end()) <= LINE;
    if (brief) {
      out.text(" ").text(line(range, range.start(), range.end()));
      return;
    }
    out.indent();
    int from = range.start();
    while (from < range.end()) {
      int to = lineEnd(range, from);
      out.newLine();
      out.text(line(range, from, to));
      from = to;
    }
    out.outdent();
  }

  /** Where a line ends: after a line feed of the data, or where it is full. */
  private static int lineEnd(CodeRange range, int from) {
    int width = 0;
    for (int i = from; i < range.end(); i++) {
      width += width(range.bytes()[i]);
      if (width > LINE) {
        return i;
      }
      if (range.bytes()[i] == '\n') {
        return i + 1;
      }
    }
    return range.end();
  }

  private static int width(CodeRange range, int from, int to) {
    int width = 0;
    for (int i = from; i < to && width <= LINE; i++) {
      width += width(range.bytes()[i]);
    }
    return width;
  }

  private static int width(byte b) {
    return switch (b) {
      case '\t', '\n', '\r', '"', '\\' -> 2;
      default -> b >= ' ' && b < 0x7F ? 1 : 3;
    };
  }

  private static String line(CodeRange range, int from, int to) {
    var out = new StringBuilder(to - from + 2).append('"');
    for (int i = from; i < to; i++) {
      byte b = range.bytes()[i];
      switch (b) {
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        default -> {
          if (b >= ' ' && b < 0x7F) {
            out.append((char) b);
          } else {
            out.append('\\').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
