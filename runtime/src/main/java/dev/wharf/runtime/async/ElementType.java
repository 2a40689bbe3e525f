package dev.wharf.runtime.async;

import dev.wharf.component.abi.Layout;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.resource.ResourceInstanceType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a stream or future carries, comparable between components: resources are numbered in {@link
 * #type} by where they occur, and {@link #resources} tells what they are. Measured once, as each
 * copy asks.
 */
public final class ElementType {
  private final Optional<InterfaceType> type;
  private final List<ResourceInstanceType> resources;
  private final int size;
  private final int alignment;
  private final boolean noneOrNumber;

  /**
   * The last one that was found to be the same type. The built-ins of a component have a type each,
   * deep ones take long to compare, and the same ones meet at each copy.
   */
  private ElementType same = this;

  public ElementType(Optional<InterfaceType> type, List<ResourceInstanceType> resources) {
    this.type = type;
    this.resources = List.copyOf(resources);
    this.size = type.map(element -> (int) Layout.MEMORY32.size(element)).orElse(0);
    this.alignment = type.map(Layout.MEMORY32::alignment).orElse(1);
    this.noneOrNumber = type.isEmpty() || isNumber(type.get());
  }

  /** Empty where elements have no value. */
  public Optional<InterfaceType> type() {
    return type;
  }

  public List<ResourceInstanceType> resources() {
    return resources;
  }

  /** Of an element in a 32-bit memory; 0 without a value. */
  public int size() {
    return size;
  }

  /** Of an element in a 32-bit memory; 1 without a value. */
  public int alignment() {
    return alignment;
  }

  /** Whether elements can be copied as they are. Spec: {@code none_or_number_type}. */
  public boolean isNoneOrNumber() {
    return noneOrNumber;
  }

  private static boolean isNumber(InterfaceType type) {
    return type instanceof InterfaceType.Primitive primitive
        && switch (primitive) {
          case S8, U8, S16, U16, S32, U32, S64, U64, F32, F64 -> true;
          case BOOL, CHAR, STRING, ERROR_CONTEXT -> false;
        };
  }

  @Override
  public boolean equals(Object other) {
    if (other == this || other == same) {
      return true;
    }
    if (other instanceof ElementType element
        && type.equals(element.type)
        && resources.equals(element.resources)) {
      same = element;
      return true;
    }
    return false;
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, resources);
  }

  @Override
  public String toString() {
    return type + " " + resources;
  }
}
