package dev.wharf.bindgen;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wit.Function;
import dev.wharf.wit.FunctionKind;
import dev.wharf.wit.Primitive;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeKind;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types of a resolution as the component model knows them: without names, which is what the
 * table of Java types is about. Every declared type is one object, so that two of one structure are
 * told apart by identity.
 */
final class WitTypes {
  private final Resolution resolution;
  private final Placement placement;
  private final Map<Integer, InterfaceType> types = new HashMap<>();
  private final Map<Integer, ResourceType> resources = new HashMap<>();
  private final Map<Object, Integer> declarations = new IdentityHashMap<>();

  WitTypes(Resolution resolution, Placement placement) {
    this.resolution = resolution;
    this.placement = placement;
  }

  /** The index of the declaration that a type is of. */
  int declaration(Object type) {
    return declarations.get(type);
  }

  /** The declaration behind a type; empty for one without a class of its own. */
  Optional<Integer> declarationOf(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Own(var resource) -> Optional.of(declaration(resource));
      case InterfaceType.Borrow(var resource) -> Optional.of(declaration(resource));
      default -> Optional.ofNullable(declarations.get(type));
    };
  }

  Optional<InterfaceType> of(Optional<Type> type) {
    return type.map(this::of);
  }

  InterfaceType of(Type type) {
    return switch (type) {
      case Primitive primitive -> InterfaceType.Primitive.valueOf(primitive.name());
      case Type.Ref(int id) -> of(id);
    };
  }

  InterfaceType of(int id) {
    InterfaceType known = types.get(id);
    if (known == null) {
      TypeKind kind = resolution.types().get(id).kind();
      known = convert(id, kind);
      types.put(id, known);
      if (Placement.isClass(kind) && !(kind instanceof TypeKind.Resource)) {
        declarations.put(known, id);
      }
    }
    return known;
  }

  private InterfaceType convert(int id, TypeKind kind) {
    return switch (kind) {
      case TypeKind.Alias(var other) -> of(other);
      case TypeKind.Record(var fields) ->
          new InterfaceType.Record(
              fields.stream()
                  .map(field -> new InterfaceType.Field(field.name(), of(field.type())))
                  .toList());
      case TypeKind.Variant(var cases) ->
          new InterfaceType.Variant(
              cases.stream()
                  .map(each -> new InterfaceType.Case(each.name(), of(each.type())))
                  .toList());
      case TypeKind.Enum(var cases) ->
          new InterfaceType.Enum(cases.stream().map(TypeKind.Label::name).toList());
      case TypeKind.Flags(var flags) ->
          new InterfaceType.Flags(flags.stream().map(TypeKind.Label::name).toList());
      case TypeKind.Tuple(var elements) ->
          new InterfaceType.Tuple(elements.stream().map(this::of).toList());
      case TypeKind.Option(var some) -> new InterfaceType.Option(of(some));
      case TypeKind.Result(var ok, var err) -> new InterfaceType.Result(of(ok), of(err));
      case TypeKind.ListOf(var element) -> new InterfaceType.ListOf(of(element));
      case TypeKind.FixedList(var element, long length) ->
          new InterfaceType.FixedListOf(of(element), (int) length);
      case TypeKind.MapOf(var key, var value) -> new InterfaceType.MapOf(of(key), of(value));
      case TypeKind.Future(var value) -> new InterfaceType.Future(of(value));
      case TypeKind.Stream(var element) -> new InterfaceType.Stream(of(element));
      case TypeKind.Own(int resource) -> new InterfaceType.Own(resource(resource));
      case TypeKind.Borrow(int resource) -> new InterfaceType.Borrow(resource(resource));
      // A resource that is named where a type stands is an owned one. WIT.md, handles.
      case TypeKind.Resource() -> new InterfaceType.Own(resource(id));
    };
  }

  private ResourceType resource(int id) {
    int target = placement.target(id);
    return resources.computeIfAbsent(
        target,
        _ -> {
          var resource = new ResourceType(-1, resolution.types().get(target).name().orElse(""));
          declarations.put(resource, target);
          return resource;
        });
  }

  /** Without the object that a method is called on. */
  ComponentFuncType function(Function function) {
    var params =
        function.params().stream()
            .skip(function.kind() instanceof FunctionKind.Method ? 1 : 0)
            .map(param -> new InterfaceType.Field(param.name(), of(param.type())))
            .toList();
    return new ComponentFuncType(isAsync(function), params, of(function.result()));
  }

  static boolean isAsync(Function function) {
    return switch (function.kind()) {
      case FunctionKind.Freestanding(boolean isAsync) -> isAsync;
      case FunctionKind.Method(_, boolean isAsync) -> isAsync;
      case FunctionKind.Static(_, boolean isAsync) -> isAsync;
      case FunctionKind.Constructor _ -> false;
    };
  }
}
