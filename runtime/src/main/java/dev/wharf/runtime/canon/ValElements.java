package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.ElementType;
import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.value.Val;
import java.util.List;

/** Elements as dynamic values. */
record ValElements(ElementType type) implements ElementCodec {
  @Override
  public Object load(GuestSide from, int address) {
    return new ValLift(from, ElementTypes.slots(type), new CallScope())
        .load(type.type().orElseThrow(), address);
  }

  @Override
  public void store(Object element, GuestSide to, int address) {
    new ValLower(to, ElementTypes.slots(type), new CallScope())
        .store((Val) element, type.type().orElseThrow(), address);
  }

  @Override
  public Object unit() {
    return new Val.Tuple(List.of());
  }
}
