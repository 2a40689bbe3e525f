package dev.wharf.wasm;

import java.util.List;

/**
 * An import is missing or does not fit. Spec: exec/modules, instantiation. Besides the sentence it
 * may carry facts, such as what was wanted and what was found, and hints on what would satisfy the
 * import.
 */
public final class LinkException extends WasmException {
  private final Kind kind;
  private final String sentence;
  private final List<Fact> facts;
  private final List<String> hints;

  /** What is wrong with the import. */
  public enum Kind {
    /** Nothing of that name is offered. */
    MISSING,
    /** What is offered has another type. */
    TYPE,
    /** Anything else that keeps modules or components from fitting together. */
    OTHER
  }

  /** A detail that has a name, such as {@code wanted: func() -> u32}. */
  public record Fact(String name, String value) {}

  public LinkException(String message) {
    this(Kind.OTHER, message, List.of(), List.of());
  }

  /** The message is the sentence with the facts below it, one per line. */
  public LinkException(Kind kind, String sentence, List<Fact> facts, List<String> hints) {
    super(message(sentence, facts), true);
    this.kind = kind;
    this.sentence = sentence;
    this.facts = List.copyOf(facts);
    this.hints = List.copyOf(hints);
  }

  private static String message(String sentence, List<Fact> facts) {
    var message = new StringBuilder(sentence);
    for (Fact fact : facts) {
      message.append("\n  ").append(fact.name()).append(": ").append(fact.value());
    }
    return message.toString();
  }

  public Kind kind() {
    return kind;
  }

  /** The message without the facts. */
  public String sentence() {
    return sentence;
  }

  public List<Fact> facts() {
    return facts;
  }

  /** What would satisfy the import, each fit to be tried as it stands. */
  public List<String> hints() {
    return hints;
  }

  /** With the hints, for those who see it in a log. */
  @Override
  public String toString() {
    var text = new StringBuilder(super.toString());
    hints.forEach(hint -> text.append("\n  hint: ").append(hint));
    return text.toString();
  }
}
