package dev.wharf.component.type;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The type of a value that crosses a component boundary, with every type index resolved. Equality
 * is structural, save for resources, which are equal only to themselves. Explainer, type
 * definitions ({@code defvaltype}).
 */
public sealed interface InterfaceType extends DefType {
  /** Types without parts. */
  enum Primitive implements InterfaceType {
    BOOL,
    S8,
    U8,
    S16,
    U16,
    S32,
    U32,
    S64,
    U64,
    F32,
    F64,
    CHAR,
    STRING,
    ERROR_CONTEXT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A named part: field of a record, parameter of a function. */
  record Field(String name, InterfaceType type) {}

  /** A case of a variant. */
  record Case(String name, Optional<InterfaceType> payload) {}

  /** At least one field. */
  record Record(List<Field> fields) implements InterfaceType {
    public Record {
      fields = List.copyOf(fields);
    }
  }

  /** At least one case. */
  record Variant(List<Case> cases) implements InterfaceType {
    public Variant {
      cases = List.copyOf(cases);
    }
  }

  record ListOf(InterfaceType element) implements InterfaceType {}

  /**
   * A list whose length, at least one and unsigned, is part of the type. Stored in place, not
   * behind a pointer.
   */
  record FixedListOf(InterfaceType element, int length) implements InterfaceType {}

  /** A list of pairs without a promise of unique keys. */
  record MapOf(InterfaceType key, InterfaceType value) implements InterfaceType {}

  /** At least one element. */
  record Tuple(List<InterfaceType> elements) implements InterfaceType {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /** 1 to 32 labels; the first is bit 0. */
  record Flags(List<String> labels) implements InterfaceType {
    public Flags {
      labels = List.copyOf(labels);
    }
  }

  /** At least one label. */
  record Enum(List<String> labels) implements InterfaceType {
    public Enum {
      labels = List.copyOf(labels);
    }
  }

  record Option(InterfaceType payload) implements InterfaceType {}

  record Result(Optional<InterfaceType> ok, Optional<InterfaceType> error)
      implements InterfaceType {}

  /** An owning handle. */
  record Own(ResourceType resource) implements InterfaceType {}

  /** A handle that is lent for the time of a call. */
  record Borrow(ResourceType resource) implements InterfaceType {}

  record Stream(Optional<InterfaceType> element) implements InterfaceType {}

  record Future(Optional<InterfaceType> payload) implements InterfaceType {}
}
