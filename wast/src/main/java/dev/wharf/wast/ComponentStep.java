package dev.wharf.wast;

import dev.wharf.runtime.value.Val;
import java.util.List;
import java.util.Optional;

/** What a script does with components. Component Model, test scripts. */
public sealed interface ComponentStep {
  /** Defines a component and, unless {@code definition}, instantiates it. */
  record Define(Optional<String> name, boolean definition, ComponentSource source)
      implements ComponentStep {}

  /** Instantiates an earlier definition, the latest if it has no name. */
  record Instantiate(Optional<String> instance, Optional<String> definition)
      implements ComponentStep {}

  /** Calls an export of an instance, the latest if none is named. */
  record Call(Optional<String> instance, String export, List<Val> args) {
    public Call {
      args = List.copyOf(args);
    }
  }

  /** A call whose result does not matter. */
  record Perform(Call call) implements ComponentStep {}

  /**
   * @param result one value, or none
   */
  record AssertReturn(Call call, List<Val> result) implements ComponentStep {
    public AssertReturn {
      result = List.copyOf(result);
    }
  }

  record AssertTrap(Call call) implements ComponentStep {}

  /** Instantiation traps. */
  record AssertComponentTrap(ComponentSource source) implements ComponentStep {}

  record AssertMalformed(ComponentSource source) implements ComponentStep {}

  record AssertInvalid(ComponentSource source) implements ComponentStep {}
}
