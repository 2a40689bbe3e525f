package dev.wharf.wit.resolve;

import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.TypeBody;
import dev.wharf.wit.syntax.TypeExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The names that a declared type is made of, in the order in which they are written. */
final class TypeNeeds {
  private TypeNeeds() {}

  /** Functions of a resource may need anything, as they are resolved behind all types. */
  static List<Name> of(TypeBody body) {
    var names = new ArrayList<Name>();
    switch (body) {
      case TypeBody.Alias(var type) -> visit(type, names::add);
      case TypeBody.Record(var fields) -> fields.forEach(each -> visit(each.type(), names::add));
      case TypeBody.Variant(var cases) ->
          cases.forEach(each -> each.type().ifPresent(type -> visit(type, names::add)));
      case TypeBody.Enum _, TypeBody.Flags _, TypeBody.Resource _ -> {}
    }
    return names;
  }

  private static void visit(TypeExpr type, Consumer<Name> name) {
    switch (type) {
      case TypeExpr.OfPrimitive _ -> {}
      case TypeExpr.Named(var named) -> name.accept(named);
      case TypeExpr.Own(var resource) -> name.accept(resource);
      case TypeExpr.Borrow(var resource) -> name.accept(resource);
      case TypeExpr.ListOf(_, var element) -> visit(element, name);
      case TypeExpr.FixedListOf(_, var element, _) -> visit(element, name);
      case TypeExpr.OptionOf(_, var some) -> visit(some, name);
      case TypeExpr.MapOf(_, var key, var value) -> {
        visit(key, name);
        visit(value, name);
      }
      case TypeExpr.ResultOf(_, var ok, var err) -> {
        ok.ifPresent(each -> visit(each, name));
        err.ifPresent(each -> visit(each, name));
      }
      case TypeExpr.TupleOf(_, var elements) -> elements.forEach(each -> visit(each, name));
      case TypeExpr.FutureOf(_, var value) -> value.ifPresent(each -> visit(each, name));
      case TypeExpr.StreamOf(_, var element) -> element.ifPresent(each -> visit(each, name));
    }
  }
}
