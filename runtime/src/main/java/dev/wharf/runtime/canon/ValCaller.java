package dev.wharf.runtime.canon;

import dev.wharf.component.abi.Flattening;
import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call from the host with dynamic values. */
final class ValCaller implements TaskCaller {
  private final LiftedFunction function;
  private final List<Val> args;
  private Runnable resolved = () -> {};
  private Optional<List<Val>> result = Optional.empty();
  private Optional<RuntimeException> refused = Optional.empty();

  ValCaller(LiftedFunction function, List<Val> args) {
    this.function = function;
    this.args = List.copyOf(args);
  }

  /** Whom to tell when the task has returned or was cancelled. */
  void setResolved(Runnable told) {
    resolved = told;
  }

  @Override
  public void arguments(long[] lanes, CallScope borrows) {
    var params = LiftedFunction.params(function.type());
    long[] values =
        new ValLower(function.side(), function.slots(), borrows)
            .values(args, params, Flattening.MAX_PARAMS);
    System.arraycopy(values, 0, lanes, 0, lanes.length);
  }

  @Override
  public void returned(long[] lanes, CallScope borrows) {
    function.side().openCopy();
    int max = function.context().async() ? Flattening.MAX_PARAMS : Flattening.MAX_RESULTS;
    result =
        Optional.of(
            new ArrayList<>(
                new ValLift(function.side(), function.slots(), borrows)
                    .values(function.type().type().result().stream().toList(), max, lanes)));
    resolved.run();
  }

  @Override
  public void cancelled() {
    resolved.run();
  }

  @Override
  public void refused(RuntimeException bad) {
    refused = Optional.of(bad);
    resolved.run();
  }

  /** Empty if the task was cancelled. */
  Optional<List<Val>> result() {
    refused.ifPresent(bad -> {
      throw bad;
    });
    return result;
  }
}
