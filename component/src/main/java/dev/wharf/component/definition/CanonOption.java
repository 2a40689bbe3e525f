package dev.wharf.component.definition;

/** One option of a canonical definition, as it is written. Binary format, {@code canonopt}. */
public sealed interface CanonOption {
  record Encoding(StringEncoding encoding) implements CanonOption {}

  record Memory(int memory) implements CanonOption {}

  record Realloc(int func) implements CanonOption {}

  record PostReturn(int func) implements CanonOption {}

  record Async() implements CanonOption {}

  record Callback(int func) implements CanonOption {}
}
