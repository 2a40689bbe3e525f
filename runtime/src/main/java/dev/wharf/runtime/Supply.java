package dev.wharf.runtime;

import dev.wharf.component.type.ExternDesc;
import dev.wharf.runtime.link.Entity;

/** What serves one import. */
sealed interface Supply {
  record OfHost(Offer offer) implements Supply {}

  /** An export of an instance that lives in {@code store}. */
  record OfExport(ComponentStore store, Entity entity, ExternDesc type) implements Supply {}
}
