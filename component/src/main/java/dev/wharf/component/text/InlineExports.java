package dev.wharf.component.text;

import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.wasm.text.TokenReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Exports written inside of what they export: they come last, so that no index moves. */
final class InlineExports {
  private final List<Export> exports = new ArrayList<>();

  /** Where they are in the text. */
  private final List<Integer> starts = new ArrayList<>();

  /** The names under which what comes next is exported. */
  List<NameAttributes> read(TokenReader in) {
    var names = new ArrayList<NameAttributes>();
    while (Names.atInlineExport(in)) {
      starts.add(in.peek().start());
      in.form();
      names.add(Names.attributed(in));
      in.close();
    }
    return names;
  }

  void add(List<NameAttributes> names, Sort sort, int index) {
    for (var name : names) {
      exports.add(new Export(name, new SortIndex(sort, index), Optional.empty(), Scope.NOWHERE));
    }
  }

  /** Adds them to the component, which has nothing further. */
  void addTo(Scope scope, ParsedPlaces places) {
    for (int i = 0; i < exports.size(); i++) {
      scope.add(exports.get(i));
      places.fill(scope.definitions().size(), starts.get(i));
    }
  }
}
