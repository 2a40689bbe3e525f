package dev.wharf.wit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Types as texts that are equal where the types are. A shallow text stops at names, which are
 * compared where they are declared; a deep one goes on to what they stand for.
 */
record TypeShape(Resolution resolution) {
  String shallow(Type type) {
    return switch (type) {
      case Primitive primitive -> primitive.keyword();
      case Type.Ref(int id) -> {
        var found = resolution.types().get(id);
        yield found.name().isPresent() ? name(id) : kind(found.kind(), this::shallow);
      }
    };
  }

  String deep(Type type) {
    return switch (type) {
      case Primitive primitive -> primitive.keyword();
      case Type.Ref(int id) -> {
        var kind = resolution.types().get(id).kind();
        yield kind instanceof TypeKind.Resource ? name(id) : kind(kind, this::deep);
      }
    };
  }

  /** What stands behind a name. */
  String shallow(TypeKind kind) {
    return kind(kind, this::shallow);
  }

  String deep(TypeKind kind) {
    return kind(kind, this::deep);
  }

  /** The name in the interface that declares it, whatever it is called where it is used. */
  private String name(int id) {
    var type = resolution.types().get(id);
    if (type.kind() instanceof TypeKind.Alias(Type.Ref(int target))
        && !resolution.types().get(target).owner().equals(type.owner())) {
      return name(target);
    }
    String label = type.name().orElse("");
    return switch (type.owner()) {
      case Owner.OfInterface(int from) -> interfaceKey(from) + "." + label;
      case Owner.OfWorld _, Owner.Nobody _ -> label;
    };
  }

  /** The name of an interface without what may differ between versions that fit each other. */
  String interfaceKey(int id) {
    var each = resolution.interfaces().get(id);
    String name = each.name().orElse("");
    if (each.pkg() == resolution.main()) {
      return name;
    }
    var pkg = resolution.packages().get(each.pkg()).name();
    String track = pkg.version().map(version -> "@" + version.track()).orElse("");
    return pkg.namespace() + ":" + pkg.name() + "/" + name + track;
  }

  private String kind(TypeKind kind, Function<Type, String> use) {
    return switch (kind) {
      case TypeKind.Alias(var type) -> use.apply(type);
      case TypeKind.Resource _ -> "resource";
      case TypeKind.Own(int id) -> name(id);
      case TypeKind.Borrow(int id) -> "borrow<" + name(id) + ">";
      case TypeKind.ListOf(var element) -> "list<" + use.apply(element) + ">";
      case TypeKind.FixedList(var element, long length) ->
          "list<" + use.apply(element) + ", " + length + ">";
      case TypeKind.MapOf(var key, var value) ->
          "map<" + use.apply(key) + ", " + use.apply(value) + ">";
      case TypeKind.Option(var some) -> "option<" + use.apply(some) + ">";
      case TypeKind.Tuple(var elements) ->
          elements.stream().map(use).collect(Collectors.joining(", ", "tuple<", ">"));
      case TypeKind.Future(var value) -> "future" + optional(value, use);
      case TypeKind.Stream(var element) -> "stream" + optional(element, use);
      case TypeKind.Result(var ok, var err) ->
          "result<" + ok.map(use).orElse("_") + ", " + err.map(use).orElse("_") + ">";
      case TypeKind.Record(var fields) ->
          fields.stream()
              .map(each -> each.name() + ": " + use.apply(each.type()))
              .collect(Collectors.joining(", ", "record {", "}"));
      case TypeKind.Variant(var cases) ->
          cases.stream()
              .map(each ->
                  each.name() + each.type().map(type -> "(" + use.apply(type) + ")").orElse(""))
              .collect(Collectors.joining(", ", "variant {", "}"));
      case TypeKind.Enum(var cases) -> labels("enum", cases);
      case TypeKind.Flags(var flags) -> labels("flags", flags);
    };
  }

  private static String labels(String keyword, List<TypeKind.Label> labels) {
    return labels.stream()
        .map(TypeKind.Label::name)
        .collect(Collectors.joining(", ", keyword + " {", "}"));
  }

  private static String optional(Optional<Type> type, Function<Type, String> use) {
    return type.map(each -> "<" + use.apply(each) + ">").orElse("");
  }
}
