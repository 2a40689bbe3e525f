package dev.wharf.wit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Text with places where a line may end. A group is printed on one line if it fits there together
 * with what follows up to the next end of a line, and with all of its own lines ended otherwise.
 */
final class Layout {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";

  private sealed interface Step {
    record Text(String text, int width) implements Step {}

    /** Text of several lines, which are not indented. */
    record Verbatim(String text) implements Step {}

    /** Text that stands only where the group has several lines. */
    record IfBroken(String text) implements Step {}

    /** The end of a line, or {@code flat} if the group is on one line. */
    record Line(String flat) implements Step {}

    /** The end of a line in any case, with an empty one behind it if wanted. */
    record Hard(boolean blank) implements Step {}

    record Indent(int by) implements Step {}

    record Open() implements Step {}

    record Close() implements Step {}
  }

  private final List<Step> steps = new ArrayList<>();

  void text(String text) {
    steps.add(new Step.Text(text, text.codePointCount(0, text.length())));
  }

  void verbatim(String text) {
    steps.add(new Step.Verbatim(text));
  }

  void ifBroken(String text) {
    steps.add(new Step.IfBroken(text));
  }

  void line(String flat) {
    steps.add(new Step.Line(flat));
  }

  void hard(boolean blank) {
    steps.add(new Step.Hard(blank));
  }

  void indent() {
    steps.add(new Step.Indent(1));
  }

  void dedent() {
    steps.add(new Step.Indent(-1));
  }

  void open() {
    steps.add(new Step.Open());
  }

  void close() {
    steps.add(new Step.Close());
  }

  String print() {
    boolean[] broken = forced();
    var out = new StringBuilder();
    Deque<Boolean> groups = new ArrayDeque<>();
    groups.push(true);
    int indent = 0;
    int column = 0;
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i)) {
        case Step.Text(String text, int width) -> {
          if (column == 0 && !text.isEmpty()) {
            out.repeat(INDENT, indent);
            column = indent * INDENT.length();
          }
          out.append(text);
          column += width;
        }
        case Step.Verbatim(String text) -> {
          out.append(text);
          column = text.length() - text.lastIndexOf('\n') - 1;
        }
        case Step.IfBroken(String text) -> {
          if (groups.peek()) {
            out.append(text);
            column += text.length();
          }
        }
        case Step.Line(String flat) -> {
          if (groups.peek()) {
            out.append('\n');
            column = 0;
          } else {
            out.append(flat);
            column += flat.length();
          }
        }
        case Step.Hard(boolean blank) -> {
          out.append(blank ? "\n\n" : "\n");
          column = 0;
        }
        case Step.Indent(int by) -> indent += by;
        case Step.Open _ ->
            groups.push(
                groups.peek() && (broken[i] || !fits(i, column == 0 ? indent * 2 : column)));
        case Step.Close _ -> groups.pop();
      }
    }
    return out.toString();
  }

  /** Which groups have a line that ends in any case. */
  private boolean[] forced() {
    var broken = new boolean[steps.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i)) {
        case Step.Open _ -> open.push(i);
        case Step.Close _ -> open.pop();
        case Step.Hard _, Step.Verbatim _ -> open.forEach(group -> broken[group] = true);
        default -> {}
      }
    }
    return broken;
  }

  private boolean fits(int group, int column) {
    int width = column;
    int depth = 0;
    for (int i = group; i < steps.size() && width <= WIDTH; i++) {
      switch (steps.get(i)) {
        case Step.Text(_, int length) -> width += length;
        case Step.Line(String flat) -> {
          if (depth <= 0) {
            // A line of a group around, which has several lines.
            return true;
          }
          width += flat.length();
        }
        case Step.Hard _, Step.Verbatim _ -> {
          return true;
        }
        case Step.Open _ -> depth++;
        case Step.Close _ -> depth--;
        case Step.IfBroken _, Step.Indent _ -> {}
      }
    }
    return width <= WIDTH;
  }
}
