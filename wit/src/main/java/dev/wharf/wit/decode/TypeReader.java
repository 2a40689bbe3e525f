package dev.wharf.wit.decode;

import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.wit.Owner;
import dev.wharf.wit.Primitive;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeDef;
import dev.wharf.wit.TypeKind;
import dev.wharf.wit.resolve.Arena;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes types of WIT of those in a graph, each of them once. */
final class TypeReader {
  private final TypeGraph graph;
  private final Arena arena;

  /** What has a type of WIT already. */
  private final Map<TypeId, Integer> known = new HashMap<>();

  TypeReader(TypeGraph graph, Arena arena) {
    this.graph = graph;
    this.arena = arena;
  }

  /** A type under a name: a new one, or another name of one that is known. */
  int define(String name, Item item, Owner owner) {
    var type = (Entity.OfType) item.entity();
    if (known.containsKey(type.created())) {
      throw Inexpressible.because(
          "no form in WIT: the type `" + name + "` belongs to interfaces of different names");
    }
    TypeKind kind =
        find(type.referenced())
            .<TypeKind>map(id -> new TypeKind.Alias(new Type.Ref(id)))
            .orElseGet(() -> kind(name, type.referenced()));
    int id =
        arena.add(
            new TypeDef(
                Optional.of(name),
                kind,
                owner,
                Optional.empty(),
                Stability.UNKNOWN,
                item.externalId(),
                Span.NONE));
    known.put(type.created(), id);
    return id;
  }

  private TypeKind kind(String name, TypeId type) {
    return switch (graph.shape(type)) {
      case Shape.Resource _ -> new TypeKind.Resource();
      case Shape.Value value -> kind(value);
      case Shape.Func _, Shape.Instance _, Shape.Component _ ->
          throw Inexpressible.because(
              "`" + name + "` has no form in WIT: it is a type of something other than values");
    };
  }

  /** By the nearest of its names. */
  private Optional<Integer> find(TypeId type) {
    var at = Optional.of(type);
    while (at.isPresent()) {
      Integer id = known.get(at.get());
      if (id != null) {
        return Optional.of(id);
      }
      at = graph.original(at.get());
    }
    return Optional.empty();
  }

  Type use(Operand operand) {
    return switch (operand) {
      case Operand.Simple(var type) -> Primitive.valueOf(type.name());
      case TypeId type -> {
        Integer id = known.get(type);
        if (id == null) {
          id = anonymous(type);
          known.put(type, id);
        }
        yield new Type.Ref(id);
      }
    };
  }

  private int anonymous(TypeId type) {
    if (graph.shape(type) instanceof Shape.Value value) {
      switch (value.written()) {
        case TypeExpr.Record _, TypeExpr.Variant _, TypeExpr.Enum _, TypeExpr.Flags _ -> {}
        default -> {
          return arena.add(TypeDef.anonymous(kind(value), Stability.UNKNOWN, Span.NONE));
        }
      }
    }
    throw Inexpressible.because("a type that needs a name in WIT has none");
  }

  private TypeKind kind(Shape.Value value) {
    var parts = value.parts().iterator();
    return switch (value.written()) {
      case TypeExpr.Primitive _ -> new TypeKind.Alias(next(parts));
      case TypeExpr.Record(var fields) ->
          new TypeKind.Record(
              fields.stream()
                  .map(field ->
                      new TypeKind.Field(field.name(), next(parts), Optional.empty(), Span.NONE))
                  .toList());
      case TypeExpr.Variant(var cases) ->
          new TypeKind.Variant(
              cases.stream()
                  .map(each ->
                      new TypeKind.Case(
                          each.name(), next(parts, each.payload()), Optional.empty(), Span.NONE))
                  .toList());
      case TypeExpr.ListOf _ -> new TypeKind.ListOf(next(parts));
      case TypeExpr.FixedListOf(_, int length) ->
          new TypeKind.FixedList(next(parts), Integer.toUnsignedLong(length));
      case TypeExpr.MapOf _ -> {
        var key = next(parts);
        yield new TypeKind.MapOf(key, next(parts));
      }
      case TypeExpr.Tuple(var elements) ->
          new TypeKind.Tuple(elements.stream().map(_ -> next(parts)).toList());
      case TypeExpr.Flags(var labels) -> new TypeKind.Flags(labels(labels));
      case TypeExpr.Enum(var labels) -> new TypeKind.Enum(labels(labels));
      case TypeExpr.Option _ -> new TypeKind.Option(next(parts));
      case TypeExpr.Result(var ok, var error) -> {
        var first = next(parts, ok);
        yield new TypeKind.Result(first, next(parts, error));
      }
      case TypeExpr.Own _ -> new TypeKind.Own(resource(parts.next()));
      case TypeExpr.Borrow _ -> new TypeKind.Borrow(resource(parts.next()));
      case TypeExpr.Stream(var element) -> new TypeKind.Stream(next(parts, element));
      case TypeExpr.Future(var payload) -> new TypeKind.Future(next(parts, payload));
      case TypeExpr.Func _, TypeExpr.OfComponent _, TypeExpr.OfInstance _, TypeExpr.Resource _ ->
          throw new IllegalStateException("no type of a value");
    };
  }

