package dev.wharf.wasm.text;

import dev.wharf.wasm.MalformedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The identifiers of one index space. Spec: text/conventions, contexts. */
public final class NameScope implements TypeIndices {
  private final String kind;
  private final Map<String, Integer> indices = new HashMap<>();
  private final List<Named> named = new ArrayList<>();
  private int size;

  /** Of a kind that error messages name, such as {@code func}. */
  public NameScope(String kind) {
    this.kind = kind;
  }

  /** An index that has a name, by an identifier or an annotation. */
  record Named(int index, String name) {}

  public int size() {
    return size;
  }

  /** Everything that has a name, by index. */
  List<Named> named() {
    return named;
  }

  static SortedMap<Integer, String> map(List<Named> named) {
    SortedMap<Integer, String> names = new TreeMap<>();
    for (Named each : named) {
      names.put(each.index(), each.name());
    }
    return names;
  }

  /** Gives the next index, to an identifier if one comes next. */
  int define(TokenReader in) {
    var at = in.peek();
    var id = in.id();
    var name = AnnotationParser.name(in).or(() -> id);
    if (id.isPresent() && indices.putIfAbsent(id.get(), size) != null) {
      throw TokenReader.error("duplicate " + kind + " " + at, at);
    }
    name.ifPresent(text -> named.add(new Named(size, text)));
    return size++;
  }

  /** Passes indices that have no names. */
  public void skip(int count) {
    size += count;
  }

  /** Whether an index of this space can come next. */
  public static boolean isNext(TokenReader in) {
    return in.at(Token.Kind.ID) || in.at(Token.Kind.INTEGER);
  }

  /**
   * Reads an index: an identifier or a number, which need not exist.
   *
   * @throws MalformedException {@code unknown func $f}
   */
  @Override
  public int index(TokenReader in) {
    if (!in.at(Token.Kind.ID)) {
      return (int) in.unsigned(32);
    }
    var token = in.next();
    Integer index = indices.get(token.text());
    if (index == null) {
      throw TokenReader.error("unknown " + kind + " " + token, token);
    }
    return index;
  }
}
