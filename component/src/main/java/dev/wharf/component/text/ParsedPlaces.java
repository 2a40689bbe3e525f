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
    return switch (component.definitions().get(index)) {
      case Definition.NestedComponent(var inner, _) when nested.containsKey(index) ->
          nested.get(index).find(inner, offset, start);
      case Definition.CoreModule(var module, _) when modules.containsKey(index) -> {
        var range = modules.get(index);
        yield ModuleParser.place(source, range.start(), range.end(), module, offset).orElse(start);
      }
      default -> start;
    };
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
