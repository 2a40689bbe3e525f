package dev.wharf.runtime.value;

/**
 * A WIT {@code result} that is not the result of a function itself: a field, an element, a
 * parameter. A side without a type is {@link Unit}.
 */
public sealed interface Result<T, E> {
  /** The good outcome. */
  record Ok<T, E>(T value) implements Result<T, E> {}

  /** The declared failure. */
  record Err<T, E>(E error) implements Result<T, E> {}

  static <T, E> Result<T, E> ok(T value) {
    return new Ok<>(value);
  }

  static <T, E> Result<T, E> err(E error) {
    return new Err<>(error);
  }
}
