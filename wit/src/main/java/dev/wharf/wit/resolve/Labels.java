package dev.wharf.wit.resolve;

import dev.wharf.component.name.Label;
import dev.wharf.wit.syntax.Name;
import java.util.HashMap;
import java.util.List;

/** Names that must differ, and not only in case, inside one type or signature. */
final class Labels {
  private Labels() {}

  static void distinct(List<Name> names) {
    var seen = new HashMap<String, Name>();
    for (var name : names) {
      var earlier = seen.putIfAbsent(Label.uniquenessKey(name.text()), name);
      if (earlier != null) {
        throw TypeNames.twice(name, earlier.span());
      }
    }
  }
}
