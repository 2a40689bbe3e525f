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
  private final List<Label> labels = new ArrayList<>();

  /** The positions in {@code labels} that have an identifier, innermost last. */
  private final Map<String, List<Integer>> byId = new HashMap<>();

  private final List<NameScope.Named> named = new ArrayList<>();
  private int met;

  /** What a block is called, in the text and for the name section. */
  record Label(Optional<String> id, Optional<String> name) {}

  /** The label of a block, which may come next. */
  static Label read(TokenReader in) {
    var id = in.id();
    return new Label(id, AnnotationParser.name(in).or(() -> id));
  }

  /** Labels that have a name, counted in the order of the blocks. */
  List<NameScope.Named> named() {
    return named;
  }

  void enter(Label label) {
    label.id().ifPresent(n -> byId.computeIfAbsent(n, _ -> new ArrayList<>()).add(labels.size()));
    label.name().ifPresent(text -> named.add(new NameScope.Named(met, text)));
    met++;
    labels.add(label);
  }

  void leave() {
    labels.removeLast().id().ifPresent(id -> byId.get(id).removeLast());
  }

  /** After {@code else} and {@code end} the label may be repeated. */
  void checkRepeated(TokenReader in) {
    var token = in.peek();
    var repeated = in.id();
    if (repeated.isPresent() && !repeated.equals(labels.getLast().id())) {
      throw TokenReader.error("mismatching label " + token, token);
    }
  }

  /** Reads a label as a depth. */
  int index(TokenReader in) {
    if (!in.at(Token.Kind.ID)) {
      return (int) in.unsigned(32);
    }
    var token = in.next();
    var positions = byId.getOrDefault(token.text(), List.of());
    if (positions.isEmpty()) {
      throw TokenReader.error("unknown label " + token, token);
    }
    return labels.size() - 1 - positions.getLast();
  }
}
