package dev.wharf.component.definition;

/** An entry of an index space; the index is unsigned. Binary format, {@code sortidx}. */
public record SortIndex(Sort sort, int index) {}
