package dev.wharf.wit.syntax;

import dev.wharf.wit.Span;

/** How a file refers to an interface or world. WIT.md, {@code use-path}. */
public sealed interface Path {
  Name name();

  Span span();

  /** By a name of this package or one brought in by a {@code use} of this file. */
  record Local(Name name) implements Path {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /** In another package. */
  record Foreign(PackageId pkg, Name name, Span span) implements Path {}
}
