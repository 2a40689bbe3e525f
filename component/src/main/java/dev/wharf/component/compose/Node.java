package dev.wharf.component.compose;

import dev.wharf.component.type.ExternDesc;
import java.util.Optional;
import java.util.SequencedMap;

/** Something in a composition that can be passed on and exported; made by its graph only. */
public sealed interface Node {
  /** Its type, in the composition's view. */
  ExternDesc type();

  /** The name that it goes by where it comes from: of an import, or of an instance's export. */
  Optional<String> name();

  /**
   * An import of the composition.
   *
   * @param key the entry among the merged imports; the final name may be one of a later version
   */
  record Imported(String key, ExternDesc type) implements Node {
    @Override
    public Optional<String> name() {
      return Optional.of(key);
    }
  }

  /**
   * An instance of a part.
   *
   * @param args an item for each of the part's imports
   */
  record Instantiated(Part part, SequencedMap<String, Node> args, ExternDesc type) implements Node {
    @Override
    public Optional<String> name() {
      return Optional.empty();
    }
  }

  /** A type that the composition defines itself. */
  record Defined(ExternDesc type) implements Node {
    @Override
    public Optional<String> name() {
      return Optional.empty();
    }
  }

  /** What an instance exports. */
  record Exported(Node instance, String export, ExternDesc type) implements Node {
    @Override
    public Optional<String> name() {
      return Optional.of(export);
    }
  }
}
