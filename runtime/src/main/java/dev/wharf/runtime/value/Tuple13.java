package dev.wharf.runtime.value;

/** A WIT {@code tuple} of 13 fields, in order. */
public record Tuple13<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(
    T0 f0,
    T1 f1,
    T2 f2,
    T3 f3,
    T4 f4,
    T5 f5,
    T6 f6,
    T7 f7,
    T8 f8,
    T9 f9,
    T10 f10,
    T11 f11,
    T12 f12) {}
