package dev.wharf.wit;

import dev.wharf.wit.syntax.FuncSignature;
import dev.wharf.wit.syntax.Name;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Function types with names, which scripts have and WIT has not. Scripts are read from top to
 * bottom, so that a name is its function type as soon as it is read, and the rest of the language
 * need not know. LANGUAGE.md of wac, {@code type-alias} and {@code func-type-ref}.
 */
final class FuncAliases {
  private final Deque<Map<String, FuncSignature>> scopes = new ArrayDeque<>();

  /** Of a script. */
  static FuncAliases ofScript() {
    var aliases = new FuncAliases();
    aliases.enter();
    return aliases;
  }

  /** Of a WIT file, where there is none. */
  static FuncAliases none() {
    return new FuncAliases();
  }

  boolean allowed() {
    return !scopes.isEmpty();
  }

  /** The beginning of an interface or a world. */
  void enter() {
    scopes.push(new HashMap<>());
  }

  void leave() {
    scopes.pop();
  }

  /**
   * @throws InvalidWitException if the scope has it already
   */
  void define(Name name, FuncSignature signature) {
    if (scopes.element().putIfAbsent(name.text(), signature) != null) {
      throw WitProblem.meaning(name.span(), "`" + name.text() + "` is already defined")
          .asException();
    }
  }

  /** The innermost of this name. */
  Optional<FuncSignature> find(String name) {
    return scopes.stream()
        .filter(scope -> scope.containsKey(name))
        .findFirst()
        .map(scope -> scope.get(name));
  }
}
