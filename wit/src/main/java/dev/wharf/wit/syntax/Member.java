package dev.wharf.wit.syntax;

import dev.wharf.wit.Span;
import java.util.List;
import java.util.Optional;

/** What an interface or a world holds. */
public sealed interface Member {
  Notes notes();

  /** Allowed in interfaces. */
  sealed interface OfInterface extends Member permits UseTypes, TypeDecl, FuncDecl {}

  /** Allowed in worlds. */
  sealed interface OfWorld extends Member permits UseTypes, TypeDecl, ExternDecl, IncludeDecl {}

  /** {@code use path.{a, b as c};}. */
  record UseTypes(Notes notes, Path path, List<Renaming> names) implements OfInterface, OfWorld {
    public UseTypes {
      names = List.copyOf(names);
    }
  }

  /** A name, and the one that it gets here. */
  record Renaming(Name name, Optional<Name> alias) {
    public Name local() {
      return alias.orElse(name);
    }
  }

  /** {@code record}, {@code variant}, {@code type} and the like. */
  record TypeDecl(Notes notes, Name name, TypeBody body) implements OfInterface, OfWorld {}

  /** {@code name: func(...);}. */
  record FuncDecl(Notes notes, Name name, FuncSignature signature) implements OfInterface {}

  /** {@code import} or {@code export}. */
  record ExternDecl(Notes notes, boolean isImport, Extern extern) implements OfWorld {
    public String verb() {
      return isImport ? "import" : "export";
    }
  }

  /** {@code include path with { a as b }}. */
  record IncludeDecl(Notes notes, Path path, List<Renaming> names) implements OfWorld {
    public IncludeDecl {
      names = List.copyOf(names);
    }
  }

  /** What is imported or exported. */
  sealed interface Extern {
    Span span();

    /** {@code ns:pkg/name} or the name of an interface. */
    record OfPath(Path path) implements Extern {
      @Override
      public Span span() {
        return path.span();
      }
    }

    /** {@code label: ns:pkg/name}: an interface under a name of its own. */
    record NamedPath(Name name, Path path) implements Extern {
      @Override
      public Span span() {
        return name.span();
      }
    }

    record Inline(Name name, List<OfInterface> members) implements Extern {
      public Inline {
        members = List.copyOf(members);
      }

      @Override
      public Span span() {
        return name.span();
      }
    }

    record Func(Name name, FuncSignature signature) implements Extern {
      @Override
      public Span span() {
        return name.span();
      }
    }
  }
}
