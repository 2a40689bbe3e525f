package dev.wharf.wit.syntax;

import dev.wharf.wit.Primitive;
import dev.wharf.wit.Span;
import java.util.List;
import java.util.Optional;

/**
 * A type where it is used. WIT.md, {@code ty}.
 *
 * <p>Spans are those of the first word, such as {@code list}.
 */
public sealed interface TypeExpr {
  Span span();

  record OfPrimitive(Span span, Primitive primitive) implements TypeExpr {}

  record Named(Name name) implements TypeExpr {
    @Override
    public Span span() {
      return name.span();
    }
  }

  record ListOf(Span span, TypeExpr element) implements TypeExpr {}

  /**
   * A list of known length.
   *
   * @param length unsigned 32-bit number
   */
  record FixedListOf(Span span, TypeExpr element, long length) implements TypeExpr {}

  record MapOf(Span span, TypeExpr key, TypeExpr value) implements TypeExpr {}

  record OptionOf(Span span, TypeExpr some) implements TypeExpr {}

  record ResultOf(Span span, Optional<TypeExpr> ok, Optional<TypeExpr> err) implements TypeExpr {}

  record TupleOf(Span span, List<TypeExpr> elements) implements TypeExpr {
    public TupleOf {
      elements = List.copyOf(elements);
    }
  }

  record FutureOf(Span span, Optional<TypeExpr> value) implements TypeExpr {}

  record StreamOf(Span span, Optional<TypeExpr> element) implements TypeExpr {}

  /** {@code own<resource>}. */
  record Own(Name resource) implements TypeExpr {
    @Override
    public Span span() {
      return resource.span();
    }
  }

  /** {@code borrow<resource>}. */
  record Borrow(Name resource) implements TypeExpr {
    @Override
    public Span span() {
      return resource.span();
    }
  }
}
