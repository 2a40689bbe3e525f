package dev.wharf.wit.syntax;

import java.util.List;
import java.util.Optional;

/** What a declared type is. */
public sealed interface TypeBody {
  /** {@code type name = ...}. */
  record Alias(TypeExpr type) implements TypeBody {}

  record Record(List<Field> fields) implements TypeBody {
    public Record {
      fields = List.copyOf(fields);
    }
  }

  record Variant(List<Case> cases) implements TypeBody {
    public Variant {
      cases = List.copyOf(cases);
    }
  }

  record Enum(List<Label> cases) implements TypeBody {
    public Enum {
      cases = List.copyOf(cases);
    }
  }

  record Flags(List<Label> flags) implements TypeBody {
    public Flags {
      flags = List.copyOf(flags);
    }
  }

  record Resource(List<Method> methods) implements TypeBody {
    public Resource {
      methods = List.copyOf(methods);
    }
  }

  record Field(Optional<String> docs, Name name, TypeExpr type) {}

  record Case(Optional<String> docs, Name name, Optional<TypeExpr> type) {}

  /** A case of an enum, or a flag. */
  record Label(Optional<String> docs, Name name) {}

  /** How a function belongs to a resource. */
  enum MethodKind {
    METHOD,
    STATIC,
    CONSTRUCTOR
  }

  /**
   * A function of a resource.
   *
   * @param name the keyword itself for a constructor
   */
  record Method(Notes notes, MethodKind kind, Name name, FuncSignature signature) {}
}
