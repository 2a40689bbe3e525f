package dev.wharf.wit.decode;

import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Definitions of types with their indices looked up. */
final class WrittenShape {
  private final TypeExpr written;
  private final List<TypeId> types;
  private final List<Operand> parts = new ArrayList<>();

  private WrittenShape(TypeExpr written, List<TypeId> types) {
    this.written = written;
    this.types = types;
  }

  /**
   * @param types the index space
   */
  static Shape of(TypeExpr written, List<TypeId> types) {
    return new WrittenShape(written, types).shape();
  }

  private Shape shape() {
    switch (written) {
      case TypeExpr.Resource _ -> {
        return new Shape.Resource();
      }
      case TypeExpr.Func(boolean async, var params, var result) -> {
        params.forEach(param -> use(param.type()));
        return new Shape.Func(
            async,
            params.stream().map(TypeExpr.Label::name).toList(),
            parts,
            result.map(this::operand));
      }
      case TypeExpr.Primitive(var type) -> parts.add(new Operand.Simple(type));
      case TypeExpr.Record(var fields) -> fields.forEach(field -> use(field.type()));
      case TypeExpr.Variant(var cases) -> cases.forEach(each -> use(each.payload()));
      case TypeExpr.ListOf(var element) -> use(element);
      case TypeExpr.FixedListOf(var element, _) -> use(element);
      case TypeExpr.MapOf(var key, var value) -> {
        use(key);
        use(value);
      }
      case TypeExpr.Tuple(var elements) -> elements.forEach(this::use);
      case TypeExpr.Option(var payload) -> use(payload);
      case TypeExpr.Result(var ok, var error) -> {
        use(ok);
        use(error);
      }
      case TypeExpr.Own(int resource) -> parts.add(types.get(resource));
      case TypeExpr.Borrow(int resource) -> parts.add(types.get(resource));
      case TypeExpr.Stream(var element) -> use(element);
      case TypeExpr.Future(var payload) -> use(payload);
      case TypeExpr.Flags _, TypeExpr.Enum _ -> {}
      case TypeExpr.OfComponent _, TypeExpr.OfInstance _ ->
          throw new IllegalArgumentException("a type with a scope of its own");
    }
    return new Shape.Value(written, parts);
  }

  private void use(ValueRef ref) {
    parts.add(operand(ref));
  }

  private void use(Optional<ValueRef> ref) {
    ref.ifPresent(this::use);
  }

  private Operand operand(ValueRef ref) {
    return switch (ref) {
      case ValueRef.Primitive(var type) -> new Operand.Simple(type);
      case ValueRef.Index(int index) -> types.get(index);
    };
  }
}
