package dev.wharf.component.definition;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a component calls itself and what it defines, by sort and index. Binary format, {@code
 * component-name}.
 */
public record ComponentNames(
    Optional<String> component, Map<Sort, SortedMap<Integer, String>> items) {
  /** No names, which can be added to. */
  public static ComponentNames none(Optional<String> component) {
    Map<Sort, SortedMap<Integer, String>> items = new EnumMap<>(Sort.class);
    for (Sort sort : Sort.values()) {
      items.put(sort, new TreeMap<>());
    }
    return new ComponentNames(component, items);
  }

  /** The names of one index space. */
  public SortedMap<Integer, String> of(Sort sort) {
    return items.getOrDefault(sort, new TreeMap<>());
  }
}
