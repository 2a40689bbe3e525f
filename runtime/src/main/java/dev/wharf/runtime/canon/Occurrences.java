package dev.wharf.runtime.canon;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Case;
import dev.wharf.component.type.InterfaceType.Field;
import dev.wharf.component.type.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A function type whose resources are numbered by where they occur, so that the types that two
 * components give one function become equal, and functions of different components share adapters.
 *
 * @param type in it the resource with index {@code i} is the {@code i}th that is mentioned
 * @param resources what each of them is in the original type
 */
public record Occurrences(ComponentFuncType type, List<ResourceType> resources) {
  private static final ResourceType[] NUMBERED = new ResourceType[64];

  static {
    for (int i = 0; i < NUMBERED.length; i++) {
      NUMBERED[i] = new ResourceType(i, "resource");
    }
  }

  public static Occurrences of(ComponentFuncType type) {
    var walk = new Walk();
    var params =
        type.params().stream().map(p -> new Field(p.name(), walk.visit(p.type()))).toList();
    var result = type.result().map(walk::visit);
    return new Occurrences(
        new ComponentFuncType(type.async(), params, result), List.copyOf(walk.found));
  }

  private static final class Walk {
    private final List<ResourceType> found = new ArrayList<>();

    private InterfaceType visit(InterfaceType type) {
      return switch (type) {
        case InterfaceType.Primitive _, InterfaceType.Flags _, InterfaceType.Enum _ -> type;
        case InterfaceType.Record(var fields) ->
            new InterfaceType.Record(
                fields.stream().map(f -> new Field(f.name(), visit(f.type()))).toList());
        case InterfaceType.Variant(var cases) ->
            new InterfaceType.Variant(
                cases.stream().map(c -> new Case(c.name(), visit(c.payload()))).toList());
        case InterfaceType.ListOf(var element) -> new InterfaceType.ListOf(visit(element));
        case InterfaceType.FixedListOf(var element, int length) ->
            new InterfaceType.FixedListOf(visit(element), length);
        case InterfaceType.MapOf(var key, var value) ->
            new InterfaceType.MapOf(visit(key), visit(value));
        case InterfaceType.Tuple(var elements) ->
            new InterfaceType.Tuple(elements.stream().map(this::visit).toList());
        case InterfaceType.Option(var payload) -> new InterfaceType.Option(visit(payload));
        case InterfaceType.Result(var ok, var error) ->
            new InterfaceType.Result(visit(ok), visit(error));
        case InterfaceType.Own(var resource) -> new InterfaceType.Own(number(resource));
        case InterfaceType.Borrow(var resource) -> new InterfaceType.Borrow(number(resource));
        case InterfaceType.Stream(var element) -> new InterfaceType.Stream(visit(element));
        case InterfaceType.Future(var payload) -> new InterfaceType.Future(visit(payload));
      };
    }

    private Optional<InterfaceType> visit(Optional<InterfaceType> type) {
      return type.map(this::visit);
    }

    private ResourceType number(ResourceType resource) {
      int number = found.size();
      found.add(resource);
      return number < NUMBERED.length ? NUMBERED[number] : new ResourceType(number, "resource");
    }
  }
}
