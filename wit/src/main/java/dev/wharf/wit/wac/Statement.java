package dev.wharf.wit.wac;

import dev.wharf.wit.Span;
import dev.wharf.wit.syntax.Declaration;
import dev.wharf.wit.syntax.FuncSignature;
import dev.wharf.wit.syntax.Member;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.Path;
import java.util.List;
import java.util.Optional;

/** A statement of a script. LANGUAGE.md of wac, statements. */
public sealed interface Statement {
  /** A name of an import or export, quoted or not. */
  record Extern(String text, Span span) {}

  /** {@code import name as extern: type;}. */
  record Import(Name name, Optional<Extern> extern, ImportType type) implements Statement {}

  /** What is imported. */
  sealed interface ImportType {
    /** An interface or world, of a package or of the script. */
    record OfPath(Path path) implements ImportType {}

    record Func(FuncSignature signature) implements ImportType {}

    record Inline(List<Member.OfInterface> members) implements ImportType {
      public Inline {
        members = List.copyOf(members);
      }
    }
  }

  /** An interface or world that the script declares. */
  record Declare(Declaration declaration) implements Statement {}

  /** A type that the script declares. */
  record DeclareType(Member.TypeDecl type) implements Statement {}

  /** A function type that the script declares; where it is used it is in place already. */
  record DeclareFunc(Name name, FuncSignature signature) implements Statement {}

  /** {@code let name = expression;}. */
  record Let(Name name, Expression expression) implements Statement {}

  /** {@code export expression;} with what may follow. */
  record Export(Expression expression, ExportAs as) implements Statement {}

  /** Under which name something is exported. */
  sealed interface ExportAs {
    /** That which it has already. */
    record OwnName() implements ExportAs {}

    record Renamed(Extern name) implements ExportAs {}

    /** All exports of an instance, each under its name. */
    record Spread(Span span) implements ExportAs {}
  }
}
