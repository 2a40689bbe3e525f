package dev.wharf.runtime.async;

/** Spec: Canonical ABI, {@code SharedFutureImpl}. */
public final class SharedFuture extends Shared {
  public SharedFuture(ElementType type) {
    super(type);
  }

  @Override
  public void read(Object by, Buffer.Writable into, CopyListener told) {
    if (pending() == null) {
      awaitWrite(by, into, told);
    } else {
      checkInstances(by);
      into.write((Buffer.Readable) pending(), 1);
      resetAndNotifyPending(CopyResult.COMPLETED);
      told.onCopyDone(CopyResult.COMPLETED);
    }
  }

  @Override
  public void write(Object by, Buffer.Readable from, CopyListener told) {
    if (isDropped()) {
      told.onCopyDone(CopyResult.DROPPED);
    } else if (pending() == null) {
      setPending(by, from, told);
    } else {
      checkInstances(by);
      ((Buffer.Writable) pending()).write(from, 1);
      resetAndNotifyPending(CopyResult.COMPLETED);
      told.onCopyDone(CopyResult.COMPLETED);
    }
  }
}
