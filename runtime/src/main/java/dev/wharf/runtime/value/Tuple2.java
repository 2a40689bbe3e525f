package dev.wharf.runtime.value;

/** A WIT {@code tuple} of 2 fields, in order. */
public record Tuple2<T0, T1>(T0 f0, T1 f1) {}
