package dev.wharf.runtime.link;

import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.CompiledModule;
import dev.wharf.runtime.canon.Callee;
import dev.wharf.runtime.resource.ResourceInstanceType;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a name of a component instance stands for at run time. Types other than resources are gone
 * by then.
 */
public sealed interface Entity {
  record OfFunc(Callee callee) implements Entity {}

  /**
   * An instance.
   *
   * @param exports not to be changed any more
   */
  record OfInstance(SequencedMap<String, Entity> exports) implements Entity {
    public OfInstance {
      exports = Collections.unmodifiableSequencedMap(exports);
    }
  }

  record OfModule(CompiledModule module) implements Entity {}

  /**
   * A component and the scope that it was defined in, from where outer aliases count.
   *
   * @param outer empty for a component that came from outside
   */
  record OfComponent(ValidComponent component, Optional<RuntimeScope> outer) implements Entity {}

  record OfResource(ResourceInstanceType type) implements Entity {}

  /** An argument of an instantiation, or something the host offers, by the name of the import. */
  static Entity get(Map<String, Entity> entities, String name) {
    Entity entity = entities.get(name);
    if (entity == null) {
      // Validation and linking have both checked the names.
      throw new IllegalStateException("`" + name + "` is not there");
    }
    return entity;
  }
}
