package dev.wharf.wit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Types as they are written inside one package.
 *
 * @param pkg index of that package
 */
record TypeText(Resolution resolution, int pkg) {
  /** A name, with a percent sign if it is a keyword. */
  static String escape(String name) {
    return TokenKind.ofWord(name) == TokenKind.IDENTIFIER ? name : "%" + name;
  }

  /** How a file of the package refers to an interface. */
  String path(int interfaceId) {
    var target = resolution.interfaces().get(interfaceId);
    String name = escape(target.name().orElseThrow());
    if (target.pkg() == pkg) {
      return name;
    }
    var from = resolution.packages().get(target.pkg()).name();
    String version = from.version().map(each -> "@" + each).orElse("");
    return escape(from.namespace()) + ":" + escape(from.name()) + "/" + name + version;
  }

  /** The interface that a type is taken from, if it is another than its own. */
  Optional<Integer> takenFrom(int id) {
    var type = resolution.types().get(id);
    if (type.kind() instanceof TypeKind.Alias(Type.Ref(int target))) {
      var owner = resolution.types().get(target).owner();
      if (!owner.equals(type.owner()) && owner instanceof Owner.OfInterface(int from)) {
        return Optional.of(from);
      }
    }
    return Optional.empty();
  }

  /** The name over there, and the one here if it differs. */
  String renaming(String local, int id) {
    String there =
        resolution.types().get(id).kind() instanceof TypeKind.Alias(Type.Ref(int target))
            ? resolution.types().get(target).name().orElse(local)
            : local;
    return there.equals(local) ? escape(local) : escape(there) + " as " + escape(local);
  }

  /** With {@code func}, or {@code constructor}, and what comes before it. */
  String signature(Function function) {
    String params =
        function.params().stream()
            .skip(function.kind() instanceof FunctionKind.Method ? 1 : 0)
            .map(each -> escape(each.name()) + ": " + use(each.type()))
            .collect(Collectors.joining(", ", "(", ")"));
    String result = function.result().map(type -> " -> " + use(type)).orElse("");
    return switch (function.kind()) {
      case FunctionKind.Constructor _ -> "constructor" + params + (isPlain(function) ? "" : result);
      case FunctionKind.Freestanding(boolean isAsync) -> async(isAsync) + params + result;
      case FunctionKind.Method(_, boolean isAsync) -> async(isAsync) + params + result;
      case FunctionKind.Static(_, boolean isAsync) -> "static " + async(isAsync) + params + result;
    };
  }

  /** Whether a constructor gives its resource, which is not written. */
  private boolean isPlain(Function constructor) {
    return constructor.result().isPresent()
        && constructor.result().get() instanceof Type.Ref(int id)
        && resolution.types().get(id).kind() instanceof TypeKind.Own;
  }

  private static String async(boolean isAsync) {
    return isAsync ? "async func" : "func";
  }

  String use(Type type) {
    return switch (type) {
      case Primitive primitive -> primitive.keyword();
      case Type.Ref(int id) -> {
        var found = resolution.types().get(id);
        // A handle that owns a resource is written as the resource.
        yield found.name().isEmpty() && found.kind() instanceof TypeKind.Own(int resource)
            ? use(new Type.Ref(resource))
            : found.name().map(TypeText::escape).orElseGet(() -> kind(found.kind()));
      }
    };
  }

  /** What stands behind {@code type name =}. */
  String kind(TypeKind kind) {
    return switch (kind) {
      case TypeKind.Alias(var type) -> use(type);
      case TypeKind.Own(int id) -> "own<" + use(new Type.Ref(id)) + ">";
      case TypeKind.Borrow(int id) -> "borrow<" + use(new Type.Ref(id)) + ">";
      case TypeKind.ListOf(var element) -> "list<" + use(element) + ">";
      case TypeKind.FixedList(var element, long length) ->
          "list<" + use(element) + ", " + length + ">";
      case TypeKind.MapOf(var key, var value) -> "map<" + use(key) + ", " + use(value) + ">";
      case TypeKind.Option(var some) -> "option<" + use(some) + ">";
      case TypeKind.Tuple(List<Type> elements) ->
          elements.stream().map(this::use).collect(Collectors.joining(", ", "tuple<", ">"));
      case TypeKind.Future(var value) -> "future" + optional(value);
      case TypeKind.Stream(var element) -> "stream" + optional(element);
      case TypeKind.Result(var ok, var err) ->
          ok.isEmpty() && err.isEmpty()
              ? "result"
              : "result<"
                  + ok.map(this::use).orElse("_")
                  + err.map(type -> ", " + use(type)).orElse("")
                  + ">";
      case TypeKind.Record _,
          TypeKind.Variant _,
          TypeKind.Enum _,
          TypeKind.Flags _,
          TypeKind.Resource _ ->
          throw new IllegalStateException("a type that must have a name has none");
    };
  }

  private String optional(Optional<Type> type) {
    return type.map(each -> "<" + use(each) + ">").orElse("");
  }
}
