package dev.wharf.http;

/** Which characters may stand where in a field, as tables. RFC 9110, 5. */
final class FieldSyntax {
  private static final boolean[] TOKEN = new boolean[128];

  static {
    "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
        .chars()
        .forEach(c -> TOKEN[c] = true);
  }

  private FieldSyntax() {}

  static boolean isTokenChar(char c) {
    return c < 128 && TOKEN[c];
  }

  static boolean isValueChar(char c) {
    return c >= ' ' ? c != 127 && c <= 255 : c == '\t';
  }
}
