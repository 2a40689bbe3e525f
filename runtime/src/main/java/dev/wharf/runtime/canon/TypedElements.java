package dev.wharf.runtime.canon;

import dev.wharf.engine.Store;
import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.value.Unit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Elements as a binding has them, by compiled adapters. Belongs to the thread that owns the store.
 */
final class TypedElements implements ElementCodec {
  private static final long[] NO_LANES = {};

  private final Optional<Binding> binding;
  private final Store store;
  private final ResourceSlot[] slots;
  private final CallScope scope = new CallScope();
  private GuestSide liftSide; // null before the first lift
  private Lifter lifter;
  private GuestSide lowerSide; // null before the first lower
  private Lowerer lowerer;
  private final Object[] one = new Object[1];

  TypedElements(Optional<Binding> binding, Store store, ResourceSlot[] slots) {
    this.binding = binding;
    this.store = store;
    this.slots = slots;
  }

  @Override
  public Object load(GuestSide from, int address) {
    if (liftSide != from) {
      lifter =
          (Lifter)
              site(from).make(new LanesAdapter.LiftAdapter(List.of(binding.orElseThrow()), false));
      liftSide = from;
    }
    return lifter.lift(NO_LANES, address, scope)[0];
  }

  @Override
  public void store(Object element, GuestSide to, int address) {
    if (lowerSide != to) {
      lowerer =
          (Lowerer)
              site(to).make(new LanesAdapter.LowerAdapter(List.of(binding.orElseThrow()), false));
      lowerSide = to;
    }
    one[0] = Objects.requireNonNull(element, "null is not a component value");
    lowerer.lower(one, NO_LANES, address, scope);
    one[0] = null;
  }

  private Lanes.Site site(GuestSide side) {
    return new Lanes.Site(store, Adapters.loader(binding.orElseThrow()), slots, side);
  }

  @Override
  public Object unit() {
    return Unit.UNIT;
  }
}