  private Type next(Iterator<Operand> parts) {
    return use(parts.next());
  }

  private Optional<Type> next(Iterator<Operand> parts, Optional<ValueRef> written) {
    return written.map(_ -> next(parts));
  }

  private int resource(Operand operand) {
    return find((TypeId) operand)
        .orElseThrow(() -> Inexpressible.because("a resource that is used has no name in WIT"));
  }

  private static List<TypeKind.Label> labels(List<String> labels) {
    return labels.stream()
        .map(label -> new TypeKind.Label(label, Optional.empty(), Span.NONE))
        .toList();
  }

  /** Notes that a type of WIT stands for one more of the graph, and its parts for those of that. */
  void learn(int id, Entity.OfType type) {
    learn(id, type.referenced());
    known.put(type.created(), id);
  }

  private void learn(int id, TypeId type) {
    var definition = arena.types.get(id);
    boolean same = true;
    if (definition.kind() instanceof TypeKind.Alias(Type.Ref(int target))) {
      // A name of another type has no parts of its own.
      var other = find(type).filter(found -> arena.types.get(found).name().isPresent());
      same = other.isEmpty() || root(other.get()) == root(target);
    } else if (graph.shape(type) instanceof Shape.Value value) {
      List<Type> parts = parts(definition.kind());
      same =
          Likeness.isAlike(definition.kind(), value.written())
              && parts.size() == value.parts().size();
      for (int i = 0; same && i < parts.size(); i++) {
        learn(parts.get(i), value.parts().get(i));
      }
    }
    if (!same) {
      throw Inexpressible.because(
          "no form in WIT: the type `"
              + definition.name().orElse("(without a name)")
              + "` of an interface is not the same wherever that is mentioned");
    }
  }

  private int root(int id) {
    return arena.types.get(id).kind() instanceof TypeKind.Alias(Type.Ref(int target))
        ? root(target)
        : id;
  }

  private void learn(Type known, Operand operand) {
    if (known instanceof Type.Ref(int id)
        && operand instanceof TypeId type
        && this.known.put(type, id) == null) {
      learn(id, type);
    }
  }

  private static List<Type> parts(TypeKind kind) {
    return switch (kind) {
      case TypeKind.Alias(var type) -> List.of(type);
      case TypeKind.Record(var fields) -> fields.stream().map(TypeKind.Field::type).toList();
      case TypeKind.Variant(var cases) ->
          cases.stream().flatMap(each -> each.type().stream()).toList();
      case TypeKind.Tuple(var elements) -> elements;
      case TypeKind.Option(var some) -> List.of(some);
      case TypeKind.ListOf(var element) -> List.of(element);
      case TypeKind.FixedList(var element, _) -> List.of(element);
      case TypeKind.MapOf(var key, var value) -> List.of(key, value);
      case TypeKind.Result(var ok, var err) -> Stream.concat(ok.stream(), err.stream()).toList();
      case TypeKind.Future(var value) -> value.stream().toList();
      case TypeKind.Stream(var element) -> element.stream().toList();
      case TypeKind.Enum _, TypeKind.Flags _, TypeKind.Resource _ -> List.of();
      case TypeKind.Own(int resource) -> List.of(new Type.Ref(resource));
      case TypeKind.Borrow(int resource) -> List.of(new Type.Ref(resource));
    };
  }
}
