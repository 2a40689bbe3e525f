package dev.wharf.runtime;

import dev.wharf.component.type.ExternDesc;
import dev.wharf.runtime.link.Entity;
import java.util.Map;

/** What serves one import. */
sealed interface Supply {
  /**
   * @param functions the import itself, or the functions of an imported instance, by name
   */
  record OfHost(Offer offer, Map<String, Offer.Prepared> functions) implements Supply {
    public OfHost {
      functions = Map.copyOf(functions);
    }
  }

  /** An export of another component. */
  sealed interface OfComponent extends Supply {
    /** With resources that no other component or instance is thought to have, but for imported. */
    ExternDesc type();
  }

  /** An export of an instance that lives in {@code store}. */
  record OfExport(ComponentStore store, Entity entity, ExternDesc type) implements OfComponent {}

  /** An export of the instance that is made of {@code plug} for the one that imports it. */
  record OfPlug(Plug plug, String export, ExternDesc type) implements OfComponent {}

  /** A component that was plugged into a linker; two pluggings of one component are two. */
  final class Plug {
    private final LinkedComponent component;

    Plug(LinkedComponent component) {
      this.component = component;
    }

    LinkedComponent component() {
      return component;
    }
  }
}
