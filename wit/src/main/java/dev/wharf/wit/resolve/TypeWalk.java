package dev.wharf.wit.resolve;

import dev.wharf.wit.Type;
import dev.wharf.wit.TypeKind;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** Replaces the types that a type is made of. */
final class TypeWalk {
  private TypeWalk() {}

  /**
   * @param types for types that are used as such, in the order in which they are written
   * @param named for those that are named without being used: aliases and resources of handles
   */
  static TypeKind map(TypeKind kind, UnaryOperator<Type> types, IntUnaryOperator named) {
    return switch (kind) {
      case TypeKind.Alias(Type.Ref(int id)) ->
          new TypeKind.Alias(new Type.Ref(named.applyAsInt(id)));
      case TypeKind.Alias _, TypeKind.Enum _, TypeKind.Flags _, TypeKind.Resource _ -> kind;
      case TypeKind.Own(int id) -> new TypeKind.Own(named.applyAsInt(id));
      case TypeKind.Borrow(int id) -> new TypeKind.Borrow(named.applyAsInt(id));
      case TypeKind.Record(var fields) ->
          new TypeKind.Record(
              fields.stream()
                  .map(each ->
                      new TypeKind.Field(
                          each.name(), types.apply(each.type()), each.docs(), each.span()))
                  .toList());
      case TypeKind.Variant(var cases) ->
          new TypeKind.Variant(
              cases.stream()
                  .map(each ->
                      new TypeKind.Case(
                          each.name(), each.type().map(types), each.docs(), each.span()))
                  .toList());
      case TypeKind.Tuple(var elements) ->
          new TypeKind.Tuple(elements.stream().map(types).toList());
      case TypeKind.Option(var some) -> new TypeKind.Option(types.apply(some));
      case TypeKind.Result(var ok, var err) -> {
        Optional<Type> newOk = ok.map(types);
        yield new TypeKind.Result(newOk, err.map(types));
      }
      case TypeKind.ListOf(var element) -> new TypeKind.ListOf(types.apply(element));
      case TypeKind.FixedList(var element, long length) ->
          new TypeKind.FixedList(types.apply(element), length);
      case TypeKind.MapOf(var key, var value) -> {
        Type newKey = types.apply(key);
        yield new TypeKind.MapOf(newKey, types.apply(value));
      }
      case TypeKind.Future(var value) -> new TypeKind.Future(value.map(types));
      case TypeKind.Stream(var element) -> new TypeKind.Stream(element.map(types));
    };
  }
}
