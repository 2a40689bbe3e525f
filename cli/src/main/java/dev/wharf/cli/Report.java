package dev.wharf.cli;

import java.util.List;

/**
 * An error as the user sees it: {@code error[KIND]: sentence}, facts below, then hints that can be
 * pasted.
 *
 * @param kind stable word, such as {@code link.missing}
 */
record Report(int exitCode, String kind, String sentence, List<Fact> facts, List<String> hints) {
  /** A detail with a name; several lines are indented. */
  record Fact(String name, String value) {}

  Report {
    facts = List.copyOf(facts);
    hints = List.copyOf(hints);
  }

  Report(int exitCode, String kind, String sentence, String... hints) {
    this(exitCode, kind, sentence, List.of(), List.of(hints));
  }

  String asText() {
    var text = new StringBuilder("error[" + kind + "]: " + Escapes.line(sentence));
    for (var fact : facts) {
      text.append("\n  ").append(fact.name()).append(':');
      if (fact.value().indexOf('\n') < 0) {
        text.append(' ').append(Escapes.line(fact.value()));
      } else {
        fact.value().lines().forEach(line -> text.append("\n    ").append(Escapes.line(line)));
      }
    }
    for (var hint : hints) {
      text.append("\nhint: ").append(Escapes.line(hint));
    }
    return text.toString();
  }

  String asJson() {
    var json = new StringBuilder("{\"kind\":" + Escapes.json(kind));
    json.append(",\"message\":").append(Escapes.json(sentence)).append(",\"facts\":{");
    String separator = "";
    for (var fact : facts) {
      json.append(separator).append(Escapes.json(fact.name())).append(':');
      json.append(Escapes.json(fact.value()));
      separator = ",";
    }
    json.append("},\"hints\":[");
    separator = "";
    for (var hint : hints) {
      json.append(separator).append(Escapes.json(hint));
      separator = ",";
    }
    return json.append("]}").toString();
  }
}
