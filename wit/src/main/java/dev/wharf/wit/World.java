package dev.wharf.wit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a component imports and exports, all that it needs included.
 *
 * @param pkg index into {@link Resolution#packages}
 */
public record World(
    String name,
    SequencedMap<WorldKey, WorldItem> imports,
    SequencedMap<WorldKey, WorldItem> exports,
    int pkg,
    Optional<String> docs,
    Stability stability,
    Span span) {
  public World {
    imports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(imports));
    exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
  }
}
