package dev.wharf.component.type;

import java.util.List;

/**
 * Where a resource that a type or definition introduces is to be found: the names of exports (or,
 * for parameters of a component type, first of an import) that lead to it. Other places that
 * mention it refer to this one.
 */
public record ResourcePath(ResourceType resource, List<String> path) {
  public ResourcePath {
    path = List.copyOf(path);
  }
}
