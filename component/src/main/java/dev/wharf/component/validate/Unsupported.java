package dev.wharf.component.validate;

import dev.wharf.component.definition.CanonOptions;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import java.util.Optional;

/** Types that are valid, but whose functions cannot be called yet. */
final class Unsupported {
  private Unsupported() {}

  /** The first such feature, or an empty string. */
  static String in(ComponentFuncType type, CanonOptions options) {
    if (type.async() || options.async()) {
      return "async";
    }
    for (var param : type.params()) {
      var feature = in(param.type());
      if (!feature.isEmpty()) {
        return feature;
      }
    }
    return in(type.result());
  }

  private static String in(Optional<InterfaceType> type) {
    return type.isEmpty() ? "" : in(type.get());
  }

  private static String in(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Primitive primitive ->
          primitive == InterfaceType.Primitive.ERROR_CONTEXT ? "error-context" : "";
      case InterfaceType.Record(var fields) ->
          fields.stream().map(f -> in(f.type())).filter(f -> !f.isEmpty()).findFirst().orElse("");
      case InterfaceType.Variant(var cases) ->
          cases.stream().map(c -> in(c.payload())).filter(f -> !f.isEmpty()).findFirst().orElse("");
      case InterfaceType.ListOf(var element) -> in(element);
      case InterfaceType.FixedListOf(var element, _) -> in(element);
      case InterfaceType.MapOf(var key, var value) -> in(key) + in(value);
      case InterfaceType.Tuple(var elements) ->
          elements.stream().map(Unsupported::in).filter(f -> !f.isEmpty()).findFirst().orElse("");
      case InterfaceType.Option(var payload) -> in(payload);
      case InterfaceType.Result(var ok, var error) -> in(ok).isEmpty() ? in(error) : in(ok);
      case InterfaceType.Stream _ -> "stream";
      case InterfaceType.Future _ -> "future";
      case InterfaceType.Flags _,
          InterfaceType.Enum _,
          InterfaceType.Own _,
          InterfaceType.Borrow _ ->
          "";
    };
  }
}
