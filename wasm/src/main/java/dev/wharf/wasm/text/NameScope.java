package dev.wharf.wasm.text;

import dev.wharf.wasm.MalformedException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The identifiers of one index space. Spec: text/conventions, contexts. */
public final class NameScope {
  private final String kind;
  private final Map<String, Integer> indices = new LinkedHashMap<>();
  private int size;

  /** Of a kind that error messages name, such as {@code func}. */
  public NameScope(String kind) {
    this.kind = kind;
  }

  public int size() {
    return size;
  }

  /** Indices by name, in the order of definition. */
  public Map<String, Integer> names() {
    return new HashMap<>(indices);
  }

  /** Gives the next index, to a name if there is one, which {@code at} may be. */
  public int define(Optional<String> name, Token at) {
    if (name.isPresent() && indices.putIfAbsent(name.get(), size) != null) {
      throw TokenReader.error("duplicate " + kind + " $" + name.get(), at);
    }
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
  public int index(TokenReader in) {
    if (!in.at(Token.Kind.ID)) {
      return (int) in.unsigned(32);
    }
    var token = in.next();
    Integer index = indices.get(token.text());
    if (index == null) {
      throw TokenReader.error("unknown " + kind + " $" + token.text(), token);
    }
    return index;
  }
}
