package dev.wharf.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** What was measured, under which conditions, as JSON in the schema of {@code wharf bench}. */
final class Report {
  private record Row(String metric, String name, String unit, Series series) {}

  private final SequencedMap<String, String> conditions;
  private final List<Row> rows = new ArrayList<>();

  Report(SequencedMap<String, String> conditions) {
    this.conditions = conditions;
  }

  /** Adds the figures of one case. */
  void add(String metric, String name, String unit, Series series) {
    rows.add(new Row(metric, name, unit, series));
  }

  String json() {
    var text = new StringBuilder("{\n  \"schema\": 1,\n");
    for (Map.Entry<String, String> entry : conditions.entrySet()) {
      text.append("  ").append(quoted(entry.getKey())).append(": ");
      text.append(quoted(entry.getValue())).append(",\n");
    }
    text.append("  \"results\": [");
    String separator = "\n";
    for (Row row : rows) {
      text.append(separator).append("    {\"metric\": ").append(quoted(row.metric));
      text.append(", \"case\": ").append(quoted(row.name));
      text.append(", \"unit\": ").append(quoted(row.unit));
      text.append(", \"n\": ").append(row.series.values().length);
      text.append(", \"min\": ").append(number(row.series.min()));
      text.append(", \"p50\": ").append(number(row.series.median()));
      text.append(", \"max\": ").append(number(row.series.max())).append('}');
      separator = ",\n";
    }
    return text.append("\n  ]\n}\n").toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.3f" : "%.0f", value);
  }

  private static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
