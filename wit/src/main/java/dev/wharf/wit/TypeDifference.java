package dev.wharf.wit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares declared types and functions and says in words what differs. */
final class TypeDifference {
  private final Resolution before;
  private final Resolution after;
  private final TypeShape oldShape;
  private final TypeShape newShape;

  TypeDifference(Resolution before, Resolution after) {
    this.before = before;
    this.after = after;
    this.oldShape = new TypeShape(before);
    this.newShape = new TypeShape(after);
  }

  /** Empty if both are the same, or differ only by what another declaration says. */
  Optional<String> ofTypes(int oldId, int newId) {
    var oldKind = before.types().get(oldId).kind();
    var newKind = after.types().get(newId).kind();
    if (oldShape.shallow(oldKind).equals(newShape.shallow(newKind))
        || oldShape.deep(oldKind).equals(newShape.deep(newKind))) {
      return Optional.empty();
    }
    var words =
        switch (oldKind) {
          case TypeKind.Record _ when newKind instanceof TypeKind.Record -> "field";
          case TypeKind.Variant _ when newKind instanceof TypeKind.Variant -> "case";
          case TypeKind.Enum _ when newKind instanceof TypeKind.Enum -> "case";
          case TypeKind.Flags _ when newKind instanceof TypeKind.Flags -> "flag";
          default -> "";
        };
    return Optional.of(
        words.isEmpty()
            ? "was `" + word(oldKind, oldShape) + "`, is `" + word(newKind, newShape) + "`"
            : members(words, parts(oldKind, oldText()), parts(newKind, newText())));
  }

  /** Empty if both are the same, or differ only by what a declaration of a type says. */
  Optional<String> ofFunctions(Function old, Function renewed) {
    String was = oldText().signature(old);
    String is = newText().signature(renewed);
    // The same words mean the same unless a type that is named in them differs, which is told.
    if (was.equals(is)
        || signature(old, oldShape::deep).equals(signature(renewed, newShape::deep))) {
      return Optional.empty();
    }
    return Optional.of("was `" + was + "`, is `" + is + "`");
  }

  private TypeText oldText() {
    return new TypeText(before, before.main());
  }

  private TypeText newText() {
    return new TypeText(after, after.main());
  }

  private static String signature(
      Function function, java.util.function.Function<Type, String> type) {
    var text = new StringBuilder();
    text.append(
        switch (function.kind()) {
          case FunctionKind.Freestanding(boolean isAsync) -> isAsync;
          case FunctionKind.Method(_, boolean isAsync) -> isAsync;
          case FunctionKind.Static(_, boolean isAsync) -> isAsync;
          case FunctionKind.Constructor _ -> false;
        });
    function.params().forEach(each -> text.append(each.name()).append(type.apply(each.type())));
    return text + " -> " + function.result().map(type).orElse("");
  }

  private static String word(TypeKind kind, TypeShape shape) {
    return switch (kind) {
      case TypeKind.Record _ -> "record";
      case TypeKind.Variant _ -> "variant";
      case TypeKind.Enum _ -> "enum";
      case TypeKind.Flags _ -> "flags";
      case TypeKind.Resource _ -> "resource";
      default -> shape.shallow(kind);
    };
  }

  /** Members by name, with their types as texts. */
  private static Map<String, String> parts(TypeKind kind, TypeText text) {
    var parts = new LinkedHashMap<String, String>();
    switch (kind) {
      case TypeKind.Record(var fields) ->
          fields.forEach(each -> parts.put(each.name(), text.use(each.type())));
      case TypeKind.Variant(var cases) ->
          cases.forEach(
              each -> parts.put(each.name(), each.type().map(text::use).orElse("nothing")));
      case TypeKind.Enum(var cases) -> cases.forEach(each -> parts.put(each.name(), ""));
      case TypeKind.Flags(var flags) -> flags.forEach(each -> parts.put(each.name(), ""));
      default -> {}
    }
    return parts;
  }

  private static String members(String word, Map<String, String> old, Map<String, String> renewed) {
    var told = new ArrayList<String>();
    old.keySet().stream()
        .filter(name -> !renewed.containsKey(name))
        .forEach(name -> told.add(word + " `" + name + "` removed"));
    renewed.keySet().stream()
        .filter(name -> !old.containsKey(name))
        .forEach(name -> told.add(word + " `" + name + "` added"));
    old.forEach((name, type) -> {
      String other = renewed.getOrDefault(name, type);
      if (!other.equals(type)) {
        told.add(word + " `" + name + "` was `" + type + "`, is `" + other + "`");
      }
    });
    if (!common(old, renewed.keySet()).equals(common(renewed, old.keySet()))) {
      told.add("the " + word + "s have another order");
    }
    return told.isEmpty() ? "a type in it differs" : String.join("; ", told);
  }

  private static List<String> common(Map<String, String> from, Set<String> others) {
    return from.keySet().stream().filter(others::contains).toList();
  }
}
