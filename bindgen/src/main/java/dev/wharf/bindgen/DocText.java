package dev.wharf.bindgen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments of WIT as Markdown that javadoc takes: whatever they say, they end no comment, open no
 * tag, bring no HTML and refer to no element of Java. Code keeps its text.
 *
 * <p>Both ends must agree on where code is, or what is taken for code here would be HTML there. So
 * a construct that does not end on its line, or stands inside of a list where a reader might see it
 * otherwise, is made plain text.
 */
final class DocText {
  private static final Pattern FENCE = Pattern.compile("( {0,3})(`{3,}|~{3,})(.*)");
  private static final Pattern HIDDEN_FENCE =
      Pattern.compile("([\\s>]*(?:(?:[-+*]|\\d{1,9}[.)])[\\s>]+)*)(`{3,}|~{3,})(.*)");
  private static final Pattern AUTOLINK = Pattern.compile("<(?:https?://|mailto:)[^\\s<>`]*>");
  private static final Pattern LINK =
      Pattern.compile("\\[[^\\[\\]`<>\\\\]*]\\((?:https?://|mailto:)[^\\s()<>`\\\\]*\\)");
  private static final Pattern TICKS = Pattern.compile("`+");
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final List<String> out = new ArrayList<>();
  private String fence = "";
  private int indent;

  private DocText() {}

  static List<String> lines(String text) {
    var made = new DocText();
    text.strip().lines().forEach(line -> made.add(line.stripTrailing()));
    made.close();
    return made.out;
  }

  private void add(String line) {
    if (fence.isEmpty()) {
      Matcher opening = FENCE.matcher(line);
      if (opening.matches() && !(opening.group(2).startsWith("`") && hasTick(opening.group(3)))) {
        fence = opening.group(2);
        indent = opening.group(1).length();
        out.add(opening.group(1) + fence + code(opening.group(3)));
      } else {
        out.add(outside(line));
      }
      return;
    }
    String text = line.stripLeading();
    if (isClosing(line, text)) {
      close();
    } else if (!text.isEmpty() && line.length() - text.length() < indent) {
      // Outside of the list that the code was in.
      close();
      add(line);
    } else {
      out.add(code(line));
    }
  }

  private boolean isClosing(String line, String text) {
    return text.startsWith(fence)
        && text.chars().allMatch(c -> c == fence.charAt(0))
        && line.length() - text.length() < 4 + indent;
  }

  private void close() {
    if (!fence.isEmpty()) {
      out.add(" ".repeat(indent) + fence);
      fence = "";
    }
  }

  private static boolean hasTick(String text) {
    return text.indexOf('`') >= 0;
  }

  /** Nothing is special in code but what Java reads before it knows of comments. */
  private static String code(String text) {
    return text.replace("\\u", "\\u005cu");
  }

  private static String outside(String line) {
    Matcher hidden = HIDDEN_FENCE.matcher(line);
    String start = "";
    String rest = line;
    if (hidden.matches()) {
      start = hidden.group(1) + "\\";
      rest = line.substring(hidden.group(1).length());
    } else if (line.stripLeading().startsWith("@")) {
      start = line.substring(0, line.indexOf('@')) + "&#64;";
      rest = line.substring(line.indexOf('@') + 1);
    }
    var text = new StringBuilder(start);
    if (hidden.matches()) {
      text.append(rest.charAt(0));
      rest = rest.substring(1);
    }
    inline(rest, text);
    return text.toString();
  }

  private static void inline(String line, StringBuilder text) {
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      int end = at + 1;
      switch (c) {
        case '\\' -> {
          boolean escape = end < line.length() && PUNCTUATION.indexOf(line.charAt(end)) >= 0;
          text.append(escape ? line.substring(at, end + 1) : "&#92;");
          end += escape ? 1 : 0;
        }
        case '`' -> end = ticks(line, at, text);
        case '<' -> end = kept(AUTOLINK, line, at, "&lt;", text);
        case '[' -> end = kept(LINK, line, at, "\\[", text);
        case '{' -> {
          boolean tag = end < line.length() && line.charAt(end) == '@';
          text.append(tag ? "{&#64;" : "{");
          end += tag ? 1 : 0;
        }
        default -> text.append(c);
      }
      at = end;
    }
  }

  /** What is there if it has a form that does no harm, else what stands for its first character. */
  private static int kept(Pattern form, String line, int at, String other, StringBuilder text) {
    Matcher found = form.matcher(line).region(at, line.length());
    if (found.lookingAt()) {
      text.append(line, at, found.end());
      return found.end();
    }
    text.append(other);
    return at + 1;
  }

  /** A span of code, if it ends on this line. */
  private static int ticks(String line, int at, StringBuilder text) {
    Matcher runs = TICKS.matcher(line).region(at, line.length());
    runs.find();
    int opened = runs.end();
    while (runs.find()) {
      if (runs.end() - runs.start() == opened - at) {
        text.append(code(line.substring(at, runs.end())));
        return runs.end();
      }
    }
    text.append("\\`".repeat(opened - at));
    return opened;
  }
}
