package dev.wharf.runtime.canon;

import dev.wharf.engine.Store;
import dev.wharf.runtime.async.ElementType;

/** What moves the elements that one built-in reads, by where they come from. */
final class ElementFusers {
  private final Store store;
  private GuestSide lastFrom; // null before the first element
  private Fuser last;

  ElementFusers(Store store) {
    this.store = store;
  }

  /** For elements of {@code type}, whose resources are numbered by where they occur in it. */
  Fuser of(GuestSide from, GuestSide to, ElementType type) {
    if (lastFrom != from) {
      var types = type.type().stream().toList();
      var site =
          new Lanes.Site(
              store, Adapters.class.getClassLoader(), ElementTypes.slots(type), from, to);
      last = (Fuser) site.make(new LanesAdapter.FuseAdapter(types, false, false));
      lastFrom = from;
    }
    return last;
  }
}
