package dev.wharf.wit.resolve;

import dev.wharf.wit.Function;
import dev.wharf.wit.Interface;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;

/** An interface in the making; owned by the resolver that makes it. */
final class OpenInterface {
  final Optional<String> name;
  final Span span;
  final LinkedHashMap<String, Integer> types = new LinkedHashMap<>();
  final LinkedHashMap<String, Function> functions = new LinkedHashMap<>();
  Optional<String> docs = Optional.empty();
  Stability stability = Stability.UNKNOWN;
  OptionalInt cloneOf = OptionalInt.empty();
  int pkg = -1;

  OpenInterface(Optional<String> name, Span span) {
    this.name = name;
    this.span = span;
  }

  Interface close() {
    return new Interface(name, types, functions, docs, stability, pkg, cloneOf, span);
  }
}
