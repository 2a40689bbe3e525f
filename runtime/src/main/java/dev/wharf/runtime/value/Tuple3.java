package dev.wharf.runtime.value;

/** A WIT {@code tuple} of 3 fields, in order. */
public record Tuple3<T0, T1, T2>(T0 f0, T1 f1, T2 f2) {}
