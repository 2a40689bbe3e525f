package dev.wharf.wit;

import dev.wharf.component.name.PackageName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Interfaces and worlds under a name.
 *
 * @param interfaces indices into {@link Resolution#interfaces}, by name
 * @param worlds indices into {@link Resolution#worlds}, by name
 */
public record Package(
    PackageName name,
    Optional<String> docs,
    SequencedMap<String, Integer> interfaces,
    SequencedMap<String, Integer> worlds) {
  public Package {
    interfaces = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(interfaces));
    worlds = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(worlds));
  }
}
