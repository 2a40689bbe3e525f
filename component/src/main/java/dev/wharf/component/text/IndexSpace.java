package dev.wharf.component.text;

import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One index space of a component or type while its text is read, with its identifiers. */
final class IndexSpace {
  private final Sort sort;
  private final Map<String, Integer> indices = new HashMap<>();
  private int size;

  IndexSpace(Sort sort) {
    this.sort = sort;
  }

  /** Gives the next index, under an identifier if there is one. */
  int define(Optional<Token> id) {
    if (id.isPresent() && indices.putIfAbsent(id.get().text(), size) != null) {
      throw TokenReader.error("duplicate " + sort.word() + " identifier " + id.get(), id.get());
    }
    return size++;
  }

  /** Makes an identifier stand for an index that has none. */
  void name(String id, int index) {
    indices.put(id, index);
  }

  OptionalInt find(String id) {
    Integer index = indices.get(id);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
