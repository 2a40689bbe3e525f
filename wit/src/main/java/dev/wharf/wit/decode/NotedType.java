package dev.wharf.wit.decode;

import dev.wharf.wit.TypeDef;
import dev.wharf.wit.TypeKind;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A type with its comments and gates. */
final class NotedType {
  private final SequencedMap<String, Json> items;

  private NotedType(SequencedMap<String, Json> items) {
    this.items = items;
  }

  static TypeDef of(TypeDef type, DocsPart docs) {
    return new TypeDef(
        type.name(),
        new NotedType(docs.group("items")).kind(type.kind()),
        type.owner(),
        docs.text("docs").or(type::docs),
        docs.stability(),
        type.externalId(),
        type.span());
  }

  private TypeKind kind(TypeKind kind) {
    return switch (kind) {
      case TypeKind.Record(var fields) ->
          new TypeKind.Record(
              fields.stream()
                  .map(each ->
                      new TypeKind.Field(each.name(), each.type(), docs(each.name()), each.span()))
                  .toList());
      case TypeKind.Variant(var cases) ->
          new TypeKind.Variant(
              cases.stream()
                  .map(each ->
                      new TypeKind.Case(each.name(), each.type(), docs(each.name()), each.span()))
                  .toList());
      case TypeKind.Enum(var labels) -> new TypeKind.Enum(labels(labels));
      case TypeKind.Flags(var labels) -> new TypeKind.Flags(labels(labels));
      default -> kind;
    };
  }

  private List<TypeKind.Label> labels(List<TypeKind.Label> labels) {
    return labels.stream()
        .map(each -> new TypeKind.Label(each.name(), docs(each.name()), each.span()))
        .toList();
  }

  private Optional<String> docs(String name) {
    var found = items.get(name);
    return found == null ? Optional.empty() : DocsPart.text(name, found);
  }
}
