package dev.wharf.wit.decode;

import dev.wharf.component.definition.TypeExpr;
import dev.wharf.wit.TypeKind;
import java.util.List;

/** Whether a type of WIT is what a component says, as far as one layer of it goes. */
final class Likeness {
  private Likeness() {}

  static boolean isAlike(TypeKind kind, TypeExpr written) {
    return switch (kind) {
      case TypeKind.Alias _ -> written instanceof TypeExpr.Primitive;
      case TypeKind.Record(var fields) ->
          written instanceof TypeExpr.Record(var others)
              && fields.stream()
                  .map(TypeKind.Field::name)
                  .toList()
                  .equals(others.stream().map(TypeExpr.Label::name).toList());
      case TypeKind.Variant(var cases) ->
          written instanceof TypeExpr.Variant(var others)
              && cases.stream()
                  .map(TypeKind.Case::name)
                  .toList()
                  .equals(others.stream().map(TypeExpr.Case::name).toList());
      case TypeKind.Enum(var labels) ->
          written instanceof TypeExpr.Enum(var others) && names(labels).equals(others);
      case TypeKind.Flags(var labels) ->
          written instanceof TypeExpr.Flags(var others) && names(labels).equals(others);
      case TypeKind.Tuple _ -> written instanceof TypeExpr.Tuple;
      case TypeKind.Option _ -> written instanceof TypeExpr.Option;
      case TypeKind.Result(var ok, var err) ->
          written instanceof TypeExpr.Result(var otherOk, var otherErr)
              && ok.isPresent() == otherOk.isPresent()
              && err.isPresent() == otherErr.isPresent();
      case TypeKind.ListOf _ -> written instanceof TypeExpr.ListOf;
      case TypeKind.FixedList(_, long length) ->
          written instanceof TypeExpr.FixedListOf(_, int other)
              && length == Integer.toUnsignedLong(other);
      case TypeKind.MapOf _ -> written instanceof TypeExpr.MapOf;
      case TypeKind.Future _ -> written instanceof TypeExpr.Future;
      case TypeKind.Stream _ -> written instanceof TypeExpr.Stream;
      case TypeKind.Own _ -> written instanceof TypeExpr.Own;
      case TypeKind.Borrow _ -> written instanceof TypeExpr.Borrow;
      case TypeKind.Resource _ -> false;
    };
  }

  private static List<String> names(List<TypeKind.Label> labels) {
    return labels.stream().map(TypeKind.Label::name).toList();
  }
}
