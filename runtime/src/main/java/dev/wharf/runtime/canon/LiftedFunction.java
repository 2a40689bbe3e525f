package dev.wharf.runtime.canon;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.async.InstanceTasks;
import java.util.List;

/** A lifted function whose calls are tasks: what all of its calls have in common. */
final class LiftedFunction {
  private final Callee.Guest callee;
  private final GuestSide side;
  private final Occurrences type;
  private final ResourceSlot[] slots;
  private final Lanes params;
  private final Lanes result;
  private final boolean exclusive;
  private final InstanceTasks.Entering entering;

  LiftedFunction(Callee.Guest callee) {
    var context = callee.context();
    this.callee = callee;
    this.side = GuestSide.of(context);
    this.type = Occurrences.of(callee.type());
    this.slots = Adapters.slots(type, context);
    this.params = Lanes.of(params(type), Flattening.MAX_PARAMS);
    this.result =
        Lanes.of(
            type.type().result().stream().toList(),
            context.async() ? Flattening.MAX_PARAMS : Flattening.MAX_RESULTS);
    this.entering = tasks().enteringFromHost();
    this.exclusive = !context.async() || context.callback().isPresent();
  }

  static List<InterfaceType> params(Occurrences type) {
    return type.type().params().stream().map(InterfaceType.Field::type).toList();
  }

  Callee.Guest callee() {
    return callee;
  }

  CanonContext context() {
    return callee.context();
  }

  GuestSide side() {
    return side;
  }

  Occurrences type() {
    return type;
  }

  ResourceSlot[] slots() {
    return slots;
  }

  /** How the core function takes its parameters. */
  Lanes params() {
    return params;
  }

  /** How the core function, or {@code task.return}, gives the result. */
  Lanes result() {
    return result;
  }

  boolean isExclusive() {
    return exclusive;
  }

  /** What a call from the host enters. */
  InstanceTasks.Entering entering() {
    return entering;
  }

  InstanceTasks tasks() {
    return callee.context().scope().tasks();
  }
}
