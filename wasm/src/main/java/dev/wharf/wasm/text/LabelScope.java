package dev.wharf.wasm.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels around an instruction; inner ones hide outer ones of the same name. Spec:
 * text/instructions, labels.
 */
final class LabelScope {
  private final List<Optional<String>> labels = new ArrayList<>();

  /** The positions in {@code labels} that have a name, innermost last. */
  private final Map<String, List<Integer>> byName = new HashMap<>();

  void enter(Optional<String> name) {
    name.ifPresent(n -> byName.computeIfAbsent(n, _ -> new ArrayList<>()).add(labels.size()));
    labels.add(name);
  }

  void leave() {
    labels.removeLast().ifPresent(name -> byName.get(name).removeLast());
  }

  /** After {@code else} and {@code end} the label may be repeated. */
  void checkRepeated(TokenReader in) {
    var token = in.peek();
    var repeated = in.id();
    if (repeated.isPresent() && !repeated.equals(labels.getLast())) {
      throw TokenReader.error("mismatching label $" + repeated.get(), token);
    }
  }

  /** Reads a label as a depth. */
  int index(TokenReader in) {
    if (!in.at(Token.Kind.ID)) {
      return (int) in.unsigned(32);
    }
    var token = in.next();
    var positions = byName.getOrDefault(token.text(), List.of());
    if (positions.isEmpty()) {
      throw TokenReader.error("unknown label $" + token.text(), token);
    }
    return labels.size() - 1 - positions.getLast();
  }
}
