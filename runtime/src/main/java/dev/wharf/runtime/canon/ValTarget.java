package dev.wharf.runtime.canon;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.DynamicFunction;
import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.value.Val;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A function of the host over dynamic values. */
final class ValTarget implements HostTarget {
  private final DynamicFunction body;
  private final GuestSide caller;
  private final ResourceSlot[] slots;
  private final List<InterfaceType> params;
  private final Optional<InterfaceType> result;
  private final int maxParams;
  private final boolean resultInMemory;

  ValTarget(
      DynamicFunction body,
      Occurrences type,
      GuestSide caller,
      ResourceSlot[] slots,
      CanonContext context) {
    this.body = body;
    this.caller = caller;
    this.slots = slots;
    this.params = LiftedFunction.params(type);
    this.result = type.type().result();
    this.maxParams = LoweredCall.maxParams(context);
    this.resultInMemory = !LoweredCall.result(type, context).flat();
  }

  @Override
  public Object[] arguments(long[] lanes, CallScope lent) {
    return new ValLift(caller, slots, lent).values(params, maxParams, lanes).toArray();
  }

  @Override
  public Object call(Object[] args) {
    var values = Arrays.stream(args).map(Val.class::cast).toList();
    List<Val> answer = body.call(values);
    if (answer.size() != (result.isPresent() ? 1 : 0)) {
      throw new HostValueException("a host function gave " + answer.size() + " results");
    }
    return answer;
  }

  @Override
  public boolean isInline() {
    return body.isInline();
  }

  @Override
  public void result(Object value, long[] lanes, int pointer, CallScope lent) {
    if (result.isEmpty()) {
      return;
    }
    var lower = new ValLower(caller, slots, lent);
    var answer = (Val) ((List<?>) value).getFirst();
    if (resultInMemory) {
      lower.store(answer, result.get(), pointer);
    } else {
      lanes[0] = lower.values(List.of(answer), List.of(result.get()), 1)[0];
    }
  }
}
