package dev.wharf.wit;

import java.util.List;
import java.util.Optional;

/** What a type is. */
public sealed interface TypeKind {
  /** Another name for a type. */
  record Alias(Type type) implements TypeKind {}

  record Record(List<Field> fields) implements TypeKind {
    public Record {
      fields = List.copyOf(fields);
    }
  }

  record Variant(List<Case> cases) implements TypeKind {
    public Variant {
      cases = List.copyOf(cases);
    }
  }

  record Enum(List<Label> cases) implements TypeKind {
    public Enum {
      cases = List.copyOf(cases);
    }
  }

  record Flags(List<Label> flags) implements TypeKind {
    public Flags {
      flags = List.copyOf(flags);
    }
  }

  record Tuple(List<Type> elements) implements TypeKind {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  record Option(Type some) implements TypeKind {}

  record Result(Optional<Type> ok, Optional<Type> err) implements TypeKind {}

  record ListOf(Type element) implements TypeKind {}

  /**
   * A list of known length.
   *
   * @param length unsigned 32-bit number
   */
  record FixedList(Type element, long length) implements TypeKind {}

  record MapOf(Type key, Type value) implements TypeKind {}

  record Future(Optional<Type> value) implements TypeKind {}

  record Stream(Optional<Type> element) implements TypeKind {}

  /** Its functions are among those of the owner, by {@link FunctionKind}. */
  record Resource() implements TypeKind {}

  /** A handle whose resource goes with it. */
  record Own(int resource) implements TypeKind {}

  /** A handle lent for a call. */
  record Borrow(int resource) implements TypeKind {}

  record Field(String name, Type type, Optional<String> docs, Span span) {}

  record Case(String name, Optional<Type> type, Optional<String> docs, Span span) {}

  /** A case of an enum, or a flag. */
  record Label(String name, Optional<String> docs, Span span) {}
}
