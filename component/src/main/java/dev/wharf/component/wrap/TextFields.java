package dev.wharf.component.wrap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of a module in the text format, as text: enough to leave out functions that nothing
 * calls. Only for modules whose functions all have identifiers. Spec: text/modules.
 */
final class TextFields {
  private static final Pattern WORD = Pattern.compile("\\(([@a-z]+)");
  private static final Pattern FUNC = Pattern.compile("\\(func (\\$[^\\s()]+)");
  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern IDENTIFIER = Pattern.compile("\\$[^\\s()]+");

  /**
   * A field.
   *
   * @param word that it begins with
   * @param defines the function's identifier, if it defines or imports one; else empty
   * @param mentions all identifiers in it
   */
  record Field(String word, String text, String defines, Set<String> mentions) {
    /** The first string in it, or empty. */
    String string() {
      var match = STRING.matcher(text);
      return match.find() ? match.group(1) : "";
    }
  }

  private final List<Field> all;
  private final Map<String, Field> functions = new HashMap<>();

  private TextFields(List<Field> all) {
    this.all = List.copyOf(all);
    for (var field : all) {
      if (!field.defines().isEmpty()) {
        functions.put(field.defines(), field);
      }
    }
  }

  /** The fields of the one module in {@code text}, in order. */
  static TextFields of(String text) {
    List<Field> fields = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '"' -> at = endOfString(text, at);
        case ';' -> at = text.startsWith(";;", at) ? text.indexOf('\n', at) : at;
        case '(' -> {
          depth++;
          start = depth == 2 ? at : start;
        }
        case ')' -> {
          if (depth == 2) {
            fields.add(field(text.substring(start, at + 1)));
          }
          depth--;
        }
        default -> {}
      }
    }
    return new TextFields(fields);
  }

  private static int endOfString(String text, int start) {
    int at = start + 1;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  private static Field field(String text) {
    var word = WORD.matcher(text);
    String first = word.lookingAt() ? word.group(1) : "";
    boolean canDefine = first.equals("func") || first.equals("import");
    var func = FUNC.matcher(text);
    Set<String> mentions = new HashSet<>();
    IDENTIFIER.matcher(text).results().forEach(match -> mentions.add(match.group()));
    return new Field(first, text, canDefine && func.find() ? func.group(1) : "", mentions);
  }

  List<Field> all() {
    return all;
  }

  /** Adds the functions that those fields mention, and what these mention in turn. */
  void addMentioned(Set<Field> kept) {
    var open = new ArrayDeque<>(kept);
    while (!open.isEmpty()) {
      for (String name : open.remove().mentions()) {
        var function = functions.get(name);
        if (function != null && kept.add(function)) {
          open.add(function);
        }
      }
    }
  }
}
