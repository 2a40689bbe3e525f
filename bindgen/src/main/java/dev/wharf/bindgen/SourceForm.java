package dev.wharf.bindgen;

/**
 * What JavaPoet prints, in our form: comments behind {@code ///} rather than between {@code /**}
 * and its end, no space in front of the annotation of a nested type, empty bodies on one line.
 */
final class SourceForm {
  private SourceForm() {}

  static String of(String source) {
    var out = new StringBuilder();
    boolean comment = false;
    for (String line : source.split("\n", -1)) {
      String text = line.stripLeading();
      if (comment) {
        comment = !text.equals("*/");
        if (comment) {
          int indent = line.length() - text.length() - 1;
          out.append(" ".repeat(indent)).append("///").append(text.substring(1)).append('\n');
        }
      } else if (text.equals("/**")) {
        comment = true;
      } else if (text.equals("}")
          && out.length() > 2
          && out.lastIndexOf("{\n") == out.length() - 2) {
        out.setLength(out.length() - 1);
        out.append("}\n");
      } else {
        out.append(line.replace(". @", ".@")).append('\n');
      }
    }
    out.setLength(out.length() - 1);
    return out.toString();
  }
}
