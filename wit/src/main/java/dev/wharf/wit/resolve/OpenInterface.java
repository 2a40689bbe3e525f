package dev.wharf.wit.resolve;

import dev.wharf.wit.Function;
import dev.wharf.wit.Interface;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;

/** An interface in the making; owned by the resolver that makes it. */
public final class OpenInterface {
  public final Optional<String> name;
  public final Span span;
  public final LinkedHashMap<String, Integer> types = new LinkedHashMap<>();
  public final LinkedHashMap<String, Function> functions = new LinkedHashMap<>();
  public Optional<String> docs = Optional.empty();
  public Stability stability = Stability.UNKNOWN;
  public OptionalInt cloneOf = OptionalInt.empty();
  public int pkg = -1;

  public OpenInterface(Optional<String> name, Span span) {
    this.name = name;
    this.span = span;
  }

  Interface close() {
    return new Interface(name, types, functions, docs, stability, pkg, cloneOf, span);
  }
}
