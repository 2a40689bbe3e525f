package dev.wharf.runtime.canon;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.Layout;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.engine.Store;
import java.util.List;

/**
 * How a list of values travels at one side of a call: as core values, or in memory behind a pointer
 * where these would be too many.
 *
 * @param count of core values, 1 for the pointer
 * @param flat whether there is no pointer
 */
record Lanes(List<InterfaceType> types, int count, boolean flat, int alignment, long size) {
  static Lanes of(List<InterfaceType> types, int max) {
    int count = Flattening.upTo(types, max, PointerType.I32).size();
    boolean flat = count <= max;
    var tuple = types.isEmpty() ? null : new InterfaceType.Tuple(types);
    return new Lanes(
        types,
        flat ? count : 1,
        flat,
        tuple == null ? 1 : Layout.MEMORY32.alignment(tuple),
        tuple == null ? 0 : Layout.MEMORY32.size(tuple));
  }

  /** The address of the values in memory, checked; 0 where they are flat. */
  int pointer(GuestSide side, long lane) {
    if (flat) {
      return 0;
    }
    MemoryAccess.check(side.memory(), (int) lane, alignment, size);
    return (int) lane;
  }

  /** Room for the values in memory; 0 where they are flat. */
  int allocate(GuestSide side) {
    return flat ? 0 : side.allocate(alignment, (int) size);
  }

  Lifter lifter(List<Binding> bindings, Site site) {
    return (Lifter) site.make(new LanesAdapter.LiftAdapter(bindings, flat));
  }

  Lowerer lowerer(List<Binding> bindings, Site site) {
    return (Lowerer) site.make(new LanesAdapter.LowerAdapter(bindings, flat));
  }

  Fuser fuser(Lanes to, Site site) {
    return (Fuser) site.make(new LanesAdapter.FuseAdapter(types, flat, to.flat));
  }

  /** What adapters are made for. */
  record Site(Store store, ClassLoader loader, ResourceSlot[] slots, GuestSide... sides) {
    Object make(LanesAdapter shape) {
      var entry = AdapterCache.of(store.engine()).get(shape, loader, shape::build);
      return entry.make(
          new AdapterSite(
              store, sides, new Object[0], null, entry, slots)); // hot: nothing is entered
    }
  }
}
