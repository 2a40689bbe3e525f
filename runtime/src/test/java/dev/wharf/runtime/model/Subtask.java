package dev.wharf.runtime.model;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/** Spec: Canonical ABI, {@code Subtask}. */
final class Subtask extends Waitable {
  private static final int STARTING = 0;
  private static final int STARTED = 1;
  static final int RETURNED = 2;
  private static final int CANCELLED_BEFORE_STARTED = 3;
  private static final int CANCELLED_BEFORE_RETURNED = 4;

  int state = STARTING;
  int index; // 0 while the caller is not told of progress
  boolean delivered;
  boolean cancellationRequested;
  Task task; // set once the call has begun

  boolean isResolved() {
    return state > STARTED;
  }

  private void progress(int to) {
    state = to;
    if (index != 0) {
      pending =
          () -> {
            if (isResolved()) {
              delivered = true;
            }
            return new Event(Event.SUBTASK, index, state);
          };
    }
  }

  void start() {
    progress(STARTED);
  }

  void returned() {
    progress(RETURNED);
  }

  void cancelled() {
    progress(state == STARTING ? CANCELLED_BEFORE_STARTED : CANCELLED_BEFORE_RETURNED);
  }

  void requireCancellable(boolean async) {
    if (delivered || cancellationRequested) {
      throw new TrapException(Trap.SUBTASK_CANCEL);
    }
    if (!async) {
      requireOutOfSet();
    }
  }

  void drop() {
    if (!delivered) {
      throw new TrapException(Trap.SUBTASK_UNRESOLVED);
    }
    join(null);
  }
}
