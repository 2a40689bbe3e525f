package dev.wharf.runtime.async;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/**
 * What the two ends of a stream or future have in common: whether one of them is gone, and the copy
 * that one began and the other has not answered. Spec: Canonical ABI, {@code SharedBase}.
 */
public abstract sealed class Shared permits SharedStream, SharedFuture {
  private final ElementType type;
  private boolean dropped;
  private Object owner;
  private Buffer pending; // null when no copy waits
  private CopyListener listener;
  private HostSupply supply; // null where a guest writes

  Shared(ElementType type) {
    this.type = type;
  }

  public ElementType type() {
    return type;
  }

  /** Has the host write. */
  public final void suppliedBy(HostSupply host) {
    supply = host;
  }

  /** The host that writes; null where a guest does. */
  public final HostSupply supply() {
    return supply;
  }

  /** A read waits from now on; the host, if it writes, answers it perhaps at once. */
  final void awaitWrite(Object by, Buffer.Writable into, CopyListener told) {
    setPending(by, into, told);
    if (supply != null) {
      supply.wanted(into);
    }
  }

  public final boolean isDropped() {
    return dropped;
  }

  final Buffer pending() {
    return pending;
  }

  final void setPending(Object by, Buffer buffer, CopyListener told) {
    owner = by;
    pending = buffer;
    listener = told;
  }

  /** The buffer is its owner's again. */
  final void resetPending() {
    setPending(this, null, null);
  }

  final void notifyProgress() {
    listener.onCopy(this::resetPending);
  }

  final void resetAndNotifyPending(CopyResult result) {
    var told = listener;
    resetPending();
    told.onCopyDone(result);
  }

  /** Takes back the copy that waits. */
  public void cancel() {
    resetAndNotifyPending(CopyResult.CANCELLED);
  }

  /** One end is gone. */
  public void drop() {
    if (!dropped) {
      dropped = true;
      if (pending != null) {
        resetAndNotifyPending(CopyResult.DROPPED);
      } else if (supply != null) {
        supply.dropped();
      }
    }
  }

  /** The reference code's limit: only plain elements may go from an instance to itself. */
  final void checkInstances(Object by) {
    if (by == owner && !type.isNoneOrNumber()) {
      throw new TrapException(Trap.SAME_INSTANCE_COPY);
    }
  }

  /**
   * Has elements to be read.
   *
   * @param by the instance that reads
   */
  public abstract void read(Object by, Buffer.Writable into, CopyListener told);

  /** Takes elements. */
  public abstract void write(Object by, Buffer.Readable from, CopyListener told);
}
