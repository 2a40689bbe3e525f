package dev.wharf.wit.wac;

import dev.wharf.wit.Span;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.PackageId;
import java.util.List;

/** An expression of a script. LANGUAGE.md of wac, let statements. */
public sealed interface Expression {
  Span span();

  record Local(Name name) implements Expression {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /** {@code new ns:pkg { ... }}. */
  record New(Span span, PackageId pkg, List<Argument> arguments) implements Expression {
    public New {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code instance.name}, which may be the last word of an interface's name. */
  record Access(Span span, Expression instance, Name name) implements Expression {}

  /** {@code instance["name"]}, just this name. */
  record NamedAccess(Span span, Expression instance, Statement.Extern name) implements Expression {}

  /** What an instantiation gets. */
  sealed interface Argument {
    Span span();

    /** A local name that tells by itself which import is meant. */
    record Inferred(Name name) implements Argument {
      @Override
      public Span span() {
        return name.span();
      }
    }

    /**
     * {@code name: value}.
     *
     * @param quoted whether the name is to be taken as it stands
     */
    record Named(Statement.Extern name, boolean quoted, Expression value) implements Argument {
      @Override
      public Span span() {
        return name.span();
      }
    }

    /** {@code ...instance}: its exports, for imports that nothing else serves. */
    record Spread(Name instance) implements Argument {
      @Override
      public Span span() {
        return instance.span();
      }
    }

    /** {@code ...}: what is left open is imported. */
    record Fill(Span span) implements Argument {}
  }
}
