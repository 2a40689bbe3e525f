package dev.wharf.runtime.async;

/** Spec: Canonical ABI, {@code SharedStreamImpl}. */
public final class SharedStream extends Shared {
  public SharedStream(ElementType type) {
    super(type);
  }

  @Override
  public void read(Object by, Buffer.Writable into, CopyListener told) {
    if (isDropped()) {
      told.onCopyDone(CopyResult.DROPPED);
    } else if (pending() == null) {
      awaitWrite(by, into, told);
    } else {
      checkInstances(by);
      if (pending().remain() > 0) {
        if (into.remain() > 0) {
          into.write((Buffer.Readable) pending(), Math.min(into.remain(), pending().remain()));
          notifyProgress();
        }
        told.onCopyDone(CopyResult.COMPLETED);
      } else {
        resetAndNotifyPending(CopyResult.COMPLETED);
        awaitWrite(by, into, told);
      }
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
      var into = (Buffer.Writable) pending();
      if (into.remain() > 0) {
        if (from.remain() > 0) {
          into.write(from, Math.min(from.remain(), into.remain()));
          notifyProgress();
        }
        told.onCopyDone(CopyResult.COMPLETED);
      } else if (from.isZeroLength() && into.isZeroLength()) {
        // A write of nothing asks whether somebody reads; the read goes on waiting for something.
        told.onCopyDone(CopyResult.COMPLETED);
      } else {
        resetAndNotifyPending(CopyResult.COMPLETED);
        setPending(by, from, told);
      }
    }
  }
}
