package dev.wharf.component.definition;

/** A further index for something that is there already. Binary format, {@code alias}. */
public sealed interface Alias extends Definition, Declarator {
  Sort sort();

  record OfExport(Sort sort, int instance, String name, int offset) implements Alias {}

  record OfCoreExport(Sort sort, int instance, String name, int offset) implements Alias {}

  /** Of an enclosing scope; {@code depth} 0 is the current one. Both numbers are unsigned. */
  record Outer(Sort sort, int depth, int index, int offset) implements Alias {}
}
