package dev.wharf.bindgen;

/** Turns comments between {@code /**} and its end into lines behind {@code ///}. */
final class MarkdownComments {
  private MarkdownComments() {}

  static String in(String source) {
    var out = new StringBuilder();
    boolean inside = false;
    for (String line : source.split("\n", -1)) {
      String text = line.stripLeading();
      if (!inside && text.equals("/**")) {
        inside = true;
      } else if (inside && text.equals("*/")) {
        inside = false;
      } else if (inside) {
        int indent = line.length() - text.length() - 1;
        out.append(" ".repeat(indent)).append("///").append(text.substring(1)).append('\n');
      } else {
        out.append(line).append('\n');
      }
    }
    out.setLength(out.length() - 1);
    return out.toString();
  }
}
