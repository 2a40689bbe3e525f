package dev.wharf.wit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * Types and functions under one name.
 *
 * @param name empty for one written inside a world
 * @param types indices into {@link Resolution#types}, by name
 * @param functions by the name that a component gives them
 * @param pkg index into {@link Resolution#packages}
 * @param cloneOf the interface of an included world that this one repeats
 */
public record Interface(
    Optional<String> name,
    SequencedMap<String, Integer> types,
    SequencedMap<String, Function> functions,
    Optional<String> docs,
    Stability stability,
    int pkg,
    OptionalInt cloneOf,
    Span span) {
  public Interface {
    types = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(types));
    functions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(functions));
  }
}
