package dev.wharf.http.netty;

/** The parts of a request's target. RFC 9112, 3.2, with the characters of RFC 3986. */
final class Targets {
  private static final boolean[] AUTHORITY = new boolean[128];

  static {
    "-._~%!$&'()*+,;=:[]0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
        .chars()
        .forEach(c -> AUTHORITY[c] = true);
  }

  private Targets() {}

  /** Host and maybe port, without a user; may be empty. */
  static boolean isAuthority(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || !AUTHORITY[c]) {
        return false;
      }
    }
    return true;
  }

  /** Path and query, or an asterisk: visible characters of ASCII, no fragment. */
  static boolean isPath(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 127 || c == '#') {
        return false;
      }
    }
    return text.startsWith("/") || text.equals("*");
  }

  static boolean isAbsolute(String text) {
    return start(text) > 0 && isAuthority(authorityOf(text)) && !authorityOf(text).isEmpty();
  }

  static String authorityOf(String absolute) {
    return absolute.substring(start(absolute), authorityEnd(absolute));
  }

  static String pathOf(String absolute) {
    String path = absolute.substring(authorityEnd(absolute));
    return path.startsWith("/") ? path : "/" + path;
  }

  private static int start(String text) {
    if (text.regionMatches(true, 0, "http://", 0, 7)) {
      return 7;
    }
    return text.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
  }

  private static int authorityEnd(String absolute) {
    int at = start(absolute);
    while (at < absolute.length() && absolute.charAt(at) != '/' && absolute.charAt(at) != '?') {
      at++;
    }
    return at;
  }
}
