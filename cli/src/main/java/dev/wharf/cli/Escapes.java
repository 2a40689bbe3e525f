package dev.wharf.cli;

/** Makes text of unknown origin safe to print: a file may put anything into a name. */
final class Escapes {
  private static final int LONGEST = 2000;
  private static final int LONGEST_NAME = 200;

  private Escapes() {}

  /** A name from a file, cut where it is too long to be read. */
  static String name(String name) {
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    int end =
        Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
    return name.substring(0, end) + "...";
  }

  /** Cuts what stands between quotes, which is where messages have names from files. */
  private static String withShortNames(String text) {
    if (text.length() <= LONGEST_NAME) {
      return text;
    }
    var cut = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int close = c == '`' || c == '"' ? text.indexOf(c, at + 1) : -1;
      if (close < 0) {
        cut.append(c);
        at++;
      } else {
        cut.append(c).append(name(text.substring(at + 1, close))).append(c);
        at = close + 1;
      }
    }
    return cut.toString();
  }

  /**
   * One line for a terminal: control characters become escapes, overlong names and text are cut.
   */
  static String line(String full) {
    String text = withShortNames(full);
    var safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (safe.length() > LONGEST) {
        return safe.append("...").toString();
      }
      char c = text.charAt(i);
      if (c < 0x20 && c != '\t' || c >= 0x7F && c < 0xA0 || isDirection(c)) {
        safe.append("\\u{").append(Integer.toHexString(c)).append('}');
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  /** Characters that reorder or hide the text around them. */
  private static boolean isDirection(char c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F;
  }

  /** A JSON string with its quotes. */
  static String json(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < 0x20 || Character.isSurrogate(c) && !isPaired(text, i)) {
            quoted.append(String.format("\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean isPaired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
