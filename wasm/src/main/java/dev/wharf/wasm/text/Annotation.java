package dev.wharf.wasm.text;

import java.util.Set;

/**
 * An annotation that means something here; others are passed over like comments. Spec:
 * text/lexical, annotations.
 *
 * @param start offset of its parenthesis
 * @param content offset of what follows its name
 * @param end offset after its closing parenthesis
 */
record Annotation(String id, Source source, int start, int content, int end) {
  static final String NAME = "name";
  static final String CUSTOM = "custom";

  /** Ours: the module has a data count section that none of its instructions needs. */
  static final String DATA_COUNT = "datacount";

  static final String BRANCH_HINT = "metadata.code.branch_hint";
  private static final Set<String> KNOWN = Set.of(NAME, CUSTOM, BRANCH_HINT, DATA_COUNT);

  static boolean isKnown(String id) {
    return KNOWN.contains(id);
  }

  /** Its tokens but the name. */
  TokenReader tokens() {
    return new TokenReader(source, content, end - 1);
  }

  /** The exception for an annotation where it has no meaning. */
  RuntimeException misplaced() {
    return id.equals(BRANCH_HINT)
        ? source.error("@" + id + " annotation: not in a function, or not at an instruction", start)
        : source.error("misplaced @" + id + " annotation", start);
  }

  RuntimeException error(String message, Token at) {
    return TokenReader.error("@" + id + " annotation: " + message, at);
  }
}
