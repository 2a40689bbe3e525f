package dev.wharf.component.wrap;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The streams and futures in a type of functions, those inside of others before these. */
final class CopiedTypes {
  private final List<InterfaceType> found = new ArrayList<>();

  private CopiedTypes() {}

  static List<InterfaceType> of(ComponentFuncType type) {
    var walk = new CopiedTypes();
    type.params().forEach(param -> walk.visit(param.type()));
    walk.visit(type.result());
    return walk.found;
  }

  private void visit(Optional<InterfaceType> type) {
    type.ifPresent(this::visit);
  }

  private void visit(InterfaceType type) {
    switch (type) {
      case InterfaceType.Primitive _,
          InterfaceType.Flags _,
          InterfaceType.Enum _,
          InterfaceType.Own _,
          InterfaceType.Borrow _ -> {}
      case InterfaceType.Record(var fields) -> fields.forEach(field -> visit(field.type()));
      case InterfaceType.Variant(var cases) -> cases.forEach(c -> visit(c.payload()));
      case InterfaceType.ListOf(var element) -> visit(element);
      case InterfaceType.FixedListOf(var element, _) -> visit(element);
      case InterfaceType.MapOf(var key, var value) -> {
        visit(key);
        visit(value);
      }
      case InterfaceType.Tuple(var elements) -> elements.forEach(this::visit);
      case InterfaceType.Option(var payload) -> visit(payload);
      case InterfaceType.Result(var ok, var error) -> {
        visit(ok);
        visit(error);
      }
      case InterfaceType.Stream(var element) -> {
        visit(element);
        found.add(type);
      }
      case InterfaceType.Future(var payload) -> {
        visit(payload);
        found.add(type);
      }
    }
  }
}
