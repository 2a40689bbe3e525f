package dev.wharf.wit.decode;

import dev.wharf.component.definition.TypeExpr;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** What a type is, names aside. */
sealed interface Shape {
  /** Equal to no other. */
  record Resource() implements Shape {}

  /**
   * The type of a value.
   *
   * @param written how it was written; indices in it say nothing
   * @param parts what stands for those indices and for the types without index, in the order in
   *     which they are written
   */
  record Value(TypeExpr written, List<Operand> parts) implements Shape {
    public Value {
      parts = List.copyOf(parts);
    }
  }

  record Func(boolean async, List<String> names, List<Operand> params, Optional<Operand> result)
      implements Shape {
    public Func {
      names = List.copyOf(names);
      params = List.copyOf(params);
    }
  }

  /**
   * @param resources shapes of those that each instance of this type brings along
   */
  record Instance(SequencedMap<String, Item> exports, Set<Integer> resources) implements Shape {
    public Instance {
      exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
      resources = Set.copyOf(resources);
    }
  }

  /**
   * @param imported shapes of the resources that come with the imports
   * @param defined shapes of those that each instance makes anew
   */
  record Component(
      SequencedMap<String, Item> imports,
      SequencedMap<String, Item> exports,
      Set<Integer> imported,
      Set<Integer> defined)
      implements Shape {
    public Component {
      imports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(imports));
      exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
      imported = Set.copyOf(imported);
      defined = Set.copyOf(defined);
    }
  }
}
