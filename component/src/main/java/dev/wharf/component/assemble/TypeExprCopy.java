package dev.wharf.component.assemble;

import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Types as they are written, with other indices. Types of components and instances stay as they
 * are.
 */
final class TypeExprCopy {
  private final IntUnaryOperator index;

  TypeExprCopy(IntUnaryOperator index) {
    this.index = index;
  }

  TypeExpr copy(TypeExpr type) {
    return switch (type) {
      case TypeExpr.Primitive _,
          TypeExpr.Flags _,
          TypeExpr.Enum _,
          TypeExpr.OfComponent _,
          TypeExpr.OfInstance _,
          TypeExpr.Resource _ ->
          type;
      case TypeExpr.Record(var fields) -> new TypeExpr.Record(labels(fields));
      case TypeExpr.Variant(var cases) -> {
        List<TypeExpr.Case> copied = new ArrayList<>();
        for (var each : cases) {
          copied.add(new TypeExpr.Case(each.name(), ref(each.payload())));
        }
        yield new TypeExpr.Variant(copied);
      }
      case TypeExpr.ListOf(var element) -> new TypeExpr.ListOf(ref(element));
      case TypeExpr.FixedListOf(var element, int length) ->
          new TypeExpr.FixedListOf(ref(element), length);
      case TypeExpr.MapOf(var key, var value) -> {
        var copied = ref(key);
        yield new TypeExpr.MapOf(copied, ref(value));
      }
      case TypeExpr.Tuple(var elements) ->
          new TypeExpr.Tuple(elements.stream().map(this::ref).toList());
      case TypeExpr.Option(var payload) -> new TypeExpr.Option(ref(payload));
      case TypeExpr.Result(var ok, var error) -> {
        var copied = ref(ok);
        yield new TypeExpr.Result(copied, ref(error));
      }
      case TypeExpr.Own(int resource) -> new TypeExpr.Own(index.applyAsInt(resource));
      case TypeExpr.Borrow(int resource) -> new TypeExpr.Borrow(index.applyAsInt(resource));
      case TypeExpr.Stream(var element) -> new TypeExpr.Stream(ref(element));
      case TypeExpr.Future(var payload) -> new TypeExpr.Future(ref(payload));
      case TypeExpr.Func(boolean async, var params, var result) -> {
        var copied = labels(params);
        yield new TypeExpr.Func(async, copied, ref(result));
      }
    };
  }

  private List<TypeExpr.Label> labels(List<TypeExpr.Label> labels) {
    List<TypeExpr.Label> copied = new ArrayList<>();
    for (var each : labels) {
      copied.add(new TypeExpr.Label(each.name(), ref(each.type())));
    }
    return copied;
  }

  private Optional<ValueRef> ref(Optional<ValueRef> ref) {
    return ref.map(this::ref);
  }

  private ValueRef ref(ValueRef ref) {
    return switch (ref) {
      case ValueRef.Primitive _ -> ref;
      case ValueRef.Index(int type) -> new ValueRef.Index(index.applyAsInt(type));
    };
  }
}
