package dev.wharf.runtime.resource;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.Arrays;

/**
 * What one call borrowed: the handles of the caller that are lent for its duration, and how many
 * borrowing handles the callee still holds. Made only for calls whose parameters contain a {@code
 * borrow}; end it when the call returns. After a trap it is simply forgotten: the store is not
 * entered again.
 *
 * <p>Spec: Canonical ABI, {@code Task.num_borrows} and {@code Subtask.lenders}.
 */
public final class CallScope {
  private static final ResourceHandle[] NONE = {};

  private ResourceHandle[] lenders = NONE;
  private int lent;
  private int borrows;
  private boolean ended;

  private CallScope borrower = this;

  /**
   * Has another scope count what the callee borrows: that of a task, which may outlive the call.
   */
  public void borrowsGoTo(CallScope task) {
    borrower = task;
  }

  /** Notes that {@code handle} of the caller is lent until {@link #end}. */
  public void lend(ResourceHandle handle) {
    if (lent == lenders.length) {
      lenders = Arrays.copyOf(lenders, Math.max(2, 2 * lent));
    }
    lenders[lent++] = handle;
    handle.lend();
  }

  void borrowed() {
    borrower.borrows++;
  }

  void returned() {
    borrower.borrows--;
  }

  /** Whether the callee keeps no borrow. */
  public boolean isReturned() {
    return borrows == 0;
  }

  /**
   * Traps when the callee keeps a borrow past its return. To be called before results are lifted.
   */
  public void checkReturned() {
    if (borrows > 0) {
      throw new TrapException(Trap.BORROWS_REMAIN, borrows + " not dropped");
    }
  }

  /** Gives the lent handles back to the caller. */
  public void end() {
    for (int i = 0; i < lent; i++) {
      lenders[i].unlend();
    }
    lent = 0;
    ended = true;
  }

  /** Whether the call has returned: what it lent to the host is not to be used any more. */
  boolean isEnded() {
    return ended;
  }
}
