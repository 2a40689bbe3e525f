package dev.wharf.runtime.canon;

import dev.wharf.component.type.InterfaceType;
import java.util.HashMap;
import java.util.Map;

/** Which Java class each resource of a signature has, by the numbers of {@link Occurrences}. */
final class HandleClasses {
  private final Map<Integer, Class<?>> classes = new HashMap<>();

  private HandleClasses() {}

  static HandleClasses of(Signature signature) {
    var found = new HandleClasses();
    signature.params().forEach(found::visit);
    switch (signature.outcome()) {
      case Signature.Returned(var value, var _) -> value.ifPresent(found::visit);
      case Signature.Thrown(var _, var ok, var _, var errors) -> {
        ok.ifPresent(found::visit);
        errors.forEach(e -> e.error().ifPresent(m -> found.visit(m.binding())));
      }
    }
    return found;
  }

  Class<?> get(int index) {
    return classes.getOrDefault(index, Object.class);
  }

  private void visit(Binding binding) {
    switch (binding) {
      case Binding.Handle(InterfaceType.Own(var resource), var java) ->
          classes.put(resource.index(), java);
      case Binding.Handle(InterfaceType.Borrow(var resource), var java) ->
          classes.put(resource.index(), java);
      case Binding.Handle _ -> throw new IllegalStateException(binding.toString());
      case Binding.Elements(var _, var element) -> visit(element);
      case Binding.FixedElements(var _, var element) -> visit(element);
      case Binding.Entries(var _, var pairs) -> visit(pairs);
      case Binding.Product(var _, var _, var members) -> members.forEach(m -> visit(m.binding()));
      case Binding.Sum(var _, var _, var alternatives) ->
          alternatives.forEach(a -> a.payload().ifPresent(m -> visit(m.binding())));
      case Binding.Maybe(var _, var payload, _) -> visit(payload);
      case Binding.Outcome(var _, var ok, var error) -> {
        ok.ifPresent(this::visit);
        error.ifPresent(this::visit);
      }
      case Binding.End(var _, var _, var element) -> element.ifPresent(this::visit);
      case Binding.Scalar _, Binding.Numbers _, Binding.Labels _, Binding.FlagSet _ -> {}
    }
  }
}
