package dev.wharf.wasm.text;

import java.util.Optional;
import java.util.Set;

/**
 * An annotation that means something here; others are passed over like comments. Spec:
 * text/lexical, annotations.
 *
 * @param start offset of its parenthesis
 * @param content offset of what follows its name
 * @param end offset after its closing parenthesis
 */
public record Annotation(String id, Source source, int start, int content, int end) {
  public static final String NAME = "name";
  public static final String CUSTOM = "custom";

  /** Ours: the module has a data count section that none of its instructions needs. */
  static final String DATA_COUNT = "datacount";

  static final String BRANCH_HINT = "metadata.code.branch_hint";

  /** A custom section in a form of its own. */
  public static final String PRODUCERS = "producers";

  /** Ours: what a module or component in a component calls itself, if anything. */
  public static final String OWN_NAME = "own-name";

  /** Ours: where in a component its names are, if not behind everything. */
  public static final String COMPONENT_NAME = "component-name";

  private static final Set<String> KNOWN =
      Set.of(NAME, CUSTOM, PRODUCERS, BRANCH_HINT, DATA_COUNT, OWN_NAME, COMPONENT_NAME);

  /** How a component's text tells the name of what is nested in it. */
  public static String ownName(Optional<String> name) {
    return "(@" + OWN_NAME + name.map(text -> " " + Quoted.name(text)).orElse("") + ")";
  }

  static boolean isKnown(String id) {
    return KNOWN.contains(id);
  }

  /** Its tokens but the name. */
  public TokenReader tokens() {
    return new TokenReader(source, content, end - 1);
  }

  /** The exception for an annotation where it has no meaning. */
  public RuntimeException misplaced() {
    return id.equals(BRANCH_HINT)
        ? source.error("@" + id + " annotation: not in a function, or not at an instruction", start)
        : source.error("misplaced @" + id + " annotation", start);
  }

  RuntimeException error(String message, Token at) {
    return TokenReader.error("@" + id + " annotation: " + message, at);
  }
}
