package dev.wharf.runtime.value;

/** A WIT {@code tuple} of 7 fields, in order. */
public record Tuple7<T0, T1, T2, T3, T4, T5, T6>(T0 f0, T1 f1, T2 f2, T3 f3, T4 f4, T5 f5, T6 f6) {}
