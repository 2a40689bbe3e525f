package dev.wharf.component.text;

import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** One index space of a component or type while its text is read, with its identifiers. */
final class IndexSpace {
  private final Sort sort;
  private final Map<String, Integer> indices = new HashMap<>();
  private final SortedMap<Integer, String> names = new TreeMap<>();
  private int size;

  IndexSpace(Sort sort) {
    this.sort = sort;
  }

  /** Gives the next index, under an identifier if there is one. */
  int define(Id id) {
    if (id.token().isPresent()) {
      Token token = id.token().get();
      if (indices.putIfAbsent(token.text(), size) != null) {
        throw TokenReader.error("duplicate " + sort.word() + " identifier " + token, token);
      }
    }
    id.name().ifPresent(name -> names.put(size, name));
    return size++;
  }

  OptionalInt find(String id) {
    Integer index = indices.get(id);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** The index that comes next: an identifier of this space, or a number. */
  int own(TokenReader in) {
    if (in.at(Token.Kind.INTEGER)) {
      return (int) in.unsigned(32);
    }
    Token id = in.expect(Token.Kind.ID);
    return find(id.text())
        .orElseThrow(
            () -> TokenReader.error("unknown " + sort.word() + ": failed to find name " + id, id));
  }

  /** Names by index, of what has one. */
  SortedMap<Integer, String> names() {
    return names;
  }
}
