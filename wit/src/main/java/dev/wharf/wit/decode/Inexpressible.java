package dev.wharf.wit.decode;

import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Span;
import dev.wharf.wit.WitProblem;

/** What a valid component may say and WIT may not. */
final class Inexpressible {
  private Inexpressible() {}

  static InvalidWitException because(String sentence) {
    return WitProblem.meaning(Span.NONE, sentence).asException();
  }
}
