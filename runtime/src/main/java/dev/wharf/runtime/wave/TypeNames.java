package dev.wharf.runtime.wave;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Types in the spelling of WIT. Types have no names once they are resolved, so a record, variant,
 * enum or flags shows its parts where WIT source would show a name. Long ones are cut in the
 * middle.
 */
public final class TypeNames {
  private static final int MAX_PARTS = 12;

  private TypeNames() {}

  /** Such as {@code func(key: string) -> option<u32>}. */
  public static String of(ComponentFuncType type) {
    return (type.async() ? "async func" : "func")
        + fields(type.params(), "(", ")")
        + type.result().map(result -> " -> " + of(result)).orElse("");
  }

  /** Such as {@code list<tuple<string, u8>>}. */
  public static String of(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Primitive primitive -> primitive.toString();
      case InterfaceType.Record(var fields) -> "record " + fields(fields, "{ ", " }");
      case InterfaceType.Variant(var cases) ->
          "variant { " + join(cases.stream().map(TypeNames::of).toList()) + " }";
      case InterfaceType.ListOf(var element) -> "list<" + of(element) + ">";
      case InterfaceType.FixedListOf(var element, int length) ->
          "list<" + of(element) + ", " + Integer.toUnsignedString(length) + ">";
      case InterfaceType.MapOf(var key, var value) -> "map<" + of(key) + ", " + of(value) + ">";
      case InterfaceType.Tuple(var elements) ->
          "tuple<" + join(elements.stream().map(TypeNames::of).toList()) + ">";
      case InterfaceType.Flags(var labels) -> "flags { " + join(labels) + " }";
      case InterfaceType.Enum(var labels) -> "enum { " + join(labels) + " }";
      case InterfaceType.Option(var payload) -> "option<" + of(payload) + ">";
      case InterfaceType.Result(var ok, var error) -> result(ok, error);
      case InterfaceType.Own(var resource) -> resource.name();
      case InterfaceType.Borrow(var resource) -> "borrow<" + resource.name() + ">";
      case InterfaceType.Stream(var element) -> "stream" + argument(element);
      case InterfaceType.Future(var payload) -> "future" + argument(payload);
    };
  }

  private static String of(InterfaceType.Case variantCase) {
    return variantCase.name() + variantCase.payload().map(type -> "(" + of(type) + ")").orElse("");
  }

  private static String result(Optional<InterfaceType> ok, Optional<InterfaceType> error) {
    if (error.isEmpty()) {
      return "result" + argument(ok);
    }
    return "result<" + ok.map(TypeNames::of).orElse("_") + ", " + of(error.get()) + ">";
  }

  private static String argument(Optional<InterfaceType> type) {
    return type.map(argument -> "<" + of(argument) + ">").orElse("");
  }

  private static String fields(List<InterfaceType.Field> fields, String open, String close) {
    return open
        + join(fields.stream().map(field -> field.name() + ": " + of(field.type())).toList())
        + close;
  }

  private static String join(List<String> parts) {
    if (parts.size() <= MAX_PARTS) {
      return String.join(", ", parts);
    }
    return parts.stream().limit(MAX_PARTS - 1).collect(Collectors.joining(", "))
        + ", … "
        + (parts.size() - MAX_PARTS + 1)
        + " more";
  }
}
