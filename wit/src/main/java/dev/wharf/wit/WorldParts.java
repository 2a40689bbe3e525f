package dev.wharf.wit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * One side of a world, sorted by kind, for what is noted about it outside of its type.
 *
 * @param inline interfaces that are written inside the world
 * @param types indices of types
 * @param stabilities gates of interfaces that are not
 * @param docs comments on interfaces that are not
 */
record WorldParts(
    SequencedMap<String, Interface> inline,
    SequencedMap<String, Integer> types,
    SequencedMap<String, Function> functions,
    SequencedMap<String, Stability> stabilities,
    SequencedMap<String, String> docs) {
  WorldParts(Resolution resolution, Map<WorldKey, WorldItem> items) {
    this(
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>());
    items.forEach((key, item) -> {
      String name = resolution.name(key);
      switch (item) {
        case WorldItem.OfFunction(Function function) -> functions.put(name, function);
        case WorldItem.OfType(int id, _) -> types.put(name, id);
        case WorldItem.OfInterface each -> {
          var target = resolution.interfaces().get(each.id());
          if (target.name().isEmpty()) {
            inline.put(name, target);
          } else {
            each.docs().ifPresent(text -> docs.put(name, text));
            if (!each.stability().isUnknown()) {
              stabilities.put(name, each.stability());
            }
          }
        }
      }
    });
  }
}
