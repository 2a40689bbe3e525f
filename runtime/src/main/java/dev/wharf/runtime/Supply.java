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

  /** An export of an instance that lives in {@code store}. */
  record OfExport(ComponentStore store, Entity entity, ExternDesc type) implements Supply {}
}
