package dev.wharf.wasi.sockets;

import java.util.Locale;

/**
 * Host names that may be looked up: one name, those below a name, or all.
 *
 * @param suffix the name, or the part after {@code *.}, in lower case
 */
public record NameRule(Kind kind, String suffix) {
  /** How much a rule covers. */
  public enum Kind {
    EXACT,
    SUBDOMAINS,
    ALL
  }

  /** Reads {@code example.org}, {@code *.example.org} or {@code *}. */
  public static NameRule parse(String text) {
    if (text.equals("*")) {
      return new NameRule(Kind.ALL, "");
    }
    boolean below = text.startsWith("*.");
    String name = normal(below ? text.substring(2) : text);
    if (name.isEmpty() || name.contains("*") || name.contains("/") || name.contains(":")) {
      throw new IllegalArgumentException("not a host name: " + text);
    }
    return new NameRule(below ? Kind.SUBDOMAINS : Kind.EXACT, name);
  }

  /** Whether this rule covers the name. */
  public boolean covers(String name) {
    String asked = normal(name);
    return switch (kind) {
      case EXACT -> asked.equals(suffix);
      case SUBDOMAINS -> asked.endsWith("." + suffix);
      case ALL -> true;
    };
  }

  // A final dot only says that the name is complete.
  private static String normal(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
