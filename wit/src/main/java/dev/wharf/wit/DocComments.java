package dev.wharf.wit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text in the comments before a declaration. */
final class DocComments {
  private DocComments() {}

  /** Empty if there are none. */
  static Optional<String> text(SourceText source, List<Token> comments) {
    if (comments.isEmpty()) {
      return Optional.empty();
    }
    var parts = new ArrayList<String>();
    for (var comment : comments) {
      parts.add(stripEnd(content(source.text().substring(comment.start(), comment.end()))));
    }
    int indent =
        parts.stream()
            .filter(part -> !part.isEmpty())
            .mapToInt(DocComments::leadingSpace)
            .min()
            .orElse(0);
    String margin = " ".repeat(indent);
    var text = new StringBuilder();
    for (var part : parts) {
      String inner = part.startsWith(margin) ? part.substring(indent) : part;
      if (inner.isEmpty()) {
        text.append('\n');
      } else {
        for (String line : inner.split("\r?\n", -1)) {
          text.append(line).append('\n');
        }
      }
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return Optional.of(text.substring(0, end));
  }

  /** Slashes belong to a line comment however many they are. */
  private static String content(String comment) {
    if (comment.startsWith("/**") && comment.length() >= 5) {
      return comment.substring(3, comment.length() - 2);
    }
    int start = 0;
    while (start < comment.length() && comment.charAt(start) == '/') {
      start++;
    }
    return comment.substring(start);
  }

  private static int leadingSpace(String text) {
    int at = 0;
    while (at < text.length() && " \t\n\f\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** White space as Unicode has it, which takes in no-break spaces. */
  private static boolean isWhiteSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
