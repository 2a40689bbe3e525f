package dev.wharf.wasm.module;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the name section calls things, by index. Spec: appendix, name section.
 *
 * @param locals by function, parameters first
 * @param labels by function, in the order of the blocks
 * @param fields by type
 */
public record NameMaps(
    Optional<String> module,
    SortedMap<Integer, String> funcs,
    SortedMap<Integer, SortedMap<Integer, String>> locals,
    SortedMap<Integer, SortedMap<Integer, String>> labels,
    SortedMap<Integer, String> types,
    SortedMap<Integer, String> tables,
    SortedMap<Integer, String> memories,
    SortedMap<Integer, String> globals,
    SortedMap<Integer, String> elements,
    SortedMap<Integer, String> data,
    SortedMap<Integer, SortedMap<Integer, String>> fields,
    SortedMap<Integer, String> tags) {

  /** Maps that can be added to, all empty. */
  public static NameMaps empty(Optional<String> module) {
    return new NameMaps(
        module,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  /** Whether nothing has a name. */
  public boolean isEmpty() {
    return equals(empty(Optional.empty()));
  }

  /** The names inside of something; none if there are none. */
  public static Map<Integer, String> inside(
      SortedMap<Integer, SortedMap<Integer, String>> names, int index) {
    var inner = names.get(index);
    return inner == null ? Collections.emptySortedMap() : inner;
  }
}
