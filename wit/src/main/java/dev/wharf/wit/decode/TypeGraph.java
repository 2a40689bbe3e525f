package dev.wharf.wit.decode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All types of a component. Owned by one call of the decoder. */
final class TypeGraph {
  /** The alias of a type that is no further name of another. */
  static final int ORIGINAL = -1;

  private final List<Shape> shapes = new ArrayList<>();

  /** The alias that each alias is a further name of. */
  private final List<Integer> aliases = new ArrayList<>();

  private final Set<TypeId> used = new HashSet<>();

  /** Whether it is the first time that an instance of the type is imported or exported. */
  boolean use(TypeId instanceType) {
    return used.add(instanceType);
  }

  TypeId add(Shape shape) {
    shapes.add(shape);
    return new TypeId(shapes.size() - 1, ORIGINAL);
  }

  /** A further name of a type. */
  TypeId rename(TypeId type) {
    aliases.add(type.alias());
    return new TypeId(type.shape(), aliases.size() - 1);
  }

  /** What a type is a further name of. */
  Optional<TypeId> original(TypeId type) {
    return type.alias() == ORIGINAL
        ? Optional.empty()
        : Optional.of(new TypeId(type.shape(), aliases.get(type.alias())));
  }

  Shape shape(TypeId type) {
    return shapes.get(type.shape());
  }

  boolean isResource(TypeId type) {
    return shape(type) instanceof Shape.Resource;
  }

  Shape.Instance instance(TypeId type) {
    return (Shape.Instance) shape(type);
  }

  Shape.Component component(TypeId type) {
    return (Shape.Component) shape(type);
  }

  Shape.Func func(TypeId type) {
    return (Shape.Func) shape(type);
  }
}
