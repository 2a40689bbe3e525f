package dev.wharf.wasm.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A module's type definitions: the recursive groups as written, and their members by type index.
 * Spec: syntax/modules, types.
 */
public final class TypeSpace {
  private final List<RecType> groups;
  private final List<SubType> types;

  public TypeSpace(List<RecType> groups) {
    this.groups = List.copyOf(groups);
    var flat = new ArrayList<SubType>(groups.size());
    for (RecType group : groups) {
      flat.addAll(group.types());
    }
    this.types = List.copyOf(flat);
  }

  /** Groups of one plain type each. */
  public static TypeSpace of(List<? extends CompositeType> types) {
    var groups = new ArrayList<RecType>(types.size());
    for (CompositeType type : types) {
      groups.add(RecType.of(type));
    }
    return new TypeSpace(groups);
  }

  public List<RecType> groups() {
    return groups;
  }

  /** The members of all groups; positions are type indices. */
  public List<SubType> all() {
    return types;
  }

  public int size() {
    return types.size();
  }

  public SubType get(int typeIndex) {
    return types.get(typeIndex);
  }

  /** The function type at an index, or empty if there is none or it is another kind of type. */
  public Optional<FuncType> func(int typeIndex) {
    return typeIndex >= 0
            && typeIndex < types.size()
            && types.get(typeIndex).composite() instanceof FuncType func
        ? Optional.of(func)
        : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypeSpace space && groups.equals(space.groups);
  }

  @Override
  public int hashCode() {
    return groups.hashCode();
  }

  @Override
  public String toString() {
    return types.toString();
  }
}
