package dev.wharf.runtime.wave;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import java.util.stream.Collectors;

/** Example texts for types, to show in messages what a value may look like. */
public final class WaveExample {
  private static final int MAX_DEPTH = 4;

  private WaveExample() {}

  /** Arguments that a function would accept, in their parentheses: {@code (0, "text")}. */
  public static String arguments(ComponentFuncType type) {
    return type.params().stream()
        .map(param -> of(param.type()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** A text that the parser would read as a value of {@code type}, as far as there is one. */
  public static String of(InterfaceType type) {
    return of(type, 0);
  }

  private static String of(InterfaceType type, int depth) {
    if (depth > MAX_DEPTH) {
      return "…";
    }
    return switch (type) {
      case InterfaceType.Primitive primitive ->
          switch (primitive) {
            case BOOL -> "true";
            case S8, U8, S16, U16, S32, U32, S64, U64 -> "0";
            case F32, F64 -> "0.5";
            case CHAR -> "'x'";
            case STRING -> "\"text\"";
            case ERROR_CONTEXT -> "<error-context>";
          };
      case InterfaceType.Record(var fields) ->
          fields.stream()
              .map(field -> field.name() + ": " + of(field.type(), depth + 1))
              .collect(Collectors.joining(", ", "{", "}"));
      case InterfaceType.Variant(var cases) -> {
        InterfaceType.Case first = cases.getFirst();
        yield label(first.name())
            + first.payload().map(payload -> "(" + of(payload, depth + 1) + ")").orElse("");
      }
      case InterfaceType.Enum(var labels) -> label(labels.getFirst());
      case InterfaceType.Flags(var labels) -> "{" + labels.getFirst() + "}";
      case InterfaceType.ListOf(var element) -> "[" + of(element, depth + 1) + "]";
      case InterfaceType.FixedListOf(var element, int _) -> "[" + of(element, depth + 1) + ", …]";
      case InterfaceType.MapOf(var key, var value) ->
          "[(" + of(key, depth + 1) + ", " + of(value, depth + 1) + ")]";
      case InterfaceType.Tuple(var elements) ->
          elements.stream()
              .map(element -> of(element, depth + 1))
              .collect(Collectors.joining(", ", "(", ")"));
      case InterfaceType.Option(var payload) -> "some(" + of(payload, depth + 1) + ")";
      case InterfaceType.Result(var ok, var _) ->
          "ok" + ok.map(payload -> "(" + of(payload, depth + 1) + ")").orElse("");
      case InterfaceType.Own(var resource) -> "<resource " + resource.name() + ">";
      case InterfaceType.Borrow(var resource) -> "<resource " + resource.name() + ">";
      case InterfaceType.Stream _ -> "<stream>";
      case InterfaceType.Future _ -> "<future>";
    };
  }

  private static String label(String label) {
    return WavePrinter.KEYWORDS.contains(label) ? "%" + label : label;
  }
}
