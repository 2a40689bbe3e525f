package dev.wharf.wit;

import java.util.OptionalInt;

/** How a function is called and what it belongs to. Resources are indices of types. */
public sealed interface FunctionKind {
  record Freestanding(boolean isAsync) implements FunctionKind {}

  record Method(int resource, boolean isAsync) implements FunctionKind {}

  record Static(int resource, boolean isAsync) implements FunctionKind {}

  record Constructor(int resource) implements FunctionKind {}

  /** The resource that it belongs to. */
  default OptionalInt owner() {
    return switch (this) {
      case Freestanding _ -> OptionalInt.empty();
      case Method(int resource, _) -> OptionalInt.of(resource);
      case Static(int resource, _) -> OptionalInt.of(resource);
      case Constructor(int resource) -> OptionalInt.of(resource);
    };
  }

  default FunctionKind withOwner(int other) {
    return switch (this) {
      case Freestanding _ -> this;
      case Method(_, boolean isAsync) -> new Method(other, isAsync);
      case Static(_, boolean isAsync) -> new Static(other, isAsync);
      case Constructor _ -> new Constructor(other);
    };
  }
}
