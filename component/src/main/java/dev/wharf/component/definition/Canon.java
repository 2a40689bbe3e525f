package dev.wharf.component.definition;

import dev.wharf.wasm.type.ValType;
import java.util.List;
import java.util.Optional;

/**
 * A canonical definition: the door between core and component functions. Binary format, {@code
 * canon}.
 */
public sealed interface Canon extends Definition {
  /** A component function from a core one. */
  record Lift(int coreFunc, List<CanonOption> options, int type, int offset) implements Canon {
    public Lift {
      options = List.copyOf(options);
    }
  }

  /** A core function from a component one. */
  record Lower(int func, List<CanonOption> options, int offset) implements Canon {
    public Lower {
      options = List.copyOf(options);
    }
  }

  /** A core function that the runtime offers. */
  record BuiltIn(CanonBuiltin builtin, Immediate immediate, int offset) implements Canon {}

  /** What follows the code of a built-in; one form for each {@link CanonBuiltin.Shape}. */
  sealed interface Immediate {}

  record None() implements Immediate {}

  record OfType(int type) implements Immediate {}

  record OfTypeAndOptions(int type, List<CanonOption> options) implements Immediate {
    public OfTypeAndOptions {
      options = List.copyOf(options);
    }
  }

  record OfTypeAndAsync(int type, boolean async) implements Immediate {}

  record OfAsync(boolean async) implements Immediate {}

  record OfOptions(List<CanonOption> options) implements Immediate {
    public OfOptions {
      options = List.copyOf(options);
    }
  }

  record OfResult(Optional<ValueRef> result, List<CanonOption> options) implements Immediate {
    public OfResult {
      options = List.copyOf(options);
    }
  }

  /** A slot of task-local storage. */
  record OfSlot(ValType type, int slot) implements Immediate {}

  record OfCancellable(boolean cancellable) implements Immediate {}

  record OfCancellableAndMemory(boolean cancellable, int memory) implements Immediate {}

  record OfFuncTypeAndTable(int coreType, int table) implements Immediate {}
}
