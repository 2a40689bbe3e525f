package dev.wharf.wit.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A value of JSON, as far as comments on WIT need it. RFC 8259. */
sealed interface Json {
  record Members(SequencedMap<String, Json> values) implements Json {
    public Members {
      values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }
  }

  record Text(String value) implements Json {}

  /** A number, a list or a word: of no use here. */
  record Other(String written) implements Json {}

  /**
   * @throws dev.wharf.wit.InvalidWitException if the text is not JSON, or names a member twice
   */
  static Json parse(String text) {
    return new JsonParser(text).parse();
  }
}
