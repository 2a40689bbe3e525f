package dev.wharf.runtime.async;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.resource.ResourceInstanceType;
import java.util.List;
import java.util.Optional;

/**
 * What a stream or future carries, comparable between components: resources are numbered in {@code
 * type} by where they occur, and {@code resources} tells what they are.
 */
public record ElementType(Optional<InterfaceType> type, List<ResourceInstanceType> resources) {
  public ElementType {
    resources = List.copyOf(resources);
  }

  /** Whether elements can be copied as they are. Spec: {@code none_or_number_type}. */
  public boolean isNoneOrNumber() {
    return type.isEmpty()
        || type.get() instanceof InterfaceType.Primitive primitive
            && switch (primitive) {
              case S8, U8, S16, U16, S32, U32, S64, U64, F32, F64 -> true;
              case BOOL, CHAR, STRING, ERROR_CONTEXT -> false;
            };
  }
}
