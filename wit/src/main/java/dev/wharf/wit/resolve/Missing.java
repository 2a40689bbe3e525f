package dev.wharf.wit.resolve;

import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Span;
import dev.wharf.wit.WitDocument;
import dev.wharf.wit.WitProblem;
import java.util.List;

/** What to say when no file names the package. */
final class Missing {
  private Missing() {}

  static InvalidWitException header(List<WitDocument> files) {
    Span span = files.isEmpty() ? Span.NONE : new Span(files.get(0).source(), 0, 0);
    return WitProblem.meaning(span, "no file says which package this is")
        .withHelp("begin one with `package namespace:name;`")
        .asException();
  }
}
