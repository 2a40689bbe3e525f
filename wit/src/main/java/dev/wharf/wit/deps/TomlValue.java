package dev.wharf.wit.deps;

import dev.wharf.wit.Span;
import java.util.List;
import java.util.SequencedMap;

/** What may stand behind a key, of TOML as far as the files of dependencies need it. */
sealed interface TomlValue {
  Span span();

  record Text(String value, Span span) implements TomlValue {}

  record Whole(long value, Span span) implements TomlValue {}

  /** {@code [name]}, {@code name.key = ...} or {@code { key = ... }}. */
  record Table(SequencedMap<String, TomlValue> members, Span span) implements TomlValue {}

  /** {@code [[name]]}, as often as it is written. */
  record Tables(List<Table> elements, Span span) implements TomlValue {}
}
