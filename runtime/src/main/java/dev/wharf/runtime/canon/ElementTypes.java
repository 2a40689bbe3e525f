package dev.wharf.runtime.canon;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.async.ElementType;
import dev.wharf.runtime.link.InstanceScope;
import dev.wharf.runtime.resource.ResourceInstanceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Types of values with their resources found, so that those of two components can be compared. */
final class ElementTypes {
  private ElementTypes() {}

  /** A type in terms of the component of {@code scope}. */
  static ElementType of(Optional<InterfaceType> type, InstanceScope scope) {
    return of(type, scope::resource);
  }

  /** A type whose resources are numbered as {@code slots} are. */
  static ElementType of(Optional<InterfaceType> type, ResourceSlot[] slots) {
    return of(type, number -> slots[number].type());
  }

  private static ElementType of(
      Optional<InterfaceType> type, IntFunction<ResourceInstanceType> resources) {
    var numbered = Occurrences.of(new ComponentFuncType(false, List.of(), type));
    var found = new ArrayList<ResourceInstanceType>();
    numbered.resources().forEach(resource -> found.add(resources.apply(resource.index())));
    return new ElementType(numbered.type().result(), found);
  }

  /** What stands behind each resource of a type, for the readers and writers of its values. */
  static ResourceSlot[] slots(ElementType type) {
    return type.resources().stream()
        .map(resource -> new ResourceSlot(resource, handle -> handle))
        .toArray(ResourceSlot[]::new);
  }
}
