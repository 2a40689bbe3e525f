package dev.wharf.component.text;

import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Definition;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.text.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From where in a text the definitions of a component come: the field that made them, and what is
 * inside of it.
 */
final class ParsedPlaces {
  private final Source source;
  private final List<Integer> starts = new ArrayList<>();
  private final Map<Integer, ParsedPlaces> nested = new HashMap<>();
  private final Map<Integer, Range> modules = new HashMap<>();

  /** The fields of a core module. */
  private record Range(int start, int end) {}

  ParsedPlaces(Source source) {
    this.source = source;
  }

  /** All definitions up to so many that have no place yet come from here. */
  void fill(int definitions, int start) {
    while (starts.size() < definitions) {
      starts.add(start);
    }
  }

  void nested(int definition, ParsedPlaces inside) {
    nested.put(definition, inside);
  }

  void module(int definition, int start, int end) {
    modules.put(definition, new Range(start, end));
  }

  /**
   * The offset in the text of what is at an offset in the bytes.
   *
   * @param component with these definitions, decoded
   * @param otherwise where the component begins
   */
  int find(Component component, long offset, int otherwise) {
    int index = last(component.definitions(), offset);
    if (index < 0 || index >= starts.size()) {
      return otherwise;
    }
    int start = starts.get(index);
    var definition = component.definitions().get(index);
    if (definition instanceof Definition.NestedComponent(var inner, _)) {
      var inside = nested.getOrDefault(index, new ParsedPlaces(source));
      return inside.find(inner, offset, start);
    }
    if (definition instanceof Definition.CoreModule(var module, _)) {
      // One that is written as bytes has no fields.
      var fields = modules.getOrDefault(index, new Range(start, start));
      return fields.start() == fields.end()
          ? start
          : ModuleParser.place(source, fields.start(), fields.end(), module, offset).orElse(start);
    }
    return start;
  }

  /** The last definition that begins at an offset or before it, or negative. */
  private static int last(List<Definition> definitions, long offset) {
    int index = 0;
    while (index < definitions.size() && definitions.get(index).offset() <= offset) {
      index++;
    }
    return index - 1;
  }
}
