package dev.wharf.runtime.canon;

import dev.wharf.runtime.value.Val;
import java.util.List;

/** A function prepared for calls with values of any type. */
@FunctionalInterface
public interface DynamicCall {
  /** Calls and gives the result, or nothing where the function has none. */
  List<Val> call(List<Val> args);

  /** Looks at the types of a function once for all calls. */
  static DynamicCall of(Callee callee) {
    return switch (callee) {
      case Callee.Guest guest when Adapters.isTask(guest) -> {
        var function = new LiftedFunction(guest);
        yield args -> ValCalls.callTask(function, args);
      }
      case Callee.Guest guest -> {
        var side = GuestSide.of(guest.context());
        var type = Occurrences.of(guest.type());
        var slots = Adapters.slots(type, guest.context());
        yield args -> ValCalls.call(guest, type, side, slots, args);
      }
      case Callee.Host(var _, HostFunction.Dynamic(var body)) -> body::call;
      case Callee.Host(var _, BoundMethod(var _, var method, boolean _, var _, var _)) ->
          _ -> {
            throw new UnsupportedOperationException(
                "a function of the host is not called through values: " + method);
          };
    };
  }
}
