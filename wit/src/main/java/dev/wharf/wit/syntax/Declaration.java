package dev.wharf.wit.syntax;

import dev.wharf.wit.Span;
import java.util.List;
import java.util.Optional;

/** What a file or a nested package holds. */
public sealed interface Declaration {
  /** {@code interface name { ... }}. */
  record InterfaceDecl(Notes notes, Name name, List<Member.OfInterface> members)
      implements Declaration {
    public InterfaceDecl {
      members = List.copyOf(members);
    }
  }

  /** {@code world name { ... }}. */
  record WorldDecl(Notes notes, Name name, List<Member.OfWorld> members) implements Declaration {
    public WorldDecl {
      members = List.copyOf(members);
    }
  }

  /**
   * {@code use path as alias;}, which gives this file a name.
   *
   * @param span of the keyword
   */
  record UseDecl(Span span, List<Gate> gates, Path path, Optional<Name> alias)
      implements Declaration {
    public UseDecl {
      gates = List.copyOf(gates);
    }

    public Name name() {
      return alias.orElse(path.name());
    }
  }

  /** {@code package a:b { ... }}. */
  record NestedPackage(PackageHeader header, List<Declaration> declarations)
      implements Declaration {
    public NestedPackage {
      declarations = List.copyOf(declarations);
    }
  }
}
