package dev.wharf.component.assemble;

import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InterfaceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The types that a type is made of, in order. */
public final class TypeParts {
  private TypeParts() {}

  public static List<DefType> of(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Primitive _, InterfaceType.Flags _, InterfaceType.Enum _ -> List.of();
      case InterfaceType.Record(var fields) ->
          fields.stream().map(InterfaceType.Field::type).map(DefType.class::cast).toList();
      case InterfaceType.Variant(var cases) -> {
        List<DefType> payloads = new ArrayList<>();
        cases.forEach(c -> c.payload().ifPresent(payloads::add));
        yield payloads;
      }
      case InterfaceType.ListOf(var element) -> List.of(element);
      case InterfaceType.FixedListOf(var element, _) -> List.of(element);
      case InterfaceType.MapOf(var key, var value) -> List.of(key, value);
      case InterfaceType.Tuple(var elements) -> List.copyOf(elements);
      case InterfaceType.Option(var payload) -> List.of(payload);
      case InterfaceType.Result(var ok, var error) -> {
        List<DefType> parts = new ArrayList<>();
        ok.ifPresent(parts::add);
        error.ifPresent(parts::add);
        yield parts;
      }
      case InterfaceType.Own(var resource) -> List.of(resource);
      case InterfaceType.Borrow(var resource) -> List.of(resource);
      case InterfaceType.Stream(var element) -> optional(element);
      case InterfaceType.Future(var payload) -> optional(payload);
    };
  }

  private static List<DefType> optional(Optional<InterfaceType> part) {
    return part.<List<DefType>>map(List::of).orElse(List.of());
  }

  /** Every object that stands for a type in what a function or an instance's exports mention. */
  public static Set<DefType> mentioned(ExternDesc item) {
    Set<DefType> found = Collections.newSetFromMap(new IdentityHashMap<>());
    mention(item, found);
    return found;
  }

  private static void mention(ExternDesc item, Set<DefType> found) {
    switch (item) {
      case ExternDesc.OfFunc(var func) -> {
        func.params().forEach(param -> mention(param.type(), found));
        func.result().ifPresent(result -> mention(result, found));
      }
      case ExternDesc.OfType(var type) -> mention(type, found);
      case ExternDesc.OfInstance(var type) ->
          type.exports().values().forEach(each -> mention(each, found));
      case ExternDesc.OfModule _, ExternDesc.OfComponent _ -> {}
    }
  }

  private static void mention(DefType type, Set<DefType> found) {
    if (found.add(type) && type instanceof InterfaceType value) {
      of(value).forEach(part -> mention(part, found));
    }
  }
}
