package dev.wharf.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON to be printed; members of objects are sorted by name. */
sealed interface JsonValue {
  record Text(String value) implements JsonValue {}

  record Number(long value) implements JsonValue {}

  record Flag(boolean value) implements JsonValue {}

  record Elements(List<? extends JsonValue> values) implements JsonValue {
    public Elements {
      values = List.copyOf(values);
    }
  }

  record Members(Map<String, JsonValue> values) implements JsonValue {
    public Members {
      values = new TreeMap<>(values);
    }
  }

  static JsonValue texts(List<String> values) {
    return new Elements(values.stream().map(Text::new).toList());
  }

  /** Over several lines, with one at the end. */
  default String print() {
    var out = new StringBuilder();
    print(out, 0);
    return out.append('\n').toString();
  }

  private void print(StringBuilder out, int depth) {
    switch (this) {
      case Text(var value) -> out.append(Escapes.json(value));
      case Number(long value) -> out.append(value);
      case Flag(boolean value) -> out.append(value);
      case Elements(var values) -> {
        String separator = "";
        out.append('[');
        for (JsonValue value : values) {
          line(out.append(separator), depth + 1);
          value.print(out, depth + 1);
          separator = ",";
        }
        end(out, values.isEmpty(), depth, ']');
      }
      case Members(var values) -> {
        String separator = "";
        out.append('{');
        for (var entry : values.entrySet()) {
          line(out.append(separator), depth + 1);
          out.append(Escapes.json(entry.getKey())).append(": ");
          entry.getValue().print(out, depth + 1);
          separator = ",";
        }
        end(out, values.isEmpty(), depth, '}');
      }
    }
  }

  private static void end(StringBuilder out, boolean empty, int depth, char bracket) {
    if (!empty) {
      line(out, depth);
    }
    out.append(bracket);
  }

  private static void line(StringBuilder out, int depth) {
    out.append('\n').repeat("  ", depth);
  }
}
